import { describe, expect, it } from 'vitest';
import {
  type ExportReading,
  exportedActual,
  linesAfterPlan,
  planLabel,
  takeLines,
} from '../../../src-shared/portal-export/index.ts';
import { line, monday } from '../council-csv/fixtures.ts';
import { accepted, london, planOf, reading, source } from './fixtures.ts';

const second = { ssRef: '0012399', actual: '7.00', visits: '14' };
const homeSupport = { service: 'Home Support', serviceLevel: 'Single', serviceType: 'home_support' } as const;

const doubts = (result: ExportReading) => accepted(result).doubts.map(({ code }) => code);
const refusal = (result: ExportReading) => (result.outcome === 'refused' ? result.refusals[0] : null);

describe('the plan of an unedited export', () => {
  it('has what the portal pre-filled', () => {
    const plan = planOf([{}, second]);
    expect(plan.lines.map(({ ssRef, planned, visits }) => [ssRef, planned, visits])).toEqual([
      ['0012345', 1000, 7],
      ['0012399', 700, 14],
    ]);
    expect(doubts(reading([{}, second]))).toEqual([]);
  });

  it('is labelled with its source and time', () => {
    expect(planLabel({ exportedAt: '2025-03-10T09:12:00.000Z' }, london)).toBe(
      'from the export of Monday 10 March 2025, 9:12am',
    );
  });

  it('says the time of the council’s clocks in summer', () => {
    expect(planLabel({ exportedAt: '2025-06-09T08:12:00.000Z' }, london)).toBe(
      'from the export of Monday 9 June 2025, 9:12am',
    );
  });

  it('adds frustrated and missed hours and takes extra ones off', () => {
    const [first] = planOf([{ actual: '8.50', frustrated: '1.00', missed: '2.00', extra: '1.50' }]).lines;
    expect(first?.planned).toBe(1000);
  });

  it('refuses a row whose figures give no plan, by its number', () => {
    const { rejected } = accepted(reading([{}, { ...second, actual: '1.00', extra: '2.00' }]));
    expect(rejected.map(({ row, problems }) => [row, problems[0]?.message])).toEqual([
      [3, 'Row 3: actual + frustrated + missed − extra is no planned quantity.'],
    ]);
  });

  it('starts the week with what the export says, differences without a reason', () => {
    const [first] = planOf([{ actual: '8.00', missed: '2.00', comment: 'away' }]).lines;
    const actual = first && exportedActual(first, monday);
    expect(actual).toMatchObject({ planned: 1000, actual: 800, missed: 200, comment: 'away', generatedVisits: 7 });
    expect(actual?.variations.map(({ reason, quantity }) => [reason, quantity])).toEqual([['unspecified', 200]]);
  });

  it('takes several services in one file apart', () => {
    const { services } = accepted(reading([{}, { ...second, service: 'Extra Care' }]));
    expect(services.map((it) => it.kind === 'plan' && it.plan.service)).toEqual(['Home Support', 'Extra Care']);
  });

  it('needs no week when the file has only one', () => {
    expect(accepted(reading([{}], { weekStart: null })).weekStart).toBe(monday);
  });
});

