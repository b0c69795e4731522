// How one line stands, as a word and a shape. The most pressing thing wins: two versions, refused, a problem, a
// warning, then how we know what we say of it. What has not reached the portal yet is said beside it, and so is where the
// figures came from, or that they are not the log's, where something else wins.
import type { WeekFinding, WeekRow } from '../../src-shared/app-api/index.ts';
import { openFindings, worklistOf } from '../../src-shared/rules/worklist.ts';
import type { Tone } from '../marks/Mark.tsx';
import type { ShapeName } from '../marks/Shape.tsx';
import { differenceWords, sumWords } from './log.ts';
import { formatMoment } from './time.ts';

export interface LineState {
  word: string;
  shape: ShapeName;
  tone: Tone;
  /** Empty once the portal has it. */
  sendState: string;
  /** Who said so, and when; for the tooltip and the panel. */
  detail: string;
  /** What the figures have to do with the daily log, where the word says something else. */
  logMark: LogMark | null;
  /** Sorts the most pressing first. */
  order: number;
}

export interface LogMark {
  word: string;
  shape: ShapeName;
  tone: Tone;
  detail: string;
}

/** Somebody typed other figures than the log's. */
const notAsLogged = { word: 'not as logged', shape: 'log', tone: 'attention' } as const;
const fromTheLog = { word: 'from the log', shape: 'log', tone: 'quiet' } as const;

export function lineState(row: WeekRow, findings: readonly WeekFinding[]): LineState {
  const open = openFindings(findings);
  const errors = worklistOf(open)
    .map(({ finding }) => finding)
    .filter((finding) => finding.level === 'error');
  const sendState = sendStateWord(row.sendState);
  const ofLog = logMark(row);
  const state = (order: number, word: string, shape: ShapeName, tone: Tone, detail: string): LineState => ({
    order,
    word,
    shape,
    tone,
    detail,
    sendState,
    logMark: word === ofLog?.word ? null : ofLog,
  });
  if (row.sendState === 'conflict')
    return state(0, 'two versions', 'two-ways', 'error', 'Somebody else changed this line too.');
  if (row.sendState === 'rejected') return state(1, 'refused', 'cross', 'error', row.rejection ?? '');
  if (errors.length > 0) return state(2, problemWord(errors.length), 'triangle', 'error', errors[0]?.message ?? '');
  if (open.length > 0) return state(3, 'check', 'triangle-open', 'attention', open[0]?.message ?? '');
  if (row.actual === null)
    return state(4, 'not generated', 'ring', 'quiet', 'The portal has no actual for this line yet.');
  if (ofLog?.word === notAsLogged.word) return state(5, ofLog.word, ofLog.shape, ofLog.tone, ofLog.detail);
  switch (row.knowledge) {
    case 'untouched':
      return state(5, 'Nobody has looked', 'ring', 'quiet', 'Stands as generated from the plan; nobody has said so.');
    case 'changed':
      if (row.notChecked === true)
        return state(5, 'from last week, not checked', 'ring', 'attention', by('Taken from last week', row.changed));
      if (ofLog !== null)
        return state(6, ofLog.word, ofLog.shape, 'changed', `${ofLog.detail} ${by('Changed', row.changed)}`);
      return state(6, 'changed', 'dot', 'changed', by('Changed', row.changed));
    case 'attested':
      return state(7, 'Someone said so', 'tick', 'done', by('Said to be as planned', row.attested));
    case 'evidenced':
      return state(8, 'Shown by visits', 'log', 'done', 'The visits in the daily log show that it went to plan.');
  }
}

function logMark({ log, actual, knowledge }: WeekRow): LogMark | null {
  if (log == null || actual === null) return null;
  if (log.status === 'differs') return { ...notAsLogged, detail: differenceWords(log, actual) };
  if (log.status === 'from-log' && knowledge === 'changed') return { ...fromTheLog, detail: `${sumWords(log)}.` };
  return null;
}

function problemWord(count: number): string {
  return count === 1 ? 'problem' : `${count} problems`;
}

function by(what: string, who: { name: string; at: string } | null): string {
  return who === null ? what : `${what} by ${who.name}, ${formatMoment(who.at)}`;
}

function sendStateWord(sendState: WeekRow['sendState']): string {
  switch (sendState) {
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
