// Lines that the council plans under one SS Ref, service and level, as the export's rows show them. The council's own,
// unedited export says how many there are; which of last week's each one is follows from plan and order, and where that
// does not decide, a person says so once. What must stay true: no line ends, and none is called doubled or new, because
// another has its name.
import { z } from 'zod';
import { type Planned, tellApart } from '../council-csv/lines-alike.ts';
import { quantitySchema } from '../domain/quantity.ts';
import { weekStartSchema } from '../domain/week.ts';
import { type LineKey, lineKeyText } from './line-id.ts';

const plannedRowSchema = z.object({ planned: quantitySchema, visits: z.int().min(0) });

/** A person's answer which line each of some rows alike is, for one week. Kept, and the same on every computer. */
export const sameLinesAnswerSchema = z.object({
  weekStart: weekStartSchema,
  ssRef: z.string().min(1),
  service: z.string(),
  serviceLevel: z.string(),
  /** In the file's order; `lineId` null: a new line. */
  rows: z.array(plannedRowSchema.extend({ lineId: z.string().min(1).nullable() })).min(1),
});
export type SameLinesAnswer = z.infer<typeof sameLinesAnswerSchema>;

/** Rows alike of which nothing says which line each is. `suggested` is what was made of them until the answer. */
export const sameLinesQuestionSchema = z.object({
  ssRef: z.string(),
  service: z.string(),
  serviceLevel: z.string(),
  rows: z.array(z.object({ row: z.int(), planned: quantitySchema, visits: z.int(), suggested: z.string() })),
  /** The lines that they could be, as they were planned last. */
  lines: z.array(z.object({ lineId: z.string(), planned: quantitySchema.nullable(), visits: z.int().nullable() })),
});
export type SameLinesQuestion = z.infer<typeof sameLinesQuestionSchema>;

export interface RowsToAssign {
  key: LineKey;
  weekStart: string;
  rows: readonly Planned[];
  /** Lines of the last plan, and before them of this week's, in the order of their places. */
  live: readonly (Planned & { lineId: string })[];
  /** Lines that an earlier export had and the last one did not. */
  ended: readonly (Planned & { lineId: string })[];
  answers: readonly SameLinesAnswer[];
}

/** For each row its line's id, or null for a new one; `unsure`: a person should say whether it is so. */
export interface AssignedRows {
  lineIds: (string | null)[];
  unsure: boolean;
}

/** Says which line each of the rows alike is. */
export function assignRows({ key, weekStart, rows, live, ended, answers }: RowsToAssign): AssignedRows {
  const answer = answers.findLast(
    (one) => one.weekStart === weekStart && lineKeyText(one) === lineKeyText(key) && isOfTheseRows(one, rows),
  );
  if (answer !== undefined) return { lineIds: answer.rows.map(({ lineId }) => lineId), unsure: false };
  if (live.length >= rows.length) {
    const given = tellApart(rows, live);
    return completed(
      given.map((line) => live[line ?? -1]?.lineId ?? null),
      live.map(({ lineId }) => lineId),
    );
  }
  // More rows than lines: each line goes on in the row that is most like it, and what is left over is new, or was here
  // before and is planned again.
  const byLine = tellApart(live, rows);
  const lineIds: (string | null)[] = rows.map(() => null);
  for (const [line, row] of byLine.entries()) if (row !== null) lineIds[row] = live[line]?.lineId ?? null;
  const homeless = live.filter((_, line) => byLine[line] === null);
  let unsure = false;
  for (const { lineId } of homeless) {
    const row = lineIds.indexOf(null);
    if (row === -1) break;
    lineIds[row] = lineId;
    unsure = true;
  }
  const again = [...ended];
  for (const [row, lineId] of lineIds.entries()) {
    if (lineId !== null) continue;
    const same = again.findIndex((line) => line.planned === rows[row]?.planned && line.visits === rows[row]?.visits);
    const [back] = again.splice(Math.max(same, 0), again.length === 0 ? 0 : 1);
    if (back !== undefined) lineIds[row] = back.lineId;
  }
  return { lineIds, unsure };
}

/** Rows that nothing tells apart get the lines that are left, in order, and the question is asked. */
function completed(lineIds: (string | null)[], all: readonly string[]): AssignedRows {
  const left = all.filter((lineId) => !lineIds.includes(lineId));
  const unsure = lineIds.includes(null);
  return { lineIds: lineIds.map((lineId) => lineId ?? left.shift() ?? null), unsure };
}

function isOfTheseRows(answer: SameLinesAnswer, rows: readonly Planned[]): boolean {
  return (
    answer.rows.length === rows.length &&
    answer.rows.every(({ planned, visits }, at) => planned === rows[at]?.planned && visits === (rows[at]?.visits ?? 0))
  );
}
