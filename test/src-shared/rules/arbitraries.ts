// Random weeks for properties: small enough that lines, people, stays and requests meet each other, and with every kind
// of value that the types allow, sound or not.
import fc from 'fast-check';
import { bradford } from '../../../src-shared/council/index.ts';
import { categories, reasons, type Variation, type WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { serviceTypes } from '../../../src-shared/domain/lines.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import type { WeekToCheck } from '../../../src-shared/rules/types.ts';
import { extra, frustrated, missed, monday, weeklyActual } from '../../builders.ts';
import { exampleshire } from '../../exampleshire.ts';

const lineId = fc.constantFrom('line-1', 'line-2', 'line-3', 'line-10', '__proto__');
const ssRef = fc.constantFrom('0012345', '0099999');
const stayId = fc.constantFrom('stay-1', 'stay-2');
const day = fc.integer({ min: -40, max: 20 }).map((days) => addDays(monday, days));
const weekStart = fc.integer({ min: -4, max: 0 }).map((weeks) => addDays(monday, weeks * 7));
const quantity = fc.oneof(
  fc.constantFrom(0, 25, 200, 1000, 1010, 16900),
  fc.constantFrom(-25, 0.5, Number.NaN, Number.POSITIVE_INFINITY),
);
const comment = fc.constantFrom('', 'away', 'n/a', 'hospital week 2', 'hosp wk 1');

const anyVariation: fc.Arbitrary<Variation> = fc
  .record({
    category: fc.constantFrom(...categories),
    reason: fc.constantFrom(...reasons),
    quantity,
    firstDay: fc.option(day),
    lastDay: fc.option(day),
    hospitalStayId: fc.option(stayId),
    note: fc.constantFrom('', 'a note'),
  })
  .chain((variation) =>
    fc
      .option(fc.constant('another cause'), { nil: undefined })
      .map((separateCause) => (separateCause === undefined ? variation : { ...variation, separateCause })),
  );

const variation = fc.oneof(
  { weight: 3, arbitrary: anyVariation },
  { weight: 1, arbitrary: fc.constantFrom(frustrated(), extra(), missed('non_engagement')) },
);

const actual: fc.Arbitrary<WeeklyActual> = fc.record({
  lineId,
  weekStart: fc.constant(monday),
  planned: quantity,
  actual: quantity,
  frustrated: quantity,
  missed: quantity,
  extra: quantity,
  visits: fc.constantFrom(7, 6),
  generatedVisits: fc.constant(7),
  comment,
  variations: fc.array(variation, { maxLength: 3 }),
});

const anyActual = fc.oneof(
  { weight: 4, arbitrary: actual },
  { weight: 1, arbitrary: fc.tuple(lineId, comment).map(([id, text]) => weeklyActual({ lineId: id, comment: text })) },
);

const decision = fc.record({
  state: fc.constantFrom('requested', 'given', 'refused'),
  by: fc.constant('B Khan'),
  reference: fc.constant(''),
  fromWeek: fc.option(fc.integer({ min: 1, max: 6 })),
  throughWeek: fc.option(fc.integer({ min: 1, max: 8 })),
  lineIds: fc.option(fc.array(lineId, { maxLength: 2 })),
  on: fc.option(day),
});

/** Records from before the list of decisions have none of it. */
const laterParts = fc.option(
  fc.record({
    decisions: fc.array(decision, { maxLength: 3 }),
    resumed: fc.option(day),
    callsFallOnStayDays: fc.boolean(),
  }),
);

const earlierWeeks = fc.array(
  fc.tuple(actual, weekStart).map(([record, start]): WeeklyActual => ({ ...record, weekStart: start })),
  { maxLength: 4 },
);

/** Line ids may double, actuals may be missing, doubled or without a line; figures may be no quantities. */
export const anyWeek: fc.Arbitrary<WeekToCheck> = fc.record({
  weekStart: fc.constant(monday),
  status: fc.constantFrom('open', 'confirmed', 'payment-processed'),
  generated: fc.boolean(),
  lines: fc.array(
    fc.record({
      id: lineId,
      ssRef,
      serviceType: fc.constantFrom(...serviceTypes),
      service: fc.constant('Home Support'),
      serviceLevel: fc.constantFrom('Single handed', 'Double-handed', 'Level 3'),
      plannedQuantity: quantity,
      plannedVisits: fc.constant(7),
      startDate: day,
      endDate: fc.option(day),
    }),
    { maxLength: 4 },
  ),
  actuals: fc.array(anyActual, { maxLength: 5 }),
  stays: fc.array(
    fc
      .tuple(
        fc.record({
          id: stayId,
          ssRef,
          admitted: day,
          discharged: fc.option(day),
          told: fc.option(fc.record({ who: fc.constant('Duty worker'), on: day })),
          approval: fc.option(
            fc.record({
              state: fc.constantFrom('requested', 'given'),
              by: fc.constant('B Khan'),
              reference: fc.constant(''),
              throughWeek: fc.integer({ min: 1, max: 8 }),
            }),
          ),
        }),
        laterParts,
      )
      .map(([stay, later]) => ({ ...stay, ...later })),
    { maxLength: 3 },
  ),
  adjustments: fc.array(
    fc.record({
      id: fc.constantFrom('request-1', 'request-2'),
      ssRef,
      changes: fc.array(fc.record({ lineId, kind: fc.constantFrom('increase', 'reduction', 'end', 'level') }), {
        maxLength: 2,
      }),
      startDate: day,
      endDate: fc.option(day),
      submittedOn: fc.option(day),
      outcome: fc.constantFrom('draft', 'submitted', 'accepted', 'rejected'),
    }),
    { maxLength: 3 },
  ),
  ends: fc.array(
    fc.record({ ssRef, lineId: fc.option(lineId), lastDay: day, cause: fc.constantFrom('moved', 'died', 'other') }),
    { maxLength: 2 },
  ),
  log: fc.array(
    fc.record({
      id: fc.string(),
      lineId,
      day,
      kind: fc.constantFrom('as-planned', 'delivered', 'frustrated', 'missed', 'extra'),
      reason: fc.option(fc.constantFrom(...reasons)),
      minutes: fc.constantFrom(0, 60, 600),
      note: fc.constant(''),
    }),
    { maxLength: 6 },
  ),
  earlier: fc.dictionary(lineId, earlierWeeks, { noNullPrototype: true }),
  council: fc.constantFrom(bradford, exampleshire),
  now: fc.constantFrom('2025-03-05T09:00:00Z', '2025-03-10T09:00:00Z', '2025-03-25T09:00:00Z', 'no instant'),
});

/** The same week with its lists in other orders, the variations of every actual included. */
export function shuffled(week: WeekToCheck): fc.Arbitrary<WeekToCheck> {
  const mix = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  const mixActuals = (actuals: readonly WeeklyActual[]) =>
    fc
      .tuple(...actuals.map((it) => mix(it.variations).map((variations) => ({ ...it, variations }))))
      .chain((mixed) => mix(mixed));
  const earlier = fc
    .tuple(
      ...Object.entries(week.earlier).map(([id, actuals]) => mixActuals(actuals).map((mixed) => [id, mixed] as const)),
    )
    .map((entries) => Object.fromEntries(entries));
  return fc.record({
    weekStart: fc.constant(week.weekStart),
    status: fc.constant(week.status),
    generated: fc.constant(week.generated),
    lines: mix(week.lines),
    actuals: mixActuals(week.actuals),
    stays: mix(week.stays),
    adjustments: mix(week.adjustments),
    ends: mix(week.ends),
    log: mix(week.log),
    earlier,
    council: fc.constant(week.council),
    now: fc.constant(week.now),
  });
}
