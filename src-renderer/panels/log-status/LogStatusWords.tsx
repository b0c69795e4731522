// How a line's figures stand to its log, with the way to take the log's where somebody typed others.
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { differenceWords, sumWords } from '../../words/log.ts';
import styles from './log-status.module.css';

interface LogStatusWordsProps {
  row: WeekRow;
  weekStart: PlainDate;
  readOnly: boolean;
}

export function LogStatusWords({ row, weekStart, readOnly }: LogStatusWordsProps) {
  const { run, say } = useAppCalls();
  const { log } = row;
  if (log === null || log === undefined) return null;
  const { actual } = row;
  switch (log.status) {
    case 'silent':
      return <p className={styles.soft}>{sumWords(log)}</p>;
    case 'from-log':
      return (
        <p>
          <Mark shape="log" tone="changed">
            The week’s figures come from the log: {sumWords(log)}
          </Mark>
        </p>
      );
    case 'differs':
      return (
        <p className={styles.sum}>
          <Mark shape="triangle-open" tone="attention">
            {differenceWords(log, actual)}
          </Mark>
          {actual === null || readOnly ? null : (
            <Button
              onPress={async () => {
                const done = await run('care.use-log', { weekStart, lineId: row.line.id });
                if (done !== null) say('The log’s figures are used. Undo takes this back.', 'may-undo');
              }}
            >
              Use the log
            </Button>
          )}
        </p>
      );
  }
}
