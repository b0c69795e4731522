// What a week's sentence claims is never more than its evidence.
import { describe, expect, it } from 'vitest';
import { authorityOf, holdsSentence, receiptWords, weekHeld } from '../../../src-shared/domain/week-held.ts';
import type { Receipt, WeekRecord } from '../../../src-shared/portal-api/index.ts';

const week = (change: Partial<WeekRecord> = {}): WeekRecord => ({
  weekStart: '2025-06-02',
  status: 'open',
  generated: true,
  generatedAt: '2025-06-02T06:00:00Z',
  services: [
    { service: 'Home Support', state: 'open', receiptId: null },
    { service: 'Extra Care', state: 'open', receiptId: null },
  ],
  exceptions: [],
  ...change,
});
const receipt = (services: [string, ...string[]], change: Partial<Receipt> = {}): Receipt => ({
  id: 'r1',
  number: 'PR-2025-06-02-0001',
  weekStart: '2025-06-02',
  services,
  digest: 'd',
  statement: 's',
  lines: 1,
  totals: { planned: 0, actual: 0, frustrated: 0, missed: 0, extra: 0 },
  confirmed: { id: 'aisha', name: 'Aisha Khan', at: '2025-06-09T09:00:00Z' },
  late: false,
  authority: 'practice',
  superseded: false,
  ...change,
});
const confirmed = (...services: string[]) =>
  week({
    services: week().services.map((s) => ({ ...s, state: services.includes(s.service) ? 'confirmed' : s.state })),
  });
const evidence = { week: week(), receipts: [] as Receipt[], toSend: 0, confirmationUnknown: false };

describe('what holds a week', () => {
  it('is confirmed only with receipts for every service', () => {
    const both = ['Home Support', 'Extra Care'] as [string, string];
    expect(weekHeld({ ...evidence, week: confirmed(...both), receipts: [receipt(both)] }).state).toBe('confirmed');
    expect(weekHeld({ ...evidence, week: confirmed(...both), receipts: [receipt(['Home Support'])] }).state).toBe(
      'partly-confirmed',
    );
  });
  it('is not confirmed by the week’s record alone, nor by a superseded receipt', () => {
    const both = ['Home Support', 'Extra Care'] as [string, string];
    expect(weekHeld({ ...evidence, week: confirmed(...both) }).state).toBe('not-confirmed');
    expect(
      weekHeld({ ...evidence, week: confirmed(...both), receipts: [receipt(both, { superseded: true })] }).state,
    ).toBe('not-confirmed');
  });
  it('says that changes wait here before it says anything else of the portal', () => {
    const both = ['Home Support', 'Extra Care'] as [string, string];
    const held = weekHeld({ ...evidence, week: confirmed(...both), receipts: [receipt(both)], toSend: 2 });
    expect(held).toEqual({ state: 'on-this-computer', toSend: 2 });
  });
  it('says that a confirmation without an answer is not known', () => {
    expect(weekHeld({ ...evidence, confirmationUnknown: true }).state).toBe('confirmation-unknown');
  });
  it('is reopened once a confirmed service was changed', () => {
    const reopened = week({ services: [{ service: 'Home Support', state: 'reopened', receiptId: null }] });
    expect(
      weekHeld({ ...evidence, week: reopened, receipts: [receipt(['Home Support'], { superseded: true })] }).state,
    ).toBe('reopened');
  });
});

describe('the words', () => {
  const held = { state: 'confirmed', receipts: [receipt(['Home Support'])] } as const;
  it.each([
    ['council', 'Confirmed. Bradford Council holds this week, receipt PR-2025-06-02-0001.'],
    ['hub', 'Closed at the hub, not yet with the council. Hub receipt PR-2025-06-02-0001.'],
    ['practice', 'Confirmed. Practice portal holds this week, receipt PR-2025-06-02-0001. No council was told.'],
  ] as const)('of %s say whose word it is', (authority, sentence) => {
    expect(holdsSentence(held, { authority, councilName: 'Bradford Council' })).toBe(sentence);
  });
  it('never say "confirmed" without a valid receipt', () => {
    const where = { authority: 'council', councilName: 'Bradford Council' } as const;
    expect(holdsSentence({ state: 'not-confirmed' }, where)).toBe(
      'Not confirmed. Bradford Council holds these figures.',
    );
    expect(receiptWords([receipt(['a'], { superseded: true })], where)).not.toMatch(/^Confirmed/);
  });
});

it('a server that calls itself the council is believed only as far as the account says', () => {
  expect(authorityOf('hub', 'council')).toBe('hub');
  expect(authorityOf('practice', 'council')).toBe('practice');
  expect(authorityOf('council', 'practice')).toBe('practice');
  expect(authorityOf('council', 'council')).toBe('council');
});
