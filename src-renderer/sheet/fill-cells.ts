// Filling cells from others: what goes along with a figure, and into which lines it does not go. A figure without its reason
// says nothing, so reason, days and stay go with it; where they do not fit the other line its cell is left out and named,
// and no figure is claimed for which nobody has said why. Pure: nothing is written here.
import type { RecordMany } from '../../src-shared/app-api/week.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { type Category, categories, type Variation, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import { fittingReasons, judgedReason } from '../../src-shared/domain/only-reason.ts';
import { formatQuantity, type Quantity } from '../../src-shared/domain/quantity.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { GridRow } from '../grid/rows.ts';
import { headingOf, isEntered } from '../grid/sheet-columns.ts';
import { total } from '../recording/propose.ts';

export interface FilledCell {
  from: GridRow;
  fromColumn: string;
  into: GridRow;
  column: string;
}

export interface FillContext {
  council: CouncilProfile;
  weekStart: PlainDate;
  stays: readonly HospitalStay[];
}

/** A cell that stays as it was. */
export interface LeftOut {
  /** Whose line, and which column. */
  who: string;
  why: string;
}

export interface FillPlan {
  changes: RecordMany['changes'];
  leftOut: LeftOut[];
  /** No cell into which anything can be entered was among them. */
  nothingEntered: boolean;
}

/** @param cells in the order in which they are filled; those of columns that are not entered are passed over */
export function fillCells(cells: readonly FilledCell[], context: FillContext): FillPlan {
  const entered = cells.filter(({ column }) => isEntered(column));
  const byLine = new Map<string, FilledCell[]>();
  for (const cell of entered) byLine.set(cell.into.id, [...(byLine.get(cell.into.id) ?? []), cell]);
  const plan: FillPlan = { changes: [], leftOut: [], nothingEntered: entered.length === 0 };
  for (const [lineId, ofLine] of byLine) {
    const change = changeOf(ofLine, plan, context);
    if (change !== null) plan.changes.push({ lineId, ...change });
  }
  return plan;
}

function changeOf(
  cells: readonly FilledCell[],
  { leftOut }: FillPlan,
  context: FillContext,
): Omit<RecordMany['changes'][number], 'lineId'> | null {
  const [first] = cells;
  const actual = first?.into.row?.actual;
  if (first === undefined || actual == null) return null;
  let variations: readonly Variation[] = actual.variations;
  let comment: string | undefined;
  // The actual follows from the others; it counts where it stands alone.
  const hasCategory = cells.some(({ column }) => isCategory(column));
  for (const cell of cells) {
    const { column, into } = cell;
    if (column === 'actual' && hasCategory) continue;
    const filled =
      column === 'comment' ? commentFrom(cell) : figureFrom(cell, { ...actual, variations: [...variations] }, context);
    if ('why' in filled) leftOut.push({ who: `${into.person} (${headingOf(column)})`, why: filled.why });
    else if ('comment' in filled) comment = filled.comment;
    else variations = filled.variations;
  }
  if (variations === actual.variations && comment === undefined) return null;
  return {
    ...(variations === actual.variations ? {} : { variations: [...variations] }),
    ...(comment === undefined ? {} : { comment }),
  };
}

type Filled = { variations: readonly Variation[] } | { comment: string } | { why: string };

function isCategory(column: string): column is Category {
  return (categories as readonly string[]).includes(column);
}

const noActual = 'What is to be filled in has no actual in this week.';

function commentFrom({ from, fromColumn }: FilledCell): Filled {
  if (fromColumn !== 'comment') return { why: 'A figure is no comment.' };
  const source = from.row?.actual;
  return source == null ? { why: noActual } : { comment: source.comment };
}

function figureFrom(cell: FilledCell, now: WeeklyActual, context: FillContext): Filled {
  const { column, from, fromColumn } = cell;
  const source = from.row?.actual;
  if (source == null) return { why: noActual };
  if (column === 'actual') return actualFrom(cell, source, now, context);
  if (!isCategory(column)) return { why: 'Nothing can be entered there.' };
  const kept = now.variations.filter(({ category }) => category !== column);
  if (isCategory(fromColumn)) {
    const own = source.variations.filter(({ category }) => category === fromColumn);
    return withFitted(kept, own, column, { cell, now, context });
  }
  const figure = fromColumn === 'actual' || fromColumn === 'planned' ? source[fromColumn] : null;
  if (figure === 0) return { variations: kept };
  return {
    why: figure === null ? 'A text is no figure.' : `${headingOf(fromColumn)} says no reason that could go along.`,
  };
}

