// What was put to the council and has no answer yet.
import { expect, test } from 'vitest';
import { awaitedOf } from '../../../src-shared/domain/awaited.ts';
import type { AdjustmentRequest, HospitalStay, StayDecision } from '../../../src-shared/domain/lines.ts';
import { reminderDraft } from '../../../src-shared/messages/reminder-draft.ts';
import type { Dispute } from '../../../src-shared/portal-api/index.ts';
import { serviceLine } from '../../builders.ts';

const ssRef = '0012345';
const request = (parts: Partial<AdjustmentRequest> = {}): AdjustmentRequest => ({
  id: 'r-1',
  ssRef,
  changes: [{ lineId: 'line-1', kind: 'increase' }],
  startDate: '2025-02-24',
  endDate: null,
  submittedOn: '2025-02-26',
  outcome: 'submitted',
  ...parts,
});
const decision = (state: StayDecision['state'], on: string | null): StayDecision => ({
  state,
  by: 'B Khan',
  reference: 'D-7',
  fromWeek: null,
  throughWeek: null,
  lineIds: null,
  on,
});
const stay = (decisions: StayDecision[]): HospitalStay => ({
  id: 's-1',
  ssRef,
  admitted: '2025-02-10',
  discharged: null,
  told: null,
  approval: null,
  decisions,
});
const dispute = (...from: ('council' | 'provider')[]): Dispute => ({
  id: 'd-1',
  weekStart: '2025-02-10',
  lineId: 'line-1',
  state: 'open',
  messages: from.map((who, index) => ({
    id: `m-${index}`,
    from: who,
    by: { id: 'x', name: 'X', at: `2025-03-0${index + 1}T23:30:00.000Z` },
    text: '…',
  })),
});
const awaited = (parts: Partial<Parameters<typeof awaitedOf>[0]>) =>
  awaitedOf({ adjustments: [], stays: [], disputes: [], today: '2025-03-10', timeZone: 'Europe/London', ...parts });

test('the oldest first, and those without a day before them', () => {
  const found = awaited({
    adjustments: [request(), request({ id: 'r-2', submittedOn: null })],
    stays: [stay([decision('requested', '2025-03-01')])],
    disputes: [dispute('council', 'provider')],
  });
  expect(found.map(({ id, days }) => [id, days])).toEqual([
    ['r-2', null],
    ['r-1', 12],
    ['s-1', 9],
    ['d-1', 8],
  ]);
});

test('what is answered, not sent, or ours to answer is not awaited', () => {
  expect(
    awaited({
      adjustments: [request({ outcome: 'accepted' }), request({ outcome: 'draft', submittedOn: null })],
      stays: [stay([]), stay([decision('requested', '2025-03-01'), decision('refused', '2025-03-05')])],
      disputes: [
        dispute('council'),
        dispute('council', 'provider', 'council'),
        { ...dispute('council', 'provider'), state: 'closed' },
      ],
    }),
  ).toEqual([]);
});

test('what is asked for again after an answer has waited since it was first asked again', () => {
  const decisions = [
    decision('given', '2025-02-20'),
    decision('requested', '2025-03-03'),
    decision('requested', '2025-03-08'),
  ];
  expect(awaited({ stays: [stay(decisions)] })).toMatchObject([{ since: '2025-03-03', days: 7 }]);
});

test('a reminder says what was asked, when, and for how long', () => {
  const lines = [serviceLine()];
  const [first] = awaited({ adjustments: [request()] });
  expect(first && reminderDraft(first, lines)).toMatchObject({
    topic: 'adjustment',
    missing: [],
    text: [
      'SS Ref: 0012345',
      'We sent you a request for an adjustment from 24 February 2025 (Home Support / Single handed: more hours) on 26 February 2025, and have had no answer yet after 12 days.',
      'Please tell us where it stands, or whom to ask.',
    ].join('\n'),
  });
  const [second] = awaited({ stays: [stay([decision('requested', null)])] });
  expect(second && reminderDraft(second, lines)).toMatchObject({
    topic: 'hospital-admission',
    missing: ['when it was sent'],
    text: expect.stringContaining(
      'the hospital stay from 10 February 2025, reference D-7, and have had no answer yet.',
    ),
  });
  const [third] = awaited({ disputes: [dispute('council', 'provider')] });
  expect(third && reminderDraft(third, lines).text).toContain(
    'answered your dispute about Home Support / Single handed',
  );
});
