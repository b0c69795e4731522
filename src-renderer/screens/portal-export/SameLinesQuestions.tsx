// Asks which line each of some rows alike is, where plan and order do not tell. What was made of them is chosen already.
import type { ExportPreview } from '../../../src-shared/app-api/files.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatQuantityShort } from '../../../src-shared/domain/quantity.ts';
import { Select } from '../../components/Select.tsx';
import styles from './portal-export.module.css';

type Question = Extract<ExportPreview, { outcome: 'read' }>['sameLines'][number];

export const newLine = 'new-line';
/** Row number → the line that it is, or `newLine`. */
export type LineOfRow = ReadonlyMap<number, string>;

/** What is suggested: a row whose line is not among those known is a new one. */
export function suggestedLines(questions: readonly Question[]): LineOfRow {
  return new Map(
    questions.flatMap(({ rows, lines }) =>
      rows.map(({ row, suggested }) => [row, lines.some(({ lineId }) => lineId === suggested) ? suggested : newLine]),
    ),
  );
}

/** Why the answers cannot be taken, or an empty text: two rows are never one line. */
export function whyNotLines(questions: readonly Question[], answers: LineOfRow): string {
  for (const { rows } of questions) {
    const ids = rows.map(({ row }) => answers.get(row)).filter((id) => id !== newLine);
    if (new Set(ids).size < ids.length) return 'Two rows cannot be the same line. Choose another line for one of them.';
  }
  return '';
}

interface SameLinesQuestionsProps {
  questions: readonly Question[];
  answers: LineOfRow;
  onAnswer: (row: number, lineId: string) => void;
  shorten: (service: string) => string;
}

export function SameLinesQuestions({ questions, answers, onAnswer, shorten }: SameLinesQuestionsProps) {
  const planned = (of: { planned: number | null; visits: number | null }) =>
    `${of.planned === null ? '?' : formatQuantityShort(of.planned)} hours, ${count(of.visits ?? 0, 'visit')}`;
  return (
    <section className={styles.part}>
      <h3>Which line is which?</h3>
      <p className={styles.soft}>
        The council plans several lines of one name, and nothing in the file tells them apart. Asked once for this week.
      </p>
      {questions.flatMap(({ ssRef, service, serviceLevel, rows, lines }) =>
        rows.map((row) => (
          <Select
            key={row.row}
            label={`Row ${row.row}: SS Ref ${ssRef}, ${shorten(service)}${serviceLevel === '' ? '' : `, ${serviceLevel}`} (${planned(row)})`}
            options={[
              ...lines.map((line, at) => ({
                value: line.lineId,
                label: `Line ${at + 1}, planned before with ${planned(line)}`,
              })),
              { value: newLine, label: 'A new line' },
            ]}
            value={answers.get(row.row) ?? null}
            onChange={(lineId) => onAnswer(row.row, lineId)}
          />
        )),
      )}
    </section>
  );
}
