// Reasons to think twice before a file is taken for a week's plan: it was edited, a spreadsheet has been at it, it may
// be another provider's or only part of a service. Each is a sentence and a way out; a person decides.

import type { Note } from '../council-csv/index.ts';
import { count } from '../domain/count.ts';
import type { ServiceLine } from '../domain/lines.ts';
import type { PlanDifference } from './compare-plans.ts';
import { foldService } from './line-id.ts';
import { type ExportSource, isEdited, type PlannedLine, type ServicePlan } from './plan.ts';

export type DoubtCode =
  | 'own-file'
  | 'edited'
  | 'opened-in-spreadsheet'
  | 'another-provider'
  | 'mostly-unknown'
  | 'many-gone';
/** A reason to think twice, that a person answers before the file is taken. */
export interface Doubt {
  code: DoubtCode;
  sentence: string;
  action: string;
  /** As the spreadsheet numbers them; empty when the whole file is meant. */
  rows: number[];
}

/** A row of the file that can be used. */
export interface TakenRow {
  row: number;
  line: PlannedLine;
  notes: readonly Note[];
}

/** The plan of a service among several; at most one of a week. */
export const ofService = (plans: readonly ServicePlan[], service: string) =>
  plans.find((plan) => foldService(plan.service) === foldService(service)) ?? null;

const spreadsheetSigns: ReadonlySet<Note['code']> = new Set([
  'date-form',
  'ss-ref-zeros',
  'ss-ref-form',
  'quantity-form',
]);

/** Everything about a readable file that a person should answer before it is taken. */
export function doubtsAbout(
  taken: readonly TakenRow[],
  plans: readonly { plan: ServicePlan; sinceLastWeek: PlanDifference[] | null }[],
  source: ExportSource,
  known: {
    lines: readonly ServiceLine[];
    ssRefs: readonly string[];
    earlierPlans: readonly ServicePlan[];
    ownFiles: readonly string[];
  },
): Doubt[] {
  const doubts: Doubt[] = [];
  const planned = new Set(plans.flatMap(({ plan }) => plan.lines.map(({ lineId }) => lineId)));
  const edited = taken.filter(({ line }) => planned.has(line.lineId) && isEdited(line.exported)).map(({ row }) => row);
  // A second export is expected to hold what was uploaded.
  if (planned.size > 0 && known.ownFiles.includes(source.digest)) doubts.push(ownFile);
  else if (edited.length > 0) doubts.push(editedExport(edited));
  const signs = taken.filter(({ notes }) => notes.some(({ code }) => spreadsheetSigns.has(code))).map(({ row }) => row);
  if (signs.length > 0) doubts.push(openedInSpreadsheet(signs));
  const people = new Set([...known.ssRefs, ...known.lines.map(({ ssRef }) => ssRef)]);
  const isNewService = newServiceOf([...known.lines, ...known.earlierPlans]);
  const theirs = new Set(taken.filter(({ line }) => !isNewService(line.service)).map(({ line }) => line.ssRef));
  const met = [...theirs].filter((ssRef) => people.has(ssRef)).length;
  if (people.size > 0 && theirs.size > 0 && met === 0) doubts.push(anotherProvider(theirs.size, people.size));
  // A provider that is known by a few people may well take on a service with many more.
  else if (theirs.size >= 5 && met * 2 < theirs.size && people.size >= theirs.size) {
    doubts.push(mostlyUnknown(theirs.size - met, theirs.size));
  }
  for (const { plan, sinceLastWeek } of plans) {
    const before = ofService(known.earlierPlans, plan.service)?.lines.length ?? 0;
    const gone = (sinceLastWeek ?? []).filter(({ kind }) => kind === 'gone').length;
    if (gone * 10 > before && gone > 1) doubts.push(manyGone(plan.service, gone, before));
  }
  return doubts;
}

/**
 * The portal names a service with its provider before it, `Oakwell Care Ltd - Supported Living`. Where that provider is
 * known here and the service is not, it is the next service of the same provider, and other people are expected in it.
 */
function newServiceOf(known: readonly { service: string }[]): (service: string) => boolean {
  const services = new Set(known.map(({ service }) => foldService(service)));
  const providers = new Set([...services].map(providerIn).filter((provider) => provider !== null));
  return (service) => {
    const folded = foldService(service);
    const provider = providerIn(folded);
    return provider !== null && providers.has(provider) && !services.has(folded);
  };
}

/** What stands before the last dash between spaces; null where nothing does. */
function providerIn(service: string): string | null {
  const [, provider] = /^(.+) [-–—] .+$/.exec(service) ?? [];
  return provider ?? null;
}

const ownFile: Doubt = {
  code: 'own-file',
  sentence: 'This is the file that the app made for upload, not the portal’s export.',
  action: 'Export the week from the portal and choose that file.',
  rows: [],
};

function editedExport(rows: number[]): Doubt {
  const which = `${count(rows.length, 'line')} already ${rows.length === 1 ? 'differs' : 'differ'} from plan`;
  return {
    code: 'edited',
    sentence: `This export was already edited, in the portal or in the file: ${which} or ${rows.length === 1 ? 'has' : 'have'} a comment. The plan is then reckoned as actual + frustrated + missed − extra, and an actual that was changed alone would pass for the plan.`,
    action: 'Check the planned hours of these lines, or bring in an export from before the first change.',
    rows,
  };
}

function openedInSpreadsheet(rows: number[]): Doubt {
  return {
    code: 'opened-in-spreadsheet',
    sentence: `This file was opened and saved in a spreadsheet, which rewrote ${count(rows.length, 'row')}: SS Refs may have lost their leading zeros.`,
    action: 'Export the week from the portal again and choose that file without opening it first.',
    rows,
  };
}

function anotherProvider(theirs: number, ours: number): Doubt {
  return {
    code: 'another-provider',
    sentence: `None of the ${count(theirs, 'person', 'people')} in this file is among the ${count(ours, 'person', 'people')} known here: it may be another provider’s file.`,
    action: 'Do not take it unless you know that all of them are new.',
    rows: [],
  };
}

function mostlyUnknown(unknown: number, theirs: number): Doubt {
  return {
    code: 'mostly-unknown',
    sentence: `${unknown} of the ${theirs} people in this file are not known here: it may be another provider’s file.`,
    action: 'Do not take it unless you know that they are new.',
    rows: [],
  };
}

function manyGone(service: string, gone: number, before: number): Doubt {
  return {
    code: 'many-gone',
    sentence: `${gone} of the ${before} lines of ${service} from last week are not in this file.`,
    action: 'Check that the whole service was exported, with no filter set in the portal.',
    rows: [],
  };
}
