// What the council's plan did to a line, against what was asked for: what was agreed is never called unasked, and no request is taken
// for one that it is not.
import { describe, expect, test } from 'vitest';
import type { AdjustmentChange, AdjustmentRequest, ServiceEnd } from '../../../src-shared/domain/lines.ts';
import { type WhatIsKnown, whyPlanned } from '../../../src-shared/portal-export/asked-for.ts';
import type { PlanDifference } from '../../../src-shared/portal-export/compare-plans.ts';
import { adjustmentRequest, serviceEnd, serviceLine } from '../../builders.ts';

const since = '2025-03-03';
const weekStart = '2025-03-10';
const planned = (hours: number, parts: { lineId?: string; serviceLevel?: string } = {}) => ({
  lineId: 'line-1',
  ssRef: '0012345',
  service: 'Home Support',
  serviceLevel: 'Single',
  planned: hours,
  visits: 7,
  exported: { actual: hours, frustrated: 0, missed: 0, extra: 0, visits: 7, comment: '' },
  ...parts,
});
const hours = (from: number, to: number): PlanDifference => ({
  kind: 'changed',
  line: planned(to),
  planned: { from, to },
  visits: null,
});
const gone = (line = planned(1000)): PlanDifference => ({ kind: 'gone', line });
const isNew = (line = planned(1000)): PlanDifference => ({ kind: 'new-line', line });

type Ask = Partial<AdjustmentRequest> & Omit<AdjustmentChange, 'lineId' | 'kind'> & { lineId?: string };
const ask = (kind: AdjustmentChange['kind'], { hours, level, visits, lineId = 'line-1', ...parts }: Ask = {}) => {
  const change = { lineId, kind, ...(hours && { hours }), ...(level && { level }), ...(visits && { visits }) };
  return adjustmentRequest({
    id: `${kind}-${parts.startDate ?? ''}`,
    startDate: weekStart,
    changes: [change],
    ...parts,
  });
};

interface Known {
  requests?: AdjustmentRequest[];
  ends?: ServiceEnd[];
  before?: WhatIsKnown['plannedBefore'];
}
const why = (difference: PlanDifference, { requests = [], ends = [], before = () => undefined }: Known) => {
  const found = whyPlanned(difference, {
    weekStart,
    since,
    requests,
    ends,
    lineOf: (id) =>
      serviceLine({
        id,
        service: 'Home Support',
        serviceLevel: id === 'line-2' ? 'Double' : 'Single',
        startDate: '2024-01-01',
      }),
    plannedBefore: before,
    isHigher: (from, to) => (from === to ? null : to === 'Double'),
  });
  return found === null ? null : [found.request?.id ?? null, found.note];
};
const over = expect.stringMatching(/asked for until .*: that is over\.$/);
/** On the same line, of another time. */
const another = ask('increase', { id: 'another', startDate: '2024-06-03', hours: { from: 800, to: 1000 } });

