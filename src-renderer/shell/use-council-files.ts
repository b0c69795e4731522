// Importing a council file and writing one. By files, both are done on the page of the council's files.
import { useCallback } from 'react';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import type { Screen } from '../workspace/screen.ts';
import type { OpenDialog } from './ShellDialogs.tsx';

interface CouncilFileParts {
  weekStart: PlainDate | null;
  byFiles: boolean;
  go: (screen: Screen) => void;
  open: (dialog: OpenDialog) => void;
}

export function useCouncilFiles({ weekStart, byFiles, go, open }: CouncilFileParts) {
  const { run } = useAppCalls();
  const importFile = useCallback(async () => {
    if (weekStart === null) return;
    if (byFiles) return go({ name: 'portal-export' });
    const preview = await run('csv.choose-import', { weekStart });
    if (preview !== null) open({ what: 'import', preview });
  }, [run, weekStart, byFiles, go, open]);

  const exportFile = useCallback(async () => {
    if (weekStart === null) return;
    if (byFiles) return go({ name: 'portal-export' });
    const written = await run('csv.export', { weekStart });
    if (written !== null) open({ what: 'export', ...written });
  }, [run, weekStart, byFiles, go, open]);

  return { importFile, exportFile };
}
