// A sheet for carers, typed back: in its own order, a row a line, a box a day, by the same numbers. Enter goes down, as on paper. What
// would be recorded is shown before it is.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { daysOfWeek, formatLongDate, formatShortDate, formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { Select } from '../../components/Select.tsx';
import table from '../../components/table.module.css';
import { numbersWords } from '../../words/log.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { DayBox } from './DayBox.tsx';
import sheet from './log-sheet.module.css';
import { ReviewDialog } from './ReviewDialog.tsx';
import styles from './sheet-entry.module.css';
import type { EntryRow } from './sheet-rows.ts';
import { boxKey, loggedWords, type SheetTexts, wrongWithBox } from './typed-sheet.ts';
import { useSheetTexts } from './use-sheet-texts.ts';
import { useSheetsToType } from './use-sheets-to-type.ts';

export function SheetEntryScreen({ siteId }: { siteId: string | null }) {
  const { week, go } = useWorkspace();
  const { say } = useAppCalls();
  const { sheets, nameOf } = useSheetsToType();
  const [picked, setPicked] = useState<string | null>(null);
  const first = sheets.find((sheet) => siteId !== null && sheet.siteId === siteId) ?? sheets[0];
  const chosen = sheets.find(({ id }) => id === picked) ?? first;
  const { texts, write, clear } = useSheetTexts();
  const [reviewing, setReviewing] = useState(false);
  const rows = chosen?.rows ?? [];
  const wrong = rows.flatMap(({ lineId }) =>
    daysOfWeek(week.weekStart)
      .map((day) => boxKey(week.weekStart, lineId, day))
      .filter((key) => wrongWithBox(texts.get(key) ?? '') !== ''),
  );
  const review = () => {
    const [bad] = wrong;
    if (bad === undefined) return setReviewing(true);
    say(
      `${count(wrong.length, 'box', 'boxes')} cannot be read. Put ${wrong.length === 1 ? 'it' : 'them'} right first.`,
    );
    document.querySelector<HTMLInputElement>(`[data-box="${CSS.escape(bad)}"]`)?.focus();
  };

  return (
    <Page
      title={`Type a sheet back, week ${formatWeek(week.weekStart)}`}
      lead={`Only what stands on it: the number and how long, such as “4, 30 min”; several with a semicolon. ${numbersWords()}`}
    >
      <div className={sheet.controls}>
        <Button onPress={() => go({ name: 'log-sheet' })}>Back to the sheet</Button>
        <Select
          label="Which sheet"
          options={sheets.map(({ id, label, detail }) => ({ value: id, label, detail }))}
          value={chosen?.id ?? null}
          onChange={setPicked}
        />
        <Button
          look="primary"
          onPress={review}
          {...(week.readOnly ? { whyNot: 'The week is paid: nothing in it can be changed.' } : {})}
        >
          Look at what it records…
        </Button>
      </div>
      {chosen === undefined ? null : rows.length === 0 ? (
        <Notice
          tone="information"
          sentence="There is no line in this week yet."
          action="Generate the week, or bring in the portal’s export, first."
        />
      ) : (
        <EntryTable key={chosen.id} rows={rows} texts={texts} write={write} onReview={review} nameOf={nameOf} />
      )}
      {reviewing && chosen !== undefined ? (
        <ReviewDialog
          key={chosen.id}
          siteId={chosen.siteId}
          rows={rows}
          texts={texts}
          nameOf={nameOf}
          onClose={() => setReviewing(false)}
          onRecorded={(keys, words) => {
            clear(keys);
            setReviewing(false);
            say(words, 'may-undo');
          }}
        />
      ) : null}
    </Page>
  );
}

interface EntryTableProps {
  rows: readonly EntryRow[];
  texts: SheetTexts;
  write: (key: string, text: string) => void;
  onReview: () => void;
  nameOf: (lineId: string) => { name: string; detail: string };
}

const sinceWords = {
  printed: '',
  new: 'not on the sheet: it came since',
  gone: 'no longer planned in this week',
} as const satisfies Record<EntryRow['since'], string>;

/** Boxes for so many lines are drawn at once: a sheet that is on paper is shorter. */
const linesAtOnce = 150;

function EntryTable({ rows: all, texts, write, onReview, nameOf }: EntryTableProps) {
  const { week } = useWorkspace();
  const [most, setMost] = useState(linesAtOnce);
  const rows = all.slice(0, most);
  const left = all.length - rows.length;
  const days = daysOfWeek(week.weekStart);
  const last = days.length;
  /** Down the sheet and on to the top of the next column; Shift goes up. */
  const move = (from: HTMLElement, row: number, column: number, by: 1 | -1) => {
    const place = column * rows.length + row + by;
    const next = { row: place % rows.length, column: Math.floor(place / rows.length) };
    from.closest('table')?.querySelector<HTMLInputElement>(`[data-place="${next.row} ${next.column}"]`)?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLTableElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const [row, column] = (target.dataset.place ?? '').split(' ').map(Number);
    if (row === undefined || column === undefined || Number.isNaN(row)) return;
    if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      onReview();
    } else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(target, row, column, event.key === 'ArrowUp' || event.shiftKey ? -1 : 1);
    }
  };
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${styles.entry}`} onKeyDown={onKeyDown}>
        <caption>{count(all.length, 'line')}. Enter goes down, Alt+Enter to what it records.</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Planned</th>
            {days.map((day) => (
              <th key={day} scope="col">
                <abbr title={formatLongDate(day)}>{formatShortDate(day).slice(0, 6)}</abbr>
              </th>
            ))}
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ lineId, since, row }, index) => {
            const { name, detail } = nameOf(lineId);
            const note = boxKey(week.weekStart, lineId, null);
            return (
              <tr key={lineId}>
                <th scope="row">
                  <strong>{name}</strong>
                  <span className={`${styles.said} ${styles.soft}`}>
                    {[detail, sinceWords[since]].filter(Boolean).join(', ')}
                  </span>
                </th>
                <td className={table.whole}>{row === null ? '' : `${formatQuantity(row.planned)} h`}</td>
                {days.map((day, column) => {
                  const key = boxKey(week.weekStart, lineId, day);
                  const known = row?.days.find((one) => one.day === day)?.known ?? '';
                  const logged = loggedWords(week.log, lineId, day);
                  return (
                    <td key={day}>
                      <DayBox
                        label={`${name}, ${detail}, ${formatLongDate(day)}`}
                        place={`${index} ${column}`}
                        boxKey={key}
                        text={texts.get(key) ?? ''}
                        onText={(text) => write(key, text)}
                        known={[known, logged === '' ? '' : `logged: ${logged}`].filter(Boolean).join(', ')}
                      />
                    </td>
                  );
                })}
                <td>
                  <input
                    className={styles.box}
                    aria-label={`Note, ${name}, ${detail}`}
                    data-place={`${index} ${last}`}
                    value={texts.get(note) ?? ''}
                    maxLength={2000}
                    onChange={(event) => write(note, event.target.value)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {left === 0 ? null : (
        <Button onPress={() => setMost(most + linesAtOnce)}>
          Show {count(Math.min(left, linesAtOnce), 'more line')} ({left} left)
        </Button>
      )}
    </div>
  );
}