describe('line ids', () => {
  const idOf = (changes: Parameters<typeof planOf>[0][number]) => planOf([changes]).lines[0]?.lineId;

  it('are the same on every computer and in every week', () => {
    expect(idOf({})).toBe(planOf([{ date: '2025/02/24' }], { weekStart: '2025-02-24' }).lines[0]?.lineId);
  });

  it('tell SS Ref, service and level apart, also where joined texts would be equal', () => {
    const ids = [
      idOf({}),
      idOf({ level: 'Double' }),
      idOf({ ssRef: '12345' }),
      idOf({ service: 'Home SupportS', level: 'ingle' }),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('show no SS Ref', () => expect(idOf({})).not.toContain('12345'));

  it('of a known line stay as they are, whatever its dates', () => {
    const ended = line({ id: 'known', startDate: '2024-01-01', endDate: '2024-06-30' });
    expect(planOf([{}], { known: { lines: [ended] } }).lines[0]?.lineId).toBe('known');
  });
});

describe('an SS Ref that lost its zeros', () => {
  it('is that of the one person on the provider’s own list who had them', () => {
    const result = reading([{ ssRef: '12345' }, second], { known: { ssRefs: ['0012345', '0012399'] } });
    const [first] = accepted(result).services;
    expect(first?.kind === 'plan' && first.plan.lines.map(({ ssRef }) => ssRef)).toEqual(['0012345', '0012399']);
  });

  it('is doubted where dates show that a spreadsheet was at it', () => {
    expect(doubts(reading([{ ssRef: '12345', date: '17/02/2025' }]))).toEqual(['opened-in-spreadsheet']);
  });
});

describe('a file that is something else', () => {
  it('of another week is named as such', () => {
    expect(refusal(reading([{ date: '2025/02/24' }]))).toMatchObject({
      code: 'other-week',
      sentence: 'This file is of the week 24 February to 2 March 2025, not of the week 17 to 23 February 2025.',
    });
  });

  it('of several weeks asks for one of them', () => {
    const result = refusal(reading([{}, { ...second, date: '2025/02/24' }], { weekStart: null }));
    expect(result?.code).toBe('several-weeks');
  });

  it('with a row of another week gives that row back', () => {
    const { rejected } = accepted(reading([{}, { ...second, date: '2025/02/24' }]));
    expect(rejected.map(({ problems }) => problems[0]?.code)).toEqual(['week-other']);
  });

  it('already edited says how many lines', () => {
    const result = accepted(reading([{ actual: '8.00', missed: '2.00', comment: 'away' }, second]));
    expect(result.doubts).toMatchObject([{ code: 'edited', rows: [2] }]);
    expect(result.doubts[0]?.sentence).toContain('1 line already differs from plan');
  });

  it('of another provider is doubted when nobody in it is known', () => {
    const result = accepted(reading([{}, second], { known: { ssRefs: ['0055555', '0066666'] } }));
    expect(result.doubts.map(({ sentence }) => sentence)).toEqual([
      'None of the 2 people in this file is among the 2 people known here: it may be another provider’s file.',
    ]);
  });

  it('of the same provider’s next service is not doubted, though it is about other people', () => {
    const lines = [line({ ssRef: '0055555', service: 'Oakwell Care Ltd - Home Support' })];
    const known = { lines, ssRefs: ['0055555', '0066666'] };
    const fileOf = (service: string) => reading([{ service }, { ...second, service }], { known });
    expect(doubts(fileOf('Oakwell Care Ltd - Supported Living'))).toEqual([]);
    expect(doubts(fileOf('oakwell care ltd – Day Activities'))).toEqual([]);
    expect(doubts(fileOf('Ashgrove Care Ltd - Supported Living'))).toEqual(['another-provider']);
    expect(doubts(fileOf('Oakwell Care Ltd - Home Support'))).toEqual(['another-provider']);
    expect(doubts(fileOf('Supported Living'))).toEqual(['another-provider']);
  });

  it('is not doubted at the first import, when nobody is known', () => {
    expect(doubts(reading([{}, second]))).toEqual([]);
  });

  it('made by the app itself is told from the portal’s', () => {
    expect(doubts(reading([{}], { known: { ownFiles: [source().digest] } }))).toEqual(['own-file']);
  });

  it('with no usable row is refused', () => {
    expect(refusal(reading([{ actual: 'x' }]))?.code).toBe('no-usable-row');
  });

  it('which cannot be read at all keeps the file’s own sentence', () => {
    expect(refusal(reading([]))?.code).toBe('rows-missing');
  });
});

describe('a second export of the week', () => {
  const first = planOf([{}, second]);

  it('is compared and not taken for a plan', () => {
    const [result] = accepted(
      reading([{ actual: '8.00', missed: '2.00' }, second], { known: { plansOfWeek: [first] } }),
    ).services;
    expect(result?.kind).toBe('second-export');
    expect(
      result?.kind === 'second-export' && result.comparison.cells.map(({ field, from, to }) => [field, from, to]),
    ).toEqual([
      ['actual', '10.00', '8.00'],
      ['missed', '0.00', '2.00'],
    ]);
  });

  it('says so when it is the same', () => {
    const [result] = accepted(reading([second, {}], { known: { plansOfWeek: [first] } })).services;
    expect(result?.kind === 'second-export' && result.comparison.sentence).toBe(
      'A second export of this week: all 2 lines are as in the first.',
    );
  });

  it('names new and gone lines', () => {
    const [result] = accepted(reading([{}, { ssRef: '0077777' }], { known: { plansOfWeek: [first] } })).services;
    expect(result?.kind === 'second-export' && result.comparison.sentence).toBe(
      'A second export of this week: 1 line is new, 1 line is gone since the first. The plan stays as it was.',
    );
  });

  it('may give the plan a line that the council added, and what was planned first stays planned', () => {
    const fresh = [
      { actual: '8.00', missed: '1.00' },
      { ssRef: '0077777', actual: '3.00' },
    ];
    const [result] = accepted(reading(fresh, { known: { plansOfWeek: [first] } })).services;
    if (result?.kind !== 'second-export') throw new Error('not a second export');
    const [, gone] = first.lines;
    const later = source({ exportedAt: '2025-02-25T10:00:00.000Z' });
    const choice = { take: result.now.map(({ lineId }) => lineId), drop: gone ? [gone.lineId] : [] };
    const plan = takeLines(first, { source: later, now: result.now }, choice);
    expect(plan.lines.map(({ ssRef, planned, exported }) => [ssRef, planned, exported.actual])).toEqual([
      ['0012345', 1000, 800],
      ['0077777', 300, 300],
    ]);
    expect([plan.source, plan.plannedFrom]).toEqual([later, first.source]);
  });

  it('of one service does not stand in the way of another’s first', () => {
    const extraCare = { ...second, service: 'Extra Care' };
    const { services } = accepted(reading([{}, extraCare], { known: { plansOfWeek: [first] } }));
    expect(services.map(({ kind }) => kind)).toEqual(['second-export', 'plan']);
  });

  it('is not called edited for holding what was uploaded', () => {
    expect(doubts(reading([{ missed: '2.00', actual: '8.00' }], { known: { plansOfWeek: [first] } }))).toEqual([]);
  });
});

describe('differences from last week', () => {
  const lastWeek = planOf([{ date: '2025/02/10' }, { ...second, date: '2025/02/10' }], { weekStart: '2025-02-10' });

  it('are new lines, lines gone, and hours or visits changed', () => {
    const [now] = accepted(
      reading([{ actual: '12.00', visits: '8' }, { ssRef: '0077777' }], { known: { earlierPlans: [lastWeek] } }),
    ).services;
    expect(now?.kind === 'plan' && now.sinceLastWeek?.map(({ kind, line }) => [kind, line.ssRef])).toEqual([
      ['changed', '0012345'],
      ['new-line', '0077777'],
      ['gone', '0012399'],
    ]);
  });

  it('are not known in the first week', () => {
    const [now] = accepted(reading([{}])).services;
    expect(now?.kind === 'plan' && now.sinceLastWeek).toBeNull();
  });

  it('of more than a tenth gone ask whether the whole service was exported', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ ssRef: `00${10_000 + at}`, date: '2025/02/10' }));
    const before = planOf(many, { weekStart: '2025-02-10' });
    const half = many.slice(6).map((cells) => ({ ...cells, date: '2025/02/17' }));
    expect(doubts(reading(half, { known: { earlierPlans: [before] } }))).toEqual(['many-gone']);
  });
});

