// The dialogs that any screen may open.
import type { Account, ExportPreview, ImportPreview } from '../../src-shared/app-api/index.ts';
import { ExportDialog } from '../panels/import/ExportDialog.tsx';
import { ImportDialog } from '../panels/import/ImportDialog.tsx';
import { KeysDialog } from '../panels/keys/KeysDialog.tsx';
import { SignInDialog } from '../panels/sign-in/SignInDialog.tsx';
import { SupportDialog } from '../panels/support/SupportDialog.tsx';
import { BringInDialog } from '../screens/portal-export/BringInDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import type { PaletteGoal } from './palette-entries.ts';

export type OpenDialog =
  | { what: 'keys' }
  | { what: 'palette' }
  | { what: 'support-report' }
  | { what: 'sign-in' }
  | { what: 'import'; preview: ImportPreview }
  | { what: 'bring-in'; preview: ExportPreview }
  | { what: 'export'; path: string; lines: number };

interface ShellDialogsProps {
  open: OpenDialog | null;
  account: Account;
  onClose: () => void;
  onSession: () => void;
  /** Where somebody goes from the command palette. */
  onGo: (goal: PaletteGoal) => void;
}

export function ShellDialogs({ open, account, onClose, onSession, onGo }: ShellDialogsProps) {
  switch (open?.what) {
    case undefined:
      return null;
    case 'keys':
      return <KeysDialog byFiles={account.connection.kind === 'files'} onClose={onClose} />;
    case 'palette':
      return <CommandPalette onGo={onGo} onClose={onClose} />;
    case 'support-report':
      return <SupportDialog onClose={onClose} />;
    case 'import':
      return <ImportDialog preview={open.preview} onClose={onClose} />;
    case 'bring-in':
      return <BringInDialog preview={open.preview} onClose={onClose} />;
    case 'export':
      return <ExportDialog path={open.path} lines={open.lines} onClose={onClose} />;
    case 'sign-in':
      return (
        <SignInDialog
          account={account}
          onClose={onClose}
          onSignedIn={() => {
            onClose();
            onSession();
          }}
        />
      );
  }
}
