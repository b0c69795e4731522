// How one line stands, as a word and a shape. The most pressing thing wins: two versions, refused, a problem, a
// warning, then how we know what we say of it. What has not reached the portal yet is said beside it, and so is that the
// figures are not the log's where something else wins.
import type { WeekFinding, WeekRow } from '../../src-shared/desk-api.ts';
import { worklistOf } from '../../src-shared/worklist.ts';
import type { Tone } from '../components/Mark.tsx';
import type { ShapeName } from '../components/Shape.tsx';
import { differenceWords, sumWords } from './log.ts';
import { formatMoment } from './time.ts';

export interface LineState {
  word: string;
  shape: ShapeName;
  tone: Tone;
  /** Empty once the portal has it. */
  travel: string;
  /** Who said so, and when; for the tooltip and the panel. */
  detail: string;
  /** How the figures differ from the daily log, where the word says something else; empty otherwise. */
  unlikeLog: string;
  /** Sorts the most pressing first. */
  order: number;
}

/** Somebody typed other figures than the log's. */
export const notAsLogged = { word: 'not as logged', shape: 'log', tone: 'attention' } as const;

/** Findings that still need somebody: acknowledged warnings do not. */
export function openFindings(findings: readonly WeekFinding[]): WeekFinding[] {
  return findings.filter((finding) => finding.level === 'error' || finding.acknowledged === null);
}

export function lineState(row: WeekRow, findings: readonly WeekFinding[]): LineState {
  const open = openFindings(findings);
  const errors = worklistOf(open)
    .map(({ finding }) => finding)
    .filter((finding) => finding.level === 'error');
  const travel = travelWord(row.travel);
  const unlikeLog = row.log?.standing === 'differs' && row.actual !== null ? differenceWords(row.log, row.actual) : '';
  const state = (order: number, word: string, shape: ShapeName, tone: Tone, detail: string): LineState => ({
    order,
    word,
    shape,
    tone,
    detail,
    travel,
    unlikeLog: word === notAsLogged.word ? '' : unlikeLog,
  });
  if (row.travel === 'conflict')
    return state(0, 'two versions', 'two-ways', 'error', 'Somebody else changed this line too.');
  if (row.travel === 'rejected') return state(1, 'refused', 'cross', 'error', row.rejection ?? '');
  if (errors.length > 0) return state(2, problemWord(errors.length), 'triangle', 'error', errors[0]?.message ?? '');
  if (open.length > 0) return state(3, 'check', 'triangle-open', 'attention', open[0]?.message ?? '');
  if (row.actual === null)
    return state(4, 'not generated', 'ring', 'quiet', 'The portal has no actual for this line yet.');
  if (unlikeLog !== '') return state(5, notAsLogged.word, notAsLogged.shape, notAsLogged.tone, unlikeLog);
  switch (row.knowledge) {
    case 'untouched':
      return state(5, 'nobody looked', 'ring', 'quiet', 'Stands as generated from the plan; nobody has said so.');
    case 'changed':
      if (row.log?.standing === 'from-log')
        return state(6, 'from the log', 'log', 'changed', `${sumWords(row.log)}. ${by('Changed', row.changed)}`);
      return state(6, 'changed', 'dot', 'changed', by('Changed', row.changed));
    case 'attested':
      return state(7, 'as planned', 'tick', 'done', by('Said to be as planned', row.attested));
    case 'evidenced':
      return state(8, 'log shows it', 'log', 'done', 'The daily log shows that it went to plan.');
  }
}

function problemWord(count: number): string {
  return count === 1 ? 'problem' : `${count} problems`;
}

function by(what: string, who: { name: string; at: string } | null): string {
  return who === null ? what : `${what} by ${who.name}, ${formatMoment(who.at)}`;
}

function travelWord(travel: WeekRow['travel']): string {
  switch (travel) {
    case 'to-send':
      return 'to send';
    case 'sending':
      return 'sending';
    case 'unknown':
      return 'sent, no answer yet';
    case 'as-pulled':
    case 'conflict':
    case 'rejected':
      return '';
  }
}