describe('a change that was agreed is tied to what agrees it, whatever else is on the line', () => {
  test.each<[string, PlanDifference, Known, unknown]>([
    [
      'a death',
      gone(),
      { ends: [serviceEnd({ lastDay: '2025-03-06' })] },
      [null, 'The person died on Thursday 6 March 2025.'],
    ],
    [
      'a death, with 0 hours left in the plan',
      hours(1000, 0),
      { ends: [serviceEnd({ lastDay: '2025-03-06' })] },
      [null, expect.stringContaining('died')],
    ],
    [
      'a death in the week itself',
      hours(1000, 400),
      { ends: [serviceEnd({ lastDay: '2025-03-12' })] },
      [null, expect.stringContaining('died')],
    ],
    [
      'a move',
      gone(),
      { ends: [serviceEnd({ cause: 'moved', lineId: 'line-1', lastDay: '2025-02-01' })] },
      [null, expect.stringContaining('ended')],
    ],
    ['an end that was asked for', gone(), { requests: [ask('end')] }, ['end-', '']],
    [
      'an end that the council was long in doing',
      gone(),
      { requests: [ask('end', { startDate: '2024-10-01' })] },
      ['end-2024-10-01', ''],
    ],
    [
      'a temporary increase that is over',
      hours(1400, 1000),
      {
        requests: [
          ask('increase', { startDate: '2025-02-17', endDate: '2025-03-09', hours: { from: 1000, to: 1400 } }),
        ],
      },
      ['increase-2025-02-17', over],
    ],
    [
      'one of which nobody recorded the hours',
      hours(1400, 1000),
      { requests: [ask('increase', { startDate: '2025-02-17', endDate: '2025-03-09' })] },
      ['increase-2025-02-17', over],
    ],
    [
      'a temporary line that is over',
      gone(planned(400)),
      { requests: [ask('increase', { startDate: '2025-02-17', endDate: '2025-03-09', hours: { from: 0, to: 400 } })] },
      ['increase-2025-02-17', over],
    ],
    [
      'a reduction that is over',
      hours(600, 1000),
      { requests: [ask('reduction', { startDate: '2025-02-17', endDate: '2025-03-07' })] },
      ['reduction-2025-02-17', over],
    ],
    [
      'a break to 0 hours',
      hours(1000, 0),
      { requests: [ask('reduction', { endDate: '2025-04-01', hours: { from: 1000, to: 0 } })] },
      ['reduction-', ''],
    ],
    [
      'a break of which the line is left out',
      gone(),
      { requests: [ask('reduction', { endDate: '2025-04-01', hours: { from: 1000, to: 0 } })] },
      ['reduction-', ''],
    ],
    [
      'the end of a break',
      isNew(),
      {
        requests: [ask('reduction', { startDate: '2025-02-03', endDate: '2025-03-09', hours: { from: 1000, to: 0 } })],
      },
      ['reduction-2025-02-03', over],
    ],
    [
      'the line of another level',
      isNew(planned(1000, { lineId: 'line-2', serviceLevel: 'Double' })),
      { requests: [ask('level', { level: { from: 'Single', to: 'Double' } })] },
      ['level-', ''],
    ],
    [
      'and the line of the former one',
      gone(),
      { requests: [ask('level', { level: { from: 'Single', to: 'Double' } })] },
      ['level-', ''],
    ],
    ['a level of which nobody recorded which', gone(), { requests: [ask('level')] }, ['level-', '']],
    [
      'a higher level for a while, over',
      gone(planned(1000, { lineId: 'line-2', serviceLevel: 'Double' })),
      {
        requests: [
          ask('level', { startDate: '2025-02-17', endDate: '2025-03-09', level: { from: 'Single', to: 'Double' } }),
        ],
      },
      ['level-2025-02-17', over],
    ],
    [
      'a lower level, told by hours',
      hours(1400, 1000),
      { requests: [ask('level', { level: { from: 'Double', to: 'Single' } })] },
      ['level-', ''],
    ],
    [
      'other visits',
      { kind: 'changed', line: planned(1000), planned: null, visits: { from: 7, to: 14 } },
      { requests: [ask('increase', { visits: { from: 7, to: 14 } })] },
      ['increase-', ''],
    ],
  ])('%s', (_, difference, known, expected) => {
    expect(why(difference, known)).toEqual(expected);
    expect(why(difference, { ...known, requests: [another, ...(known.requests ?? [])] })).toEqual(expected);
    expect(
      why(difference, {
        ...known,
        requests: [...(known.requests ?? []), ask('increase', { id: 'refused', outcome: 'rejected' })],
      }),
    ).toEqual(expected);
  });

  test('of two requests that begin in one week, the one whose hours the plan has', () => {
    const requests = [
      ask('increase', { id: 'a', hours: { from: 1000, to: 1200 } }),
      ask('increase', { id: 'b', hours: { from: 1000, to: 1400 } }),
    ];
    expect(why(hours(1000, 1200), { requests })).toEqual(['a', '']);
    expect(why(hours(1000, 1400), { requests })).toEqual(['b', '']);
  });

  test('an increase that is over and a reduction that begins, together', () => {
    const temporary = ask('increase', {
      id: 'a',
      startDate: '2025-02-17',
      endDate: '2025-03-09',
      hours: { from: 1000, to: 1400 },
    });
    const fewer = ask('reduction', { id: 'b', hours: { from: 1000, to: 800 } });
    expect(why(hours(1400, 800), { requests: [temporary, fewer] })).toEqual(['b', '']);
    const relative = ask('reduction', { id: 'b', hours: { from: 1400, to: 1200 } });
    expect(why(hours(1400, 800), { requests: [temporary, relative] })).toEqual([
      'b',
      expect.stringMatching(/^Together with: .* over\.$/),
    ]);
  });

  test('a death counts before the temporary hours that happen to be over', () => {
    const requests = [ask('increase', { startDate: '2025-02-17', endDate: '2025-03-09' })];
    expect(why(gone(), { requests, ends: [serviceEnd({ lastDay: '2025-03-06' })] })).toEqual([
      null,
      expect.stringContaining('died'),
    ]);
  });
});

