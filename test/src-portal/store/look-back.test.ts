// What loading a week relies on: findings on a person need that person's records only, and earlier weeks count only
// for people of whom a line differs from plan or has a comment, or who have an adjustment request or a log across weeks.
// Shown on the practice provider's history.
import { expect, test } from 'vitest';
import { practiceProvider } from '../../../src-portal/practice/index.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { isAsPlanned } from '../../../src-shared/domain/actuals.ts';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import type { WeekToCheck } from '../../../src-shared/rules/types.ts';

const data = practiceProvider();

function weekToCheck(index: number): WeekToCheck {
  const week = data.weeks[index];
  if (week === undefined) throw new Error('there is no such week');
  const actuals = week.actuals.map((one) => one.actual);
  const before = data.weeks.slice(Math.max(0, index - 12), index).reverse();
  const earlier = Object.fromEntries(
    data.lines.map(({ id }) => [
      id,
      before.flatMap((one) => one.actuals.map((it) => it.actual).filter((it) => it.lineId === id)),
    ]),
  );
  const { lines, stays, adjustments, log } = data;
  const ends = data.ends.map((one) => one.end);
  const rest = { council: bradford, now: data.clockStart };
  return {
    weekStart: week.weekStart,
    status: 'open',
    generated: true,
    lines,
    actuals,
    stays,
    adjustments,
    ends,
    log,
    earlier,
    ...rest,
  };
}

const history = data.weeks.flatMap((week, index) => (week.generatedAt === null ? [] : [index]));

test('a person’s findings are the same whether the others are there or not', () => {
  for (const index of history) {
    const whole = weekToCheck(index);
    const ofPeople = new Map<string, WeekToCheck['lines']>();
    for (const line of whole.lines) ofPeople.set(line.ssRef, [...(ofPeople.get(line.ssRef) ?? []), line]);
    const apart = [...ofPeople].flatMap(([ssRef, lines]) => {
      const ids = new Set(lines.map((line) => line.id));
      const actuals = whole.actuals.filter((actual) => ids.has(actual.lineId));
      const stays = whole.stays.filter((stay) => stay.ssRef === ssRef);
      const adjustments = whole.adjustments.filter((request) => request.ssRef === ssRef);
      const ends = whole.ends.filter((end) => end.ssRef === ssRef);
      return checkWeek({ ...whole, lines, actuals, stays, adjustments, ends }).filter((one) => one.lineId !== null);
    });
    const together = checkWeek(whole).filter((one) => one.lineId !== null);
    const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
    expect(apart.sort(byKey)).toEqual(together.sort(byKey));
  }
});

test('a line that went to plan has the same findings without its earlier weeks', () => {
  const asked = new Set(data.adjustments.map((request) => request.ssRef));
  for (const index of history) {
    const whole = weekToCheck(index);
    const lookBack = new Set(
      whole.actuals
        .filter((one) => one.variations.length > 0 || one.comment !== '' || !isAsPlanned(one))
        .map((one) => one.lineId),
    );
    const people = new Set([...asked, ...whole.lines.filter(({ id }) => lookBack.has(id)).map(({ ssRef }) => ssRef)]);
    for (const line of whole.lines) if (people.has(line.ssRef)) lookBack.add(line.id);
    const earlier = Object.fromEntries(Object.entries(whole.earlier).filter(([lineId]) => lookBack.has(lineId)));
    expect(checkWeek({ ...whole, earlier })).toEqual(checkWeek(whole));
  }
});
