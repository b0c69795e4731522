import { describe, expect, it } from 'vitest';
import { linesAfterPlan, type SameLinesAnswer, type ServicePlan } from '../../../src-shared/portal-export/index.ts';
import { monday } from '../council-csv/fixtures.ts';
import { accepted, planOf, reading } from './fixtures.ts';

const second = { ssRef: '0012399', actual: '7.00', visits: '14' };
const homeSupport = { service: 'Home Support', serviceLevel: 'Single', serviceType: 'home_support' } as const;

describe('two rows of one SS Ref, service and level', () => {
  const [ten, four] = [{}, { actual: '4.00', visits: '2' }];
  const plansOf = (rows: Parameters<typeof planOf>[0], options?: Parameters<typeof planOf>[1]) => planOf(rows, options);
  const lines = (plan: ServicePlan) => plan.lines.map(({ lineId, planned, visits }) => [lineId, planned, visits]);
  const idOf = (plan: ServicePlan, at: number) => plan.lines[at]?.lineId ?? '';
  const week2 = { date: '2025/02/24' };
  const nextWeek = (rows: Parameters<typeof reading>[0], before: ServicePlan, sameLines: SameLinesAnswer[] = []) =>
    accepted(
      reading(
        rows.map((cells) => ({ ...cells, ...week2 })),
        {
          weekStart: '2025-02-24',
          known: { lines: linesAfterPlan(before, [], [homeSupport], null), earlierPlans: [before], sameLines },
        },
      ),
    );
  const planIn = ({ services: [first] }: ReturnType<typeof accepted>) => {
    if (first?.kind !== 'plan') throw new Error('This is no plan.');
    return first;
  };

  it('are two lines in the council’s own unedited export', () => {
    const { rejected, services } = accepted(reading([ten, four, second]));
    expect(rejected).toEqual([]);
    expect(services[0]?.kind === 'plan' && services[0].newLines).toHaveLength(3);
    expect(new Set(plansOf([ten, four, second]).lines.map(({ lineId }) => lineId)).size).toBe(3);
  });

  it('keep the id of a single line for the first, and its place for the others', () => {
    const [single, both] = [plansOf([ten]), plansOf([ten, four])];
    expect(lines(both)).toEqual([
      [idOf(single, 0), 1000, 7],
      [`${idOf(single, 0)}-2`, 400, 2],
    ]);
  });

  it('are the same lines next week, in whatever order and with one plan changed', () => {
    const before = plansOf([ten, four]);
    const after = planIn(nextWeek([{ ...four }, { actual: '12.00', visits: '7' }], before));
    expect(lines(after.plan)).toEqual([
      [idOf(before, 1), 400, 2],
      [idOf(before, 0), 1200, 7],
    ]);
    expect(after.sinceLastWeek?.map(({ kind }) => kind)).toEqual(['changed']);
  });

  it('of which one is gone next week end that one alone', () => {
    const before = plansOf([ten, four]);
    const result = nextWeek([four], before);
    const after = planIn(result);
    expect(result.sameLines).toEqual([]);
    expect(lines(after.plan)).toEqual([[idOf(before, 1), 400, 2]]);
    const ended = linesAfterPlan(after.plan, linesAfterPlan(before, [], [homeSupport], null), [homeSupport], monday);
    expect(ended.map(({ id, endDate }) => [id, endDate])).toEqual([[idOf(before, 0), '2025-02-23']]);
  });

  it('made of one that was split ask which goes on, and end none', () => {
    const before = plansOf([{ actual: '15.00', visits: '7' }, second]);
    const split = [{ actual: '6.00', visits: '3' }, { actual: '9.00', visits: '4' }, second];
    const result = nextWeek(split, before);
    expect(result.rejected).toEqual([]);
    expect(planIn(result).sinceLastWeek?.map(({ kind }) => kind)).toEqual(['changed', 'new-line']);
    expect(result.sameLines).toMatchObject([
      {
        ssRef: '0012345',
        rows: [
          { row: 2, planned: 600, visits: 3, suggested: idOf(before, 0) },
          { row: 3, planned: 900, visits: 4, suggested: `${idOf(before, 0)}-2` },
        ],
        lines: [{ lineId: idOf(before, 0), planned: 1500, visits: 7 }],
      },
    ]);
  });

  it('are asked about once: the answer holds', () => {
    const before = plansOf([{ actual: '15.00', visits: '7' }]);
    const answer: SameLinesAnswer = {
      weekStart: '2025-02-24',
      ssRef: '0012345',
      service: 'Home Support',
      serviceLevel: 'Single',
      rows: [
        { planned: 600, visits: 3, lineId: null },
        { planned: 900, visits: 4, lineId: idOf(before, 0) },
      ],
    };
    const split = [
      { actual: '6.00', visits: '3' },
      { actual: '9.00', visits: '4' },
    ];
    const result = nextWeek(split, before, [answer]);
    expect(result.sameLines).toEqual([]);
    expect(lines(planIn(result).plan)).toEqual([
      [`${idOf(before, 0)}-2`, 600, 3],
      [idOf(before, 0), 900, 4],
    ]);
  });

  it('whose second line comes back is that line again', () => {
    const before = plansOf([ten, four]);
    const lines1 = linesAfterPlan(before, [], [homeSupport], null);
    const without = planIn(nextWeek([ten], before)).plan;
    const ended = linesAfterPlan(without, lines1, [homeSupport], monday);
    const known = lines1.map((line) => ended.find(({ id }) => id === line.id) ?? line);
    const third = accepted(
      reading(
        [ten, four].map((cells) => ({ ...cells, date: '2025/03/03' })),
        {
          weekStart: '2025-03-03',
          known: { lines: known, earlierPlans: [without] },
        },
      ),
    );
    expect(planIn(third).plan.lines.map(({ lineId }) => lineId)).toEqual(before.lines.map(({ lineId }) => lineId));
  });

  it('are doubled, and refused, in a file that was edited or that a spreadsheet saved', () => {
    const codes = (rows: Parameters<typeof reading>[0]) =>
      accepted(reading([...rows, second])).rejected.map(({ problems }) => problems[0]?.code);
    expect(codes([ten, { ...four, missed: '1.00' }])).toEqual(['row-repeated', 'row-repeated']);
    expect(codes([{ date: '17/02/2025' }, { ...four, date: '17/02/2025' }])).toEqual(['row-repeated', 'row-repeated']);
    expect(codes([ten, { ...four, service: 'HOME SUPPORT' }])).toEqual(['row-repeated', 'row-repeated']);
  });

  it('of one line stay one line and its twin in a second export', () => {
    const first = plansOf([ten, four]);
    const uploaded = [{ actual: '8.00', missed: '2.00', comment: 'away' }, four];
    const [result] = accepted(reading(uploaded, { known: { plansOfWeek: [first] } })).services;
    expect(result?.kind === 'second-export' && result.comparison.plan).toEqual([]);
    expect(result?.kind === 'second-export' && new Set(result.comparison.cells.map(({ lineId }) => lineId)).size).toBe(
      1,
    );
  });
});
