// Files that were chosen or dropped several at once: they stay listed until the list is closed, and each is brought in by
// the screen or dialog of its kind.
import { useCallback, useState } from 'react';
import type { IncomingFile } from '../../src-shared/app-api/incoming.ts';
import { count } from '../../src-shared/domain/count.ts';
import { formatDate, isMonday, type PlainDate } from '../../src-shared/domain/week.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import type { Screen } from '../workspace/screen.ts';
import type { OpenDialog } from './ShellDialogs.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';

interface IncomingFilesParts {
  weekStart: PlainDate | null;
  byFiles: boolean;
  openWeek: (weekStart: PlainDate) => void;
  go: (screen: Screen) => void;
  open: (dialog: OpenDialog) => void;
}

export function useIncomingFiles({ weekStart, byFiles, openWeek, go, open }: IncomingFilesParts) {
  const { run, say } = useAppCalls();
  const [{ files, shown }, setList] = useState<{ files: readonly IncomingFile[]; shown: boolean }>({
    files: [],
    shown: false,
  });
  const hide = useCallback(() => setList((list) => ({ ...list, shown: false })), []);
  const list = useCallback((found: readonly IncomingFile[] | null) => {
    if (found === null || found.length === 0) return;
    // Those of a second choice come after the first ones that are still listed.
    setList((before) => ({ files: before.shown ? [...before.files, ...found] : found, shown: true }));
  }, []);
  const chooseFiles = useCallback(async () => list(await run('incoming.choose', {})), [run, list]);
  useDroppedFiles(async (dropped, leftOut) => {
    list(await run('incoming.drop', { files: dropped }));
    if (leftOut > 0) say(`${count(leftOut, 'file')} more than can be looked at together: drop the rest after these.`);
  });

  const bringIn = async (file: IncomingFile) => {
    hide();
    switch (file.kind) {
      case 'people':
        return go({ name: 'people', incoming: file.id });
      case 'packet':
        return go({ name: 'packets', incoming: file.id });
      case 'export': {
        const of = file.weekStart ?? weekStart;
        if (of === null) return say('Open or generate a week first, then bring this export in.');
        if (!isMonday(of)) return say(`This export is not of a week from Monday: its rows begin on ${formatDate(of)}.`);
        if (byFiles) {
          const preview = await run('files.choose-export', { weekStart: of, incoming: file.id });
          if (preview === null) return;
          openWeek(of);
          go({ name: 'portal-export' });
          return open({ what: 'bring-in', preview });
        }
        const preview = await run('csv.choose-import', { weekStart: of, incoming: file.id });
        if (preview !== null) open({ what: 'import', preview });
        return;
      }
      case 'unknown':
        return;
    }
  };
  return {
    chooseFiles: () => void chooseFiles(),
    files: shown ? files : [],
    bringIn: (file: IncomingFile) => void bringIn(file),
    close: hide,
  };
}
