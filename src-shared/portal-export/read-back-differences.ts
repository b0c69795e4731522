// What differs between a cell that was intended and the one that the portal holds, in sentences that say how to mend it.
// Texts are shown in full, from what was intended to what is held.
import type { CouncilFile } from '../council-csv/index.ts';
import { formatQuantity } from '../domain/quantity.ts';
import { isSameWording, wordingOf } from '../readers/wording.ts';
import { type CellField, cellFields, cellText } from './compare-plans.ts';
import type { IntendedLine } from './intended.ts';
import { type CellValues, plannedByCells } from './plan.ts';
import type { ReadBackDifference, ReadBackNote } from './read-back-result.ts';

export type FreshRow = CouncilFile['rows'][number];

/** A comment that is held in other words' form is held; a cell that the fresh export lacks was not compared. */
export function isHeld(line: IntendedLine, field: CellField, held: CellValues): boolean {
  if (line.intended[field] === null) return true;
  if (held[field] === null) return false;
  const [intended, has] = [cellText(line.intended, field), cellText(held, field)];
  return field === 'comment' ? isSameWording(intended, has) : intended === has;
}

export function notesOf(line: IntendedLine, held: CellValues, row: number): ReadBackNote[] {
  const [intended, has] = [cellText(line.intended, 'comment'), cellText(held, 'comment')];
  if (line.intended.comment === null || intended === has || !isSameWording(intended, has)) return [];
  const sentence =
    'The portal holds the words of the comment with other spaces, quotation marks, line breaks or accents than were sent.';
  return [{ lineId: line.lineId, ssRef: line.ssRef, row, field: 'comment', intended, held: has, sentence }];
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

export function compareLine(line: IntendedLine, held: CellValues, row: number): ReadBackDifference[] {
  const differing = cellFields.filter((field) => !isHeld(line, field, held));
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
    return { kind: 'not-taken', sentence, mend: `${uploadAgain} Or: o${inPortal.slice(1)}.` };
  }
  if (field === 'comment') {
    if (held !== '' && wordingOf(intended).startsWith(wordingOf(held))) {
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

/** In full: a coordinator who puts a cell right needs every letter of it. */
const quoted = (text: string) => (text === '' ? 'blank' : `“${text}”`);

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

export function missingLine(line: IntendedLine): ReadBackDifference {
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

export function unusableRow(
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

/** A row of a name that has all its lines already: a further line of that name, or the same row once more. */
export function furtherRow(row: FreshRow, alike: readonly IntendedLine[]): ReadBackDifference {
  const { ssRef, service, serviceLevel } = alike[0] ?? row;
  const repeats =
    row.values !== null &&
    alike.some((line) => cellFields.every((field) => isHeld(line, field, row.values as CellValues)));
  const held = row.values === null ? '' : cellText(row.values, 'actual');
  const place = { lineId: null, ssRef, service, serviceLevel, row: row.number, field: null, intended: '', held };
  return repeats
    ? {
        kind: 'row-repeated',
        ...place,
        sentence: `Row ${row.number} says the same as another row of this person, service and level: it is doubled, or the portal has a further line that is planned alike.`,
        mend: 'Export the week again. If the row stands there again, take it from that export as a further line.',
      }
    : {
        kind: 'line-extra',
        ...place,
        sentence:
          'The portal has a further line of this person, service and level, which was not in the export that the week was recorded from.',
        mend: 'Take the line from this export, record it, make the file again and upload it.',
      };
}
