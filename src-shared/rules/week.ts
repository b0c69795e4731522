// Rules about the week as a whole: whether it may be confirmed at all yet, or still.
import { type Deadlines, formatDeadline } from '../domain/deadline.ts';
import { formatLongDate, formatWeek } from '../domain/week.ts';
import { reportWithoutActual, type WeekFacts } from './line-check.ts';

export function reportProcessed(week: WeekFacts): void {
  reportWithoutActual(week, 'week-processed', null, {
    field: null,
    message: `The payment for the week of ${formatWeek(week.weekStart)} is processed, so the week is closed.`,
    fix: 'Nothing more can be changed or confirmed here. If a figure is wrong, ask about the payment or answer a dispute.',
    action: null,
  });
}

export function reportNotGenerated(week: WeekFacts): void {
  reportWithoutActual(week, 'week-not-generated', null, {
    field: null,
    message: 'The actuals of this week have not been generated yet.',
    fix: 'Generate the week, or bring in the portal’s file for it.',
    action: { kind: 'generate-week' },
  });
}

/** Both rules are about a confirmation that is still to come, so they are silent once there is one. */
export function checkTime(week: WeekFacts, now: string, due: Deadlines | null): void {
  if (week.today !== null && week.today <= week.sunday) {
    reportWithoutActual(week, 'week-not-finished', null, {
      field: null,
      message: `The week is not over yet: its last day is ${formatLongDate(week.sunday)}.`,
      fix: 'Go on recording. The week can be confirmed from Monday.',
      action: null,
    });
  }
  if (due !== null && Date.parse(now) > Date.parse(due.operative)) {
    reportWithoutActual(week, 'deadline-missed', null, {
      field: null,
      facts: due.operative,
      message: `The week was due by ${formatDeadline(due.operative, week.council)}.`,
      fix: 'Confirm it as soon as you can: it is still accepted, but the payment waits. Acknowledge this with the reason.',
      action: null,
    });
  }
}