/** The figure goes; what it differs by from this line's plan has the reason that the other line has, where that is one. */
function actualFrom(cell: FilledCell, source: WeeklyActual, now: WeeklyActual, context: FillContext): Filled {
  const { from, fromColumn } = cell;
  const value =
    isCategory(fromColumn) || fromColumn === 'actual' || fromColumn === 'planned' ? source[fromColumn] : null;
  if (value === null) return { why: 'A text is no figure.' };
  const difference = value - now.planned;
  if (difference === 0) return now.variations.length === 0 ? now : { variations: [] };
  const [only, another] = source.variations;
  const isMore = difference > 0;
  if (
    fromColumn !== 'actual' ||
    only === undefined ||
    another !== undefined ||
    (only.category === 'extra') !== isMore
  ) {
    const amount = `${formatQuantity(Math.abs(difference))} ${isMore ? 'more' : 'less'} than planned`;
    return { why: `It would be ${amount} here, and the line of ${from.person} says no reason for that.` };
  }
  return withFitted([], [{ ...only, quantity: Math.abs(difference) }], only.category, { cell, now, context });
}

interface FitParts {
  cell: FilledCell;
  now: WeeklyActual;
  context: FillContext;
}

function withFitted(
  kept: readonly Variation[],
  own: readonly Variation[],
  category: Category,
  parts: FitParts,
): Filled {
  const all: Variation[] = [];
  for (const variation of own) {
    const one = fitted(variation, category, parts);
    if ('why' in one) return one;
    all.push(one);
  }
  const variations = [...kept, ...all];
  const sum = (of: Category) => total(variations.filter((one) => one.category === of));
  const { planned } = parts.now;
  if (all.length > 0 && sum('frustrated') + sum('missed') > planned) return { why: onlyPlanned(planned) };
  if (all.length > 0 && category === 'extra' && planned === 0) return { why: onlyPlanned(planned) };
  return { variations };
}

function onlyPlanned(planned: Quantity): string {
  return planned === 0 ? 'Nothing is planned there.' : `Only ${formatQuantity(planned)} is planned there.`;
}

/** The variation as it would be on the other line, or why it does not fit there. */
function fitted(variation: Variation, category: Category, { cell, context }: FitParts): Variation | { why: string } {
  const { from, into } = cell;
  const { council, weekStart, stays } = context;
  const [source, target] = [from.row?.line, into.row?.line];
  if (source === undefined || target === undefined) return { why: 'There is no line.' };
  const reason = judgedReason(council.serviceTypes[source.serviceType], variation.category, variation.reason);
  if (reason === 'unspecified') return { why: `Nobody has said why yet on the line of ${from.person}.` };
  const type = council.serviceTypes[target.serviceType];
  const own = stays.filter(({ id }) => into.row?.stayIds.includes(id));
  if (!fittingReasons(type, category, own, weekStart).includes(reason)) {
    return { why: `The council takes no “${council.reasons[reason].label}” as ${category} for ${type.label}.` };
  }
  const samePerson = source.ssRef === target.ssRef;
  const filled = samePerson ? { ...variation, category, reason } : ofAnother({ ...variation, category, reason });
  if (reason !== 'hospital' || samePerson) return filled;
  const [stay, another] = own;
  if (stay === undefined) return { why: 'No hospital stay of theirs is recorded in this week.' };
  if (another !== undefined) return { why: 'They have several hospital stays in this week.' };
  const { firstDay, lastDay } = filled;
  const isOutside =
    (firstDay !== null && firstDay < stay.admitted) ||
    (lastDay !== null && stay.discharged !== null && lastDay > stay.discharged);
  if (isOutside) return { why: 'The days are not all within their hospital stay.' };
  return { ...filled, hospitalStayId: stay.id };
}

/** Days go along; what somebody wrote about one person is not true of another. */
function ofAnother({ separateCause: _, ...variation }: Variation): Variation {
  return { ...variation, hospitalStayId: null, note: '' };
}

/** `Ada Okafor (Missed) and Ben Cole (Missed): No hospital stay …` each reason once. */
export function leftOutWords(leftOut: readonly LeftOut[]): string {
  const byReason = new Map<string, string[]>();
  for (const { who, why } of leftOut) byReason.set(why, [...(byReason.get(why) ?? []), who]);
  return [...byReason].map(([why, who]) => `${listed(who)}: ${why}`).join(' ');
}

/** More names than these are a list nobody reads. */
const mostNamed = 4;

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  const said = more > 1 ? [...names.slice(0, mostNamed), `${more} more`] : names;
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`;
}