describe('the service type', () => {
  it('is asked once for each service and level', () => {
    expect(accepted(reading([{}, second, { ssRef: '0077777', level: 'Double' }])).questions).toEqual([
      { service: 'Home Support', serviceLevel: 'Single', lines: 2, suggestion: 'home_support' },
      { service: 'Home Support', serviceLevel: 'Double', lines: 1, suggestion: 'home_support' },
    ]);
  });

  it('once answered is not asked again', () => {
    expect(accepted(reading([{}, second], { known: { serviceTypes: [homeSupport] } })).questions).toEqual([]);
  });

  it('of supported living is not suggested where its kind is not said', () => {
    const { questions } = accepted(reading([{ service: 'Supported Living', level: 'Standard' }]));
    expect(questions[0]?.suggestion).toBeNull();
  });
});

describe('service lines after a plan', () => {
  const plan = planOf([{}, second]);
  const firstLines = linesAfterPlan(plan, [], [homeSupport], null);

  it('start in the first week they are seen in', () => {
    expect(firstLines.map(({ startDate, endDate, serviceType }) => [startDate, endDate, serviceType])).toEqual([
      [monday, null, 'home_support'],
      [monday, null, 'home_support'],
    ]);
  });

  it('wait for their type', () => expect(linesAfterPlan(plan, [], [], null)).toEqual([]));

  it('do not change when the same plan comes again', () => {
    expect(linesAfterPlan(plan, firstLines, [homeSupport], monday)).toEqual([]);
  });

  it('end before the first week that is exported without them', () => {
    const next = planOf([{ date: '2025/02/24' }], { weekStart: '2025-02-24', known: { lines: firstLines } });
    const [ended] = linesAfterPlan(next, firstLines, [homeSupport], monday);
    expect(ended).toMatchObject({ ssRef: '0012399', endDate: '2025-02-23' });
  });

  it('of another service are left alone', () => {
    const extraCare = line({ id: 'extra', service: 'Extra Care', startDate: '2024-01-01' });
    const next = planOf([{ date: '2025/02/24' }, { ...second, date: '2025/02/24' }], { weekStart: '2025-02-24' });
    expect(linesAfterPlan(next, [...firstLines, extraCare], [homeSupport], monday)).toEqual([]);
  });

  it('are not ended by an older week that is brought in later', () => {
    const older = planOf([{ date: '2025/02/10', actual: '4.00' }], { weekStart: '2025-02-10' });
    expect(linesAfterPlan(older, firstLines, [homeSupport], monday)).toMatchObject([
      { ssRef: '0012345', startDate: '2025-02-10', plannedQuantity: 1000, endDate: null },
    ]);
  });
});
