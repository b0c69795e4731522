// The proof by read-back: a fresh export of the portal, compared cell by cell with what it is to hold. What must stay
// true: a line matches only when its row was read and every one of its cells is as intended; nothing that could not be
// compared counts as a match; and every difference says how to mend it.
import { type CouncilFile, matchCouncilFile } from '../council-csv/index.ts';
import { formatQuantity } from '../domain/quantity.ts';
import { formatWeek, type PlainDate } from '../domain/week.ts';
import { type CellField, cellFields, cellText } from './compare-plans.ts';
import type { IntendedLine } from './intended.ts';
import { foldService, lineKeyText } from './line-id.ts';
import { type CellValues, plannedByCells } from './plan.ts';
import type { ReadBackDifference, ReadBackResult } from './read-back-result.ts';

export type ReadBack =
  | { outcome: 'refused'; sentence: string; action: string }
  | { outcome: 'compared'; result: ReadBackResult; sentence: string };

/**
 * Compares a fresh export with what the portal is to hold.
 * @param intended every line of one service (or of several) of the week
 */
export function readBack(intended: readonly IntendedLine[], fresh: CouncilFile, weekStart: PlainDate): ReadBack {
  const [problem] = fresh.problems;
  if (problem !== undefined) return { outcome: 'refused', sentence: problem.message, action: problem.fix };
  const exportIt = `Export the week ${formatWeek(weekStart)} from the portal and choose that file.`;
  const services = new Set(intended.map(({ service }) => foldService(service)));
  const theirs = fresh.rows.filter((row) => services.has(foldService(row.service)) || row.weekStart === null);
  if (!theirs.some((row) => row.weekStart === weekStart)) {
    const other = fresh.rows.find((row) => row.weekStart !== null && row.weekStart !== weekStart)?.weekStart;
    const sentence = other
      ? `This file is of the week ${formatWeek(other)}, not of the week ${formatWeek(weekStart)}.`
      : 'This file has no row of the service that was given back.';
    return { outcome: 'refused', sentence, action: exportIt };
  }
  const differences: ReadBackDifference[] = [];
  let cells = 0;
  const byId = new Map(intended.map((line) => [line.lineId, line]));
  const byKey = new Map(intended.map((line) => [lineKeyText(line), line]));
  const unseen = new Map(byId);
  const faulty = new Set<string>();
  for (const found of matchCouncilFile(fresh, intended.map(asServiceLine)).rows) {
    const { row } = found;
    if (row.weekStart !== null && row.weekStart !== weekStart) continue;
    if (row.weekStart !== null && !services.has(foldService(row.service))) continue;
    const line = found.state === 'matched' ? byId.get(found.line.id) : byKey.get(lineKeyText(row));
    if (line !== undefined) unseen.delete(line.lineId);
    if (found.state === 'matched' && line !== undefined && row.values !== null) {
      const ofLine = compareLine(line, row.values, row.number);
      cells += cellFields.filter((field) => line.intended[field] !== null).length;
      if (ofLine.length > 0) faulty.add(line.lineId);
      differences.push(...ofLine);
      continue;
    }
    if (line !== undefined) faulty.add(line.lineId);
    const problems = found.state === 'unmatched' ? found.problems : row.problems;
    differences.push(unusableRow(line ?? null, row, problems));
  }
  for (const line of unseen.values()) {
    faulty.add(line.lineId);
    differences.push(missingLine(line));
  }
  const lines = intended.length;
  const result: ReadBackResult =
    differences.length === 0
      ? { outcome: 'matches', lines, cells }
      : { outcome: 'differs', lines, matched: lines - faulty.size, differences };
  return { outcome: 'compared', result, sentence: readBackSentence(result) };
}

/** `160 of 160 lines match.`, or how many do and what is left to mend. */
export function readBackSentence(result: ReadBackResult): string {
  if (result.outcome === 'matches') return `${result.lines} of ${result.lines} lines match.`;
  const extra = result.differences.filter(({ kind }) => kind === 'line-extra').length;
  const more = extra === 0 ? '' : ` The portal has ${extra === 1 ? '1 line' : `${extra} lines`} more.`;
  return `${result.matched} of ${result.lines} lines match.${more}`;
}

type FreshRow = CouncilFile['rows'][number];

function asServiceLine({ lineId, ssRef, service, serviceLevel, planned }: IntendedLine) {
  // The type plays no part in matching; the export says what is planned, so no dates hold a row back.
  const fixed = { serviceType: 'home_support', plannedVisits: 0, startDate: '0001-01-01', endDate: null } as const;
  return { id: lineId, ssRef, service, serviceLevel, plannedQuantity: planned, ...fixed };
}

const uploadAgain = 'Upload the file again, then export and compare once more.';
const fieldNames: Record<CellField, string> = {
  actual: 'actual',
  frustrated: 'frustrated',
  missed: 'missed',
  extra: 'extra',
  visits: 'number of visits',
  comment: 'comment',
};

