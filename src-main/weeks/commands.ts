// The smaller commands on a week: attest as planned, ask for generation, undo and redo, accept a warning, resolve a
// conflict. Each is one transaction.

import type { AppAnswer, AppParsed, AppResult, KeepParts } from '../../src-shared/app-api/index.ts';
import { isAsPlanned } from '../../src-shared/domain/actuals.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { ActualEdit, StoredActual } from '../store/actuals.ts';
import type { UndoOutcome } from '../store/undo.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere, noProfile, whyClosed } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save, stored } from '../use-case/save.ts';
import type { WeekFacts } from './facts.ts';
import { changedSinceShown, nameOfLine } from './record.ts';
import { changedAtAllSinceSeen } from './seen.ts';

/**
 * Says "as planned" of lines. Lines that differ from plan, and lines already attested, are left as they are; so is a line that
 * reads otherwise by now than whoever says it saw it, and of this one it is said.
 */
export function attestLines(
  context: AccountContext,
  { weekStart, lineIds, seen = [] }: AppParsed<'week.attest'>,
): AppResult<AppAnswer<'week.attest'>> {
  const council = context.store.profile.get();
  if (council === null) return noProfile();
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const by = { ...context.account().user, at: context.clock.now() };
  const seenOf = new Map(seen.map((actual) => [actual.lineId, actual]));
  const refused: AppAnswer<'week.attest'>['refused'] = [];
  const lines: StoredActual[] = [];
  for (const lineId of new Set(lineIds)) {
    const line = context.store.actuals.get(weekStart, lineId);
    if (line === null || line.attested !== null) continue;
    const changed = changedAtAllSinceSeen(seenOf.get(lineId), line, council);
    if (changed !== null) refused.push({ lineId, sentence: changedSinceShown(nameOfLine(context, lineId), changed) });
    else if (isAsPlanned(line.actual) && line.actual.variations.length === 0) lines.push(line);
  }
  const [first] = lines;
  if (first === undefined) return ok({ attested: 0, refused });
  const label =
    lines.length === 1
      ? `“as planned” for ${nameOfLine(context, first.actual.lineId)}`
      : `“as planned” for ${lines.length} lines`;
  return save(context, { what: 'attest', undo: { label, weekStart }, weekStart }, (write) => {
    for (const { actual, commentSource } of lines) write.actual({ actual, attested: by, commentSource });
    return { attested: lines.length, refused };
  });
}

/** Only the portal generates: this saves the request, and the next sync sends it. */
export function askForGeneration(context: AccountContext, weekStart: string): AppResult<Record<string, never>> {
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const saved = save(context, { what: 'generate', weekStart }, (write) => write.generate(weekStart));
  return saved.ok ? ok({}) : saved;
}

export function undoLast(context: AccountContext): AppResult<{ undone: string | null }> {
  const outcome = tell(
    context,
    stored(() => context.undo.undo(context.account().user)),
    { done: 'undone', next: 'The step before it can be undone next.' },
  );
  return outcome.ok ? ok({ undone: outcome.value }) : outcome;
}

export function redoLast(context: AccountContext): AppResult<{ redone: string | null }> {
  const outcome = tell(
    context,
    stored(() => context.undo.redo(context.account().user)),
    { done: 'done again', next: 'The step after it can be done again next.' },
  );
  return outcome.ok ? ok({ redone: outcome.value }) : outcome;
}

function tell(
  context: AccountContext,
  result: AppResult<UndoOutcome>,
  { done, next }: { done: string; next: string },
): AppResult<string | null> {
  if (!result.ok) return result;
  const outcome = result.value;
  switch (outcome.outcome) {
    case 'nothing':
      return ok(null);
    case 'changed-since':
      return refuse(
        'changed-since',
        `This cannot be ${done}, because it was changed since: ${outcome.label}.`,
        `Open the line and look at its history; then change it by hand.${outcome.next ? ` ${next}` : ''}`,
      );
    case 'done':
      context.weekChanged(outcome.weekStart);
      context.somethingToSend();
      return ok(outcome.label);
  }
}

/** Accepts a warning with a reason. The key names the facts: when the line changes, the acknowledgement falls away. */
export function acknowledge(
  context: AccountContext,
  facts: WeekFacts,
  { key, reason }: { key: string; reason: string },
): AppResult<Record<string, never>> {
  const { weekStart } = facts;
  const finding = facts.findings.find((candidate) => candidate.key === key);
  if (finding === undefined) return noLongerThere('That warning');
  if (finding.level === 'error') {
    return refuse('not-a-warning', 'This has to be put right: it cannot be accepted as it is.', finding.fix);
  }
  const saved = save(context, { what: 'acknowledge', weekStart, why: reason }, (write) =>
    write.acknowledge(weekStart, { key, reason }, finding.lineId),
  );
  return saved.ok ? ok({}) : saved;
}

/** Lets one version of each line count; or of each, part by part: then mine, put together from both. */
export function resolveConflicts(
  context: AccountContext,
  { weekStart, lineIds, keep, seen = [] }: AppParsed<'week.resolve-conflict'>,
): AppResult<Record<string, never>> {
  const inConflict = [...new Set(lineIds)].flatMap((lineId) => {
    const stored = context.store.actuals.get(weekStart, lineId);
    return stored?.sendState === 'conflict' ? [stored] : [];
  });
  const [first] = inConflict;
  if (first === undefined) return noLongerThere('That conflict');
  const theirs = new Map(seen.map((one) => [one.lineId, one.theirs]));
  const isOther = ({ actual: { lineId }, portal }: StoredActual) => {
    const known = theirs.get(lineId);
    return known !== undefined && portal !== null && !sameFigures(known, portal.actual);
  };
  const other = inConflict.find(isOther);
  if (other !== undefined) return changedAgain(nameOfLine(context, other.actual.lineId));
  const what = inConflict.length === 1 ? nameOfLine(context, first.actual.lineId) : `${inConflict.length} lines`;
  const label =
    typeof keep === 'string'
      ? `keeping ${keep === 'mine' ? 'your' : 'the portal’s'} figures of ${what}`
      : `the choice between two versions of ${what}`;
  const saved = save(context, { what: 'resolve-conflict', undo: { label, weekStart }, weekStart }, (write) => {
    for (const stored of inConflict) {
      write.resolveConflict(weekStart, stored.actual.lineId, typeof keep === 'string' ? keep : 'mine');
      if (typeof keep !== 'string') write.actual(putTogether(stored, keep));
    }
  });
  return saved.ok ? ok({}) : saved;
}

function changedAgain(name: string) {
  return refuse(
    'line-changed',
    `The portal’s version of ${name} changed again since this was shown, so nothing was chosen.`,
    'Look at both versions as they are now, and choose.',
  );
}

/** The figures with their reasons from one version, visits and comment from the same or the other. */
function putTogether(mine: StoredActual, keep: KeepParts): ActualEdit {
  const theirs = mine.portal;
  if (theirs === null) throw new Error('a conflict has two sides');
  const figures = keep.figures === 'mine' ? mine : theirs;
  const { visits, generatedVisits } = (keep.visits === 'mine' ? mine : theirs).actual;
  const { comment } = (keep.comment === 'mine' ? mine : theirs).actual;
  return {
    actual: { ...figures.actual, visits, generatedVisits, comment },
    attested: figures.attested,
    commentSource: keep.comment === 'mine' ? mine.commentSource : 'pulled',
  };
}