describe('a request is not taken for one that it is not', () => {
  test.each<[string, PlanDifference, Known, unknown]>([
    ['nothing asked', hours(1000, 1200), {}, null],
    [
      'an open-ended increase of long ago, in the plan since',
      hours(1200, 1400),
      { requests: [ask('increase', { startDate: '2025-01-06' })], before: () => 1000 },
      null,
    ],
    [
      'the same, with no plan of then',
      hours(1200, 1400),
      { requests: [ask('increase', { startDate: '2025-01-06' })] },
      null,
    ],
    [
      'the same, by its hours',
      hours(1200, 1400),
      { requests: [ask('increase', { startDate: '2025-01-06', hours: { from: 1000, to: 1200 } })] },
      null,
    ],
    [
      'one that begins after the week',
      hours(1000, 1200),
      { requests: [ask('increase', { startDate: '2025-03-17' })] },
      null,
    ],
    ['one of another line', hours(1000, 1200), { requests: [ask('increase', { lineId: 'line-9' })] }, null],
    ['one of the other kind', hours(1000, 1200), { requests: [ask('reduction')] }, null],
    ['a refused one', hours(1000, 1200), { requests: [ask('increase', { outcome: 'rejected' })] }, null],
    ['a death that the plan goes on after', hours(1000, 800), { ends: [serviceEnd({ lastDay: '2025-02-28' })] }, null],
    ['an end that is still to come', gone(), { ends: [serviceEnd({ cause: 'moved', lastDay: '2025-03-20' })] }, null],
    [
      'the end of another line of the person',
      gone(),
      { ends: [serviceEnd({ cause: 'moved', lineId: 'line-9', lastDay: '2025-03-06' })] },
      null,
    ],
    [
      'a temporary increase that still runs',
      hours(1400, 1000),
      { requests: [ask('increase', { startDate: '2025-02-17', endDate: '2025-03-30' })] },
      null,
    ],
  ])('%s', (_, difference, known, expected) => expect(why(difference, known)).toEqual(expected));

  test('a council that is late by weeks has done what was asked, where no plan since then has it otherwise', () => {
    const requests = [ask('increase', { startDate: '2025-02-10' })];
    expect(why(hours(1000, 1200), { requests, before: () => 1000 })).toEqual(['increase-2025-02-10', '']);
    const withHours = [ask('increase', { startDate: '2025-02-10', hours: { from: 1000, to: 1200 } })];
    expect(why(hours(1000, 1200), { requests: withHours })).toEqual(['increase-2025-02-10', '']);
  });

  test('what was asked stands beside a plan that does otherwise', () => {
    const more = [ask('increase', { hours: { from: 1000, to: 1400 } })];
    expect(why(hours(1000, 1200), { requests: more })).toEqual([
      'increase-',
      'Asked for from 10 March 2025: more hours, from 10.00 to 14.00 hours a week. The plan says otherwise.',
    ]);
    expect(why(gone(), { requests: [ask('reduction')] })).toEqual([
      'reduction-',
      expect.stringContaining('The plan says otherwise'),
    ]);
  });

  test('a draft counts only where nothing was sent', () => {
    const draft = ask('increase', {
      id: 'draft',
      outcome: 'draft',
      submittedOn: null,
      hours: { from: 1000, to: 1200 },
    });
    const sent = ask('increase', { id: 'sent', outcome: 'submitted' });
    expect(why(hours(1000, 1200), { requests: [draft] })).toEqual(['draft', '']);
    expect(why(hours(1000, 1200), { requests: [draft, sent] })).toEqual(['sent', '']);
  });
});