function compareLine(line: IntendedLine, held: CellValues, row: number): ReadBackDifference[] {
  const differing = cellFields.filter((field) => {
    if (line.intended[field] === null) return false;
    // A column that the fresh export lacks was not compared, and so does not match.
    return held[field] === null || cellText(line.intended, field) !== cellText(held, field);
  });
  if (differing.length === 0) return [];
  const planned = plannedByCells(held);
  const planMoved = planned !== null && planned !== line.planned && differing.includes('actual');
  return differing.map((field) => {
    const [intended, has] = [cellText(line.intended, field), cellText(held, field)];
    const told = howItDiffers(line, field, intended, has, planMoved ? planned : null);
    const { lineId, ssRef, service, serviceLevel } = line;
    return { ...told, lineId, ssRef, service, serviceLevel, row, field, intended, held: has };
  });
}

function howItDiffers(
  line: IntendedLine,
  field: CellField,
  intended: string,
  held: string,
  newPlan: number | null,
): Pick<ReadBackDifference, 'kind' | 'sentence' | 'mend'> {
  const name = fieldNames[field];
  const inPortal = `Open the line in the portal and set the ${name} to ${quoted(intended)}`;
  if (held === cellText(line.exported, field)) {
    const sentence = `The portal still has the ${name} of before, ${quoted(held)}, instead of ${quoted(intended)}.`;
    return { kind: 'not-taken', sentence, mend: `${uploadAgain} Or: ${inPortal.toLowerCase()}.` };
  }
  if (field === 'comment') {
    if (held !== '' && intended.startsWith(held)) {
      const sentence = `The portal cut the comment to ${held.length} of ${intended.length} characters.`;
      const mend = `Shorten the comment to ${held.length} characters, make the file again and upload it.`;
      return { kind: 'comment-truncated', sentence, mend };
    }
    if (wasReEncoded(intended, held)) {
      const sentence = 'The portal has other characters in the comment than were sent.';
      return { kind: 'comment-altered', sentence, mend: 'Write the comment without the characters that changed.' };
    }
  } else if (isRounded(field, intended, held)) {
    const sentence = `The portal rounded the ${name} from ${intended} to ${held}.`;
    return { kind: 'rounded', sentence, mend: `${inPortal}, or ask the council which steps it takes.` };
  }
  if (newPlan !== null && field === 'actual') {
    return {
      kind: 'plan-changed',
      sentence: `The portal has the actual ${held} instead of ${intended}, and by its own figures it now plans ${formatQuantity(newPlan)} hours, not ${formatQuantity(line.planned)}.`,
      mend: 'Look in the portal whether the plan changed. If so, record the line against the new plan and make the file again; if not, set the actual there.',
    };
  }
  return {
    kind: 'other-value',
    sentence: `The portal has the ${name} ${quoted(held)} instead of ${quoted(intended)}: somebody may have changed it there.`,
    mend: `Find out which is right. ${inPortal}, or record here what the portal has.`,
  };
}

const quoted = (text: string) => (text === '' ? 'blank' : `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`);

/** The same text but for characters outside ASCII, which a wrong encoding turns into others. */
function wasReEncoded(intended: string, held: string): boolean {
  const ascii = (text: string) => text.replace(/[^\x20-\x7e\n]+/g, '').replaceAll('?', '');
  return /[^\x20-\x7e\n]/.test(intended) && ascii(intended) === ascii(held);
}

function isRounded(field: CellField, intended: string, held: string): boolean {
  if (field === 'visits') return false;
  const [sent, has] = [Number(intended), Number(held)];
  return [1, 10, 2].some(
    (parts) => has === Math.round(sent * parts) / parts || has === Math.floor(sent * parts) / parts,
  );
}

function missingLine(line: IntendedLine): ReadBackDifference {
  const { lineId, ssRef, service, serviceLevel } = line;
  return {
    kind: 'line-missing',
    lineId,
    ssRef,
    service,
    serviceLevel,
    row: null,
    field: null,
    intended: cellText(line.intended, 'actual'),
    held: '',
    sentence: 'The fresh export has no row of this line.',
    mend: 'Look for the line in the portal, generate the week there if it is missing, and ask the council if it was ended.',
  };
}

function unusableRow(
  line: IntendedLine | null,
  row: FreshRow,
  problems: readonly { code: string; message: string; fix: string }[],
): ReadBackDifference {
  const code = problems.at(-1)?.code ?? '';
  const isExtra = line === null && (code === 'ss-ref-unknown' || code === 'line-unknown');
  const kind = isExtra ? 'line-extra' : code === 'row-repeated' ? 'row-repeated' : 'row-unreadable';
  const { ssRef, service, serviceLevel } = line ?? row;
  return {
    kind,
    lineId: line?.lineId ?? null,
    ssRef,
    service,
    serviceLevel,
    row: row.number,
    field: null,
    intended: line === null ? '' : cellText(line.intended, 'actual'),
    held: row.values === null ? '' : cellText(row.values, 'actual'),
    sentence: isExtra
      ? 'The portal has a line that was not in the export which the week was recorded from.'
      : problems.map(({ message }) => message).join(' '),
    mend: isExtra
      ? 'Take the line from this export, record it, make the file again and upload it.'
      : 'Export the week again and choose that file without opening it first.',
  };
}
