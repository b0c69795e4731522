// Makes the file that a service of the week goes back in, and says what came of it.
import { useCallback } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import type { PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';

export function useMakeFile(): (weekStart: PlainDate, service: string) => Promise<void> {
  const { run, say, show } = useAppCalls();
  return useCallback(
    async (weekStart, service) => {
      const made = await run('files.make-file', { weekStart, service });
      if (made === null) return;
      if (made.outcome === 'stopped') {
        const [first] = made.reasons;
        const more = made.reasons.length > 1 ? ` And ${made.reasons.length - 1} more like it.` : '';
        show({
          code: 'file-not-made',
          sentence: `No file was made. ${first?.sentence ?? ''}${more}`,
          action: first?.action ?? '',
        });
        return;
      }
      say(`File made with ${count(made.cells, 'changed cell')}. The list of changed cells lies beside it.`);
    },
    [run, say, show],
  );
}
