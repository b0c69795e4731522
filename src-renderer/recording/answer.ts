// The answer to "why?": what the reason popover collects, and the variation that it makes.

import { newStayId } from '../../src-shared/app-api/stay.ts';
import { plannedServiceStatement } from '../../src-shared/comments/write-comment.ts';
import type { Category, Reason, Variation } from '../../src-shared/domain/actuals.ts';
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import type { Quantity } from '../../src-shared/domain/quantity.ts';
import { formatDate, formatLongDate, type PlainDate, sundayOf } from '../../src-shared/domain/week.ts';
import { parseDay } from '../words/days.ts';

export interface ReasonAnswer {
  /** `category reason`, or null while none is chosen. */
  choice: string | null;
  note: string;
  firstDay: PlainDate | null;
  lastDay: PlainDate | null;
  /** A stay's id, `new`, or null. */
  stay: string | null;
  /** The day of admission as typed, for a new stay. */
  admitted: string;
  /** Of extra hours: they were hours of the planned service. Asked each time, since each time it is somebody's word. */
  plannedService: boolean;
  /** Why these days are another change than the one before a weekend; null: they go on from it. */
  separateCause?: string | null;
  /** The days were asked for or known before, whatever the reason. */
  withDays?: boolean;
}

/** A stay that is recorded in one step with the figures that it explains. */
export type NewStay = Omit<HospitalStay, 'id'>;

export const newStay = newStayId;

export function choiceKey(category: Category, reason: Reason): string {
  return `${category} ${reason}`;
}

export function readChoice(choice: string): { category: Category; reason: Reason } {
  const [category, reason] = choice.split(' ') as [Category, Reason];
  return { category, reason };
}

/** Where the answer starts: from what was said before, else from the only possibility, else empty. */
export function startingAnswer(
  before: Variation | null,
  onlyChoice: string | null,
  stays: readonly HospitalStay[],
): ReasonAnswer {
  const [stay] = stays;
  const known = before !== null && before.reason !== 'unspecified';
  return {
    choice: known ? choiceKey(before.category, before.reason) : onlyChoice,
    note: before?.note ?? '',
    firstDay: before?.firstDay ?? null,
    lastDay: before?.lastDay ?? null,
    stay: before?.hospitalStayId ?? stay?.id ?? newStay,
    admitted: '',
    plannedService: false,
    separateCause: before?.separateCause ?? null,
  };
}

export interface AnswerErrors {
  choice?: string;
  firstDay?: string;
  lastDay?: string;
  admitted?: string;
  plannedService?: string;
  separateCause?: string;
}

/** What is still missing, a sentence a field; nothing: the answer can be recorded. */
export function answerErrors(answer: ReasonAnswer, weekStart: PlainDate): AnswerErrors {
  if (answer.choice === null) return { choice: 'Choose a reason.' };
  const { category, reason } = readChoice(answer.choice);
  const errors: AnswerErrors = {};
  if (category === 'extra' || answer.firstDay !== null || answer.lastDay !== null) {
    Object.assign(errors, daysErrors(answer));
  }
  if (typeof answer.separateCause === 'string' && answer.separateCause.trim() === '') {
    errors.separateCause = 'Say why it is another one, such as “daughter away this week”.';
  }
  if (category === 'extra') {
    if (!answer.plannedService) {
      errors.plannedService = 'Tick this, or take the extra hours out: other services cannot be claimed.';
    }
  }
  if (reason === 'hospital' && answer.stay === newStay) {
    const admitted = parseDay(answer.admitted, weekStart, null);
    if (admitted === null) errors.admitted = 'Enter the day of admission, such as 2 June 2025.';
    else if (admitted > sundayOf(weekStart)) {
      errors.admitted = `The week ends on ${formatDate(sundayOf(weekStart))}. Enter that day or an earlier one.`;
    }
  }
  return errors;
}

/** The same of the days alone. */
export function daysErrors({ firstDay, lastDay }: Pick<ReasonAnswer, 'firstDay' | 'lastDay'>): AnswerErrors {
  const errors: AnswerErrors = {};
  if (firstDay === null) errors.firstDay = 'Choose the first day.';
  if (lastDay === null) errors.lastDay = 'Choose the last day.';
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
    errors.lastDay = `Choose ${formatLongDate(firstDay)} or a later day.`;
  }
  return errors;
}

/** What the history keeps of the answer beside the figures: the person's word on extra hours. */
export function wordOf(answer: ReasonAnswer): string | undefined {
  const extra = answer.choice !== null && readChoice(answer.choice).category === 'extra';
  return extra && answer.plannedService ? plannedServiceStatement : undefined;
}

/** The stay that the answer speaks of and nobody has recorded yet; null when there is none. */
export function newStayOf(answer: ReasonAnswer, ssRef: string, weekStart: PlainDate): NewStay | null {
  if (answer.choice === null || readChoice(answer.choice).reason !== 'hospital' || answer.stay !== newStay) return null;
  const admitted = parseDay(answer.admitted, weekStart, null);
  return admitted === null ? null : { ssRef, admitted, discharged: null, told: null, approval: null };
}

/** True of changes whose length counts: an increase, and an absence of which notice was given. */
export function keepsDays(category: Category, reason: Reason): boolean {
  return category === 'extra' || reason === 'planned_absence';
}

/** A hospital reason names the stay that was chosen, or the new one that is recorded with it. */
export function variationOf(answer: ReasonAnswer, quantity: Quantity): Variation {
  const { category, reason } = readChoice(answer.choice ?? 'missed unspecified');
  const hospital = reason === 'hospital';
  const hasDays = keepsDays(category, reason) || answer.withDays === true;
  const { firstDay, lastDay } = hasDays ? answer : { firstDay: null, lastDay: null };
  const cause = firstDay === null ? '' : (answer.separateCause ?? '').trim();
  return {
    category,
    reason,
    quantity,
    firstDay,
    lastDay,
    hospitalStayId: hospital ? answer.stay : null,
    note: answer.note.trim(),
    ...(cause === '' ? {} : { separateCause: cause }),
  };
}
