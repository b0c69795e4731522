// An absence is saved; and which weeks say otherwise than it does from then on. The weeks themselves are changed by nobody but a
// person: each is offered what the absence makes of it.
import type { AppAnswer, AppParsed, AppResult } from '../../src-shared/app-api/index.ts';
import { weeksBeside } from '../../src-shared/domain/absence-week.ts';
import { absenceDaysWords, absenceNames } from '../../src-shared/domain/absence-words.ts';
import { type Absence, absencesOverlap, whyNoAbsence } from '../../src-shared/domain/absences.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import { addDays, formatDate } from '../../src-shared/domain/week.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok, refuse } from '../use-case/result.ts';
import { currentMonday } from '../weeks/queries.ts';
import { isKnown, nameOf, putCare, unknownPerson, whyChangedSinceSeen } from './care.ts';
import { weekStatus } from './known-too-late.ts';

/** @returns with the weeks that say otherwise: still away on days that it has no longer, or confirmed without it */
export function saveAbsence(
  context: AccountContext,
  { absence: given, seen }: AppParsed<'care.save-absence'>,
): AppResult<AppAnswer<'care.save-absence'>> {
  const absence: Absence = { ...given, id: given.id ?? context.newId() };
  const refused = whyNotAbsence(context, absence);
  if (refused !== null) return refused;
  const changed = seen == null ? null : whyChangedSinceSeen(context, { kind: 'absence', id: absence.id, value: seen });
  if (changed !== null) return changed;
  const record = context.store.care.get('absence', absence.id);
  const before = record?.kind === 'absence' ? record.value : null;
  const label = `the absence of ${nameOf(context, absence.ssRef)}`;
  const saved = putCare(context, { kind: 'absence', id: absence.id, value: absence }, label);
  if (!saved.ok) return saved;
  return ok({ id: absence.id, weeks: weeksOtherwise(context, before, absence) });
}

function whyNotAbsence(context: AccountContext, absence: Absence) {
  if (!isKnown(context, absence.ssRef)) return unknownPerson();
  if (whyNoAbsence(absence) !== null) {
    const sentence = `The last day cannot be before the first, ${formatDate(absence.firstDay)}.`;
    return refuse('end-before-start', sentence, 'Correct one of the two days.', { lastDay: sentence });
  }
  const same = context.store.care.absences().find(({ id, ...other }) => {
    return id !== absence.id && absencesOverlap({ id, ...other }, absence);
  });
  if (same === undefined) return null;
  const sentence = `${absenceNames[same.kind]} is recorded already: ${absenceDaysWords(same)}.`;
  return refuse('absence-recorded', sentence, 'Change that one, or choose other days or lines.', {
    firstDay: sentence,
  });
}

function weeksOtherwise(
  context: AccountContext,
  before: Absence | null,
  after: Absence,
): AppAnswer<'care.save-absence'>['weeks'] {
  const { store, clock } = context;
  const council = store.profile.get();
  if (council === null) return [];
  const lines = store.lines.ofPerson(after.ssRef);
  const next = addDays(currentMonday(clock.now(), council), 7);
  const actuals = lines.flatMap(({ id }) => store.actuals.earlierOfLine(next, id, weeksLookedBack + 1));
  const statusOf = weekStatus(context, council);
  const known = {
    council,
    absences: store.care.absences(),
    stays: store.care.stays(),
    ends: store.care.ends().map(({ end }) => end),
  };
  return weeksBeside({ before, after }, lines, actuals, known, (line, week) => statusOf(line, week) !== 'open');
}
