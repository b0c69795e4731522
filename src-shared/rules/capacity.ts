// More hours than the day has: what was entered fits into its days, by their real hours and by how many carers come at a
// time. The plan is the council's, and is never judged.
import { type Category, categories } from '../domain/actuals.ts';
import { carersAtATime } from '../domain/carers.ts';
import { hoursOfDay } from '../domain/deadline.ts';
import { type Quantity, formatQuantityShort as short } from '../domain/quantity.ts';
import { daysOf } from '../domain/runs.ts';
import { dateOfDayNumber, dayNumber, formatLongDate } from '../domain/week.ts';
import { type LineCheck, report } from './line-check.ts';

/** Hours entered for days of the week, as day numbers; without days they are somewhere in the week. */
interface Entry {
  category: Category;
  quantity: Quantity;
  first: number;
  last: number;
}

/** No day is shorter: that much fits into any of them. */
const shortestDay: Quantity = 2300;

export function checkCapacity(check: LineCheck): void {
  const { frustrated, missed, extra } = check.actual;
  if (frustrated + missed <= shortestDay && extra <= shortestDay) return;
  const monday = dayNumber(check.week.weekStart);
  if (Number.isNaN(monday)) return;
  const entries = entriesOf(check, monday);
  // What was not given was planned, so both kinds of it share the day; extra hours come on top of the plan.
  reportFirst(
    check,
    monday,
    entries.filter(({ category }) => category !== 'extra'),
  );
  reportFirst(
    check,
    monday,
    entries.filter(({ category }) => category === 'extra'),
  );
}

function entriesOf({ actual, variations }: LineCheck, monday: number): Entry[] {
  const week = { first: monday, last: monday + 6 };
  const entries: Entry[] = [];
  for (const category of categories) {
    let rest = actual[category];
    for (const variation of variations) {
      if (variation.category !== category) continue;
      rest -= variation.quantity;
      const days = daysOf(variation);
      const inWeek = days !== null && days.first <= week.last && days.last >= week.first;
      const { first, last } = inWeek ? days : week;
      entries.push({
        category,
        quantity: variation.quantity,
        first: Math.max(first, week.first),
        last: Math.min(last, week.last),
      });
    }
    if (rest > 0) entries.push({ category, quantity: rest, ...week });
  }
  return entries;
}

/** The shortest stretch of days that holds more than fits is told: the others hold more because of it. */
function reportFirst(check: LineCheck, monday: number, entries: readonly Entry[]): void {
  for (let length = 1; length <= 7; length++) {
    for (let first = monday; first + length <= monday + 7; first++) {
      const last = first + length - 1;
      const inside = entries.filter((entry) => entry.first >= first && entry.last <= last);
      const quantity = inside.reduce((sum, entry) => sum + entry.quantity, 0);
      if (quantity <= shortestDay) continue;
      const hours = hoursFrom(check, first, last);
      const weekHours = hoursFrom(check, monday, monday + 6);
      const carers = carersAtATime(check.line.serviceLevel, check.actual.planned, weekHours, check.council);
      if (quantity > hours * carers.most * 100) {
        reportImpossible(check, inside, { quantity, hours, first, last, ...carers });
        return;
      }
    }
  }
}

function hoursFrom({ council }: LineCheck, first: number, last: number): number {
  let hours = 0;
  for (let day = first; day <= last; day++) hours += hoursOfDay(dateOfDayNumber(day), council.deadline.timeZone);
  return hours;
}

function reportImpossible(
  check: LineCheck,
  entries: readonly Entry[],
  found: { quantity: Quantity; hours: number; first: number; last: number; known: boolean; most: number },
): void {
  const { quantity, hours, first, last, known, most } = found;
  const kinds = [...new Set(entries.map(({ category }) => category))];
  const [field = 'extra'] = kinds;
  const [from, to] = [formatLongDate(dateOfDayNumber(first)), formatLongDate(dateOfDayNumber(last))];
  const when =
    first === last ? `on ${from}, which has ${hours} hours` : `from ${from} to ${to}, which have ${hours} hours`;
  const handed = most === 1 ? 'one carer' : `${most} carers`;
  report(check, 'quantity-impossible', {
    level: known ? 'error' : 'warning',
    field,
    facts: `${first}:${last}:${quantity}`,
    message: `More hours than the day has: ${short(quantity)} ${kinds.join(' and ')} ${when}, with ${handed} at a time.`,
    fix: known
      ? 'Correct the hours, or the days that they are for.'
      : 'Correct the hours or their days. If more carers come at a time, acknowledge this and say so: the service level is not known as single- or double-handed.',
    action: { kind: 'open-line' },
  });
}
