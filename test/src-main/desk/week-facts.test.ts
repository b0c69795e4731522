// After one line was edited, only that line is read and checked again; what is then known of the week is what reading
// all of it again would give.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekFactsOf } from '../../../src-main/desk/week-facts.ts';
import { weekHandlers } from '../../../src-main/desk/week-handlers.ts';
import { recordLine } from '../../../src-main/desk/week-record.ts';
import { categories, reasons, type Variation } from '../../../src-shared/actuals.ts';
import type { FollowedWeek, WeekView } from '../../../src-shared/desk-api.ts';
import { withChange } from '../../../src-shared/week-change.ts';
import { aisha, answerOf, deskOf, edit, missedTwo, now, storeWithProvider, weekStart } from '../fixtures.ts';

const variation: fc.Arbitrary<Variation> = fc.record({
  category: fc.constantFrom(...categories),
  reason: fc.constantFrom(...reasons),
  quantity: fc.constantFrom(0, 25, 110, 200),
  firstDay: fc.constantFrom(null, '2025-03-03', '2025-03-08'),
  lastDay: fc.constantFrom(null, '2025-03-05', '2025-03-12'),
  hospitalStayId: fc.constantFrom(null, 'stay-1'),
  note: fc.constantFrom('', 'a note'),
});

const step = fc.record({
  lineId: fc.constantFrom('line-1', 'line-2', 'line-3'),
  variations: fc.array(variation, { maxLength: 3 }),
  visits: fc.constantFrom(undefined, 6, 7),
});

test('whatever is recorded one line after the other, the week is known as if it were read anew', () => {
  const store = storeWithProvider();
  const value = {
    id: 'stay-1',
    ssRef: '0012345',
    admitted: '2025-02-26',
    discharged: null,
    told: null,
    approval: null,
  };
  const changed = { ...aisha, at: now };
  store.sync.applyChanges(
    [{ kind: 'care', version: 1, changed, record: { kind: 'stay', id: 'stay-1', value } }],
    'c-2',
  );
  const desk = deskOf(store);
  const factsOf = weekFactsOf(desk);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      factsOf(weekStart);
      for (const { lineId, variations, visits } of steps) {
        const input = { weekStart, lineId, variations, ...(visits === undefined ? {} : { visits }) };
        factsOf.whileEditing(weekStart, [lineId], () => recordLine(desk, input));
      }
      expect(factsOf(weekStart)).toEqual(weekFactsOf(desk)(weekStart));
    }),
    { numRuns: 60 },
  );
});

test('a change that came in between is never missed', () => {
  const store = storeWithProvider();
  const desk = deskOf(store);
  const factsOf = weekFactsOf(desk);
  factsOf(weekStart);
  edit(store, missedTwo());
  const variations = [{ ...missedTwo().variations[0], note: 'later' } as Variation];
  answerOf(
    factsOf.whileEditing(weekStart, ['line-3'], () => recordLine(desk, { weekStart, lineId: 'line-3', variations })),
  );
  expect(factsOf(weekStart)).toEqual(weekFactsOf(desk)(weekStart));
});

test('a screen that follows the week sees what it would see by asking for all of it', async () => {
  const store = storeWithProvider();
  const desk = deskOf(store);
  const { handlers, queries } = weekHandlers(desk);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      let seen: { stamp: string; view: WeekView } | null = null;
      for (const { lineId, variations, visits } of steps) {
        await handlers['week.record']({ weekStart, lineId, variations, ...(visits === undefined ? {} : { visits }) });
        const followed: FollowedWeek = answerOf(
          await handlers['week.follow']({ weekStart, seen: seen === null ? null : seen.stamp }),
        );
        expect(followed.view === null).toBe(seen !== null);
        const view: WeekView | null = seen === null ? followed.view : withChange(seen.view, followed.change as never);
        if (view === null) throw new Error('nothing was followed');
        expect(view).toEqual(answerOf(queries.view(weekStart)));
        seen = { stamp: followed.stamp, view };
      }
    }),
    { numRuns: 40 },
  );
});

test('a screen with a view that nobody remembers gets the whole week', async () => {
  const { handlers, queries } = weekHandlers(deskOf(storeWithProvider()));
  const followed = answerOf(await handlers['week.follow']({ weekStart, seen: 'of another run' }));
  expect(followed).toMatchObject({ change: null, view: answerOf(queries.view(weekStart)) });
});
