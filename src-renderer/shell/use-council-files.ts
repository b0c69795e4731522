// Importing a council file and writing one. By files, that is the portal's export and the file that goes back; where none is to be
// made now, the page of the council's files says what is.
import { useCallback } from 'react';
import type { PortalExportWeek } from '../../src-shared/app-api/files-week.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { useMakeFile } from '../panels/make-file/use-make-file.ts';
import type { Screen } from '../workspace/screen.ts';
import type { OpenDialog } from './ShellDialogs.tsx';

interface CouncilFileParts {
  weekStart: PlainDate | null;
  /** Null for a week that goes by a portal. */
  files: PortalExportWeek | null;
  go: (screen: Screen) => void;
  open: (dialog: OpenDialog) => void;
}

export function useCouncilFiles({ weekStart, files, go, open }: CouncilFileParts) {
  const { run } = useAppCalls();
  const makeFile = useMakeFile();
  const importFile = useCallback(async () => {
    if (weekStart === null) return;
    if (files !== null) {
      const shown = await run('files.choose-export', { weekStart });
      if (shown !== null) open({ what: 'bring-in', preview: shown });
      return;
    }
    const preview = await run('csv.choose-import', { weekStart });
    if (preview !== null) open({ what: 'import', preview });
  }, [run, weekStart, files, open]);

  const exportFile = useCallback(async () => {
    if (weekStart === null) return;
    if (files !== null) {
      const ready = files.services.find(({ step }) => step === 'make-file');
      if (ready === undefined) return go({ name: 'portal-export' });
      await makeFile(weekStart, ready.service);
      return;
    }
    const written = await run('csv.export', { weekStart });
    if (written !== null) open({ what: 'export', ...written });
  }, [run, weekStart, files, makeFile, go, open]);

  return { importFile, exportFile };
}
