// How the time without the portal's word is counted, whatever somebody does to the clock.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leaseByPortal,
  leaseDays,
  leaseHeard,
  leaseLater,
  type OfflineLease,
  portalWordOf,
} from '../../../src-shared/domain/offline-lease.ts';

const start = Date.parse('2025-06-09T08:00:00.000Z');
const hour = 3_600_000;
const day = 24 * hour;
const at = (millis: number) => new Date(start + millis).toISOString();

/** `to`: what the clock says then, from the beginning. */
type Step =
  | { what: 'runs'; for: number; to: number }
  | { what: 'sleeps'; for?: number; to: number }
  | { what: 'is closed'; to: number };

function stateAfter(steps: readonly Step[], lease: OfflineLease = leaseHeard({ wall: at(0) }, at(0))): OfflineLease {
  return steps.reduce((now, step) => {
    const ran = step.what === 'is closed' ? null : step.what === 'runs' ? step.for : (step.for ?? 0);
    return leaseLater(now, { wall: at(step.to), ran, slept: step.what === 'sleeps' });
  }, lease);
}

const elapsed = (...steps: Step[]) => stateAfter(steps).elapsedMillis / day;

describe('the time since the portal’s word', () => {
  it.each<[string, number, Step[]]>([
    ['while the app runs', 3, [{ what: 'runs', for: 3 * day, to: 3 * day }]],
    ['while it is closed', 5, [{ what: 'is closed', to: 5 * day }]],
    ['while the computer sleeps', 2, [{ what: 'sleeps', to: 2 * day }]],
    ['while it sleeps and the steady clock goes on', 2, [{ what: 'sleeps', for: 2 * day, to: 2 * day }]],
    [
      'of all of them',
      4,
      [
        { what: 'runs', for: day, to: day },
        { what: 'sleeps', to: 2 * day },
        { what: 'is closed', to: 4 * day },
      ],
    ],
    [
      'with a clock that lost its date while the app was closed, and is set right before the next start',
      1 + 5,
      [
        { what: 'is closed', to: -2000 * day },
        { what: 'is closed', to: 5 * day },
      ],
    ],
    [
      'with a clock that lost its date, and is set right while the app is open',
      4 + 1 + 0.5,
      [
        { what: 'is closed', to: 4 * day },
        { what: 'is closed', to: -2000 * day },
        { what: 'runs', for: 0.25 * day, to: 4.5 * day },
      ],
    ],
    [
      'with a clock that lost its date and goes on from there',
      1 + 3,
      [
        { what: 'is closed', to: -2000 * day },
        { what: 'is closed', to: -1997 * day },
      ],
    ],
    ['while it runs and the clock is set back', 3, [{ what: 'runs', for: 3 * day, to: -9 * day }]],
    [
      'with the clock set back before each start: a day for each',
      3,
      [
        { what: 'is closed', to: -2 * hour },
        { what: 'is closed', to: -4 * hour },
        { what: 'is closed', to: -6 * hour },
      ],
    ],
    [
      'closed for long, and set back once it is open',
      12,
      [
        { what: 'is closed', to: 12 * day },
        { what: 'runs', for: 0, to: 0 },
      ],
    ],
    [
      'closed for long, set back, and started again',
      13,
      [
        { what: 'is closed', to: 12 * day },
        { what: 'runs', for: 0, to: 0 },
        { what: 'is closed', to: -2 * hour },
      ],
    ],
    [
      'with the clock set forward for an hour of work',
      1 / 24,
      [
        { what: 'runs', for: hour, to: 400 * day },
        { what: 'runs', for: 0, to: hour },
      ],
    ],
    [
      'with the clock a fortnight ahead for an hour, and the app started again meanwhile',
      2 / 24,
      [
        { what: 'runs', for: hour, to: 15 * day },
        { what: 'is closed', to: 15 * day },
        { what: 'runs', for: hour, to: 2 * hour },
      ],
    ],
    [
      'with a wrong year at the start, put right while it runs',
      3,
      [
        { what: 'is closed', to: 400 * day },
        { what: 'runs', for: hour, to: 400 * day + hour },
        { what: 'runs', for: 0, to: 3 * day },
      ],
    ],
    [
      'with a wrong year at the start, put right before the next',
      3,
      [
        { what: 'is closed', to: 400 * day },
        { what: 'runs', for: hour, to: 400 * day + hour },
        { what: 'is closed', to: 3 * day },
      ],
    ],
    [
      'with a wrong year that is put right in two steps',
      3,
      [
        { what: 'is closed', to: 400 * day },
        { what: 'runs', for: 0, to: 200 * day },
        { what: 'runs', for: 0, to: 3 * day },
      ],
    ],
    ['with the battery of its clock empty: a day', 1, [{ what: 'is closed', to: -20 * 365 * day }]],
    ['with a clock that sets itself by half a minute', 1, [{ what: 'runs', for: day, to: day + 30_000 }]],
  ])('counts %s', (_, days, steps) => {
    expect(elapsed(...steps)).toBeCloseTo(days, 6);
  });

  it('is over at once with a date far ahead, and for as long as that stands', () => {
    expect(portalWordOf(stateAfter([{ what: 'is closed', to: 400 * day }]), at(400 * day)).state).toBe('over');
  });

  it('is never longer than what ran by the steady clock, whatever the clock of the computer says', () => {
    const step = fc.record({
      ran: fc.integer({ min: 0, max: 3 * day }),
      to: fc.integer({ min: -500 * day, max: 500 * day }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let ran = 0;
        let lease = leaseHeard({ wall: at(0) }, at(0));
        for (const { ran: millis, to } of steps) {
          ran += millis;
          lease = leaseLater(lease, { wall: at(to), ran: millis, slept: false });
          expect(lease.elapsedMillis).toBeGreaterThanOrEqual(ran);
        }
      }),
    );
  });

  it('is made no shorter by setting the clock back while the app runs, after anything but a date far ahead', () => {
    const step = fc.record({ closed: fc.integer({ min: 0, max: 20 * day }), ran: fc.integer({ min: 0, max: day }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), fc.integer({ min: 0, max: 300 * day }), (steps, back) => {
        let wall = 0;
        let lease = leaseHeard({ wall: at(0) }, at(0));
        for (const { closed, ran } of steps) {
          wall += closed;
          lease = leaseLater(lease, { wall: at(wall), ran: null, slept: false });
          wall += ran;
          lease = leaseLater(lease, { wall: at(wall), ran, slept: false });
        }
        expect(lease.elapsedMillis).toBe(wall);
        expect(leaseLater(lease, { wall: at(wall - back), ran: 0, slept: false }).elapsedMillis).toBe(wall);
      }),
    );
  });
});

describe('the portal’s own time', () => {
  it('counts and nothing else, where this computer’s clock differs from it', () => {
    // A laptop that is a year behind.
    const wall = at(-365 * day);
    const lease = leaseHeard({ wall }, at(0));
    const later = leaseByPortal(leaseLater(lease, { wall, ran: day, slept: false }), { wall }, at(6 * day));
    expect(later.elapsedMillis).toBe(6 * day);
    expect(leaseByPortal(later, { wall }, at(5 * day)).elapsedMillis).toBe(5 * day);
    expect(leaseByPortal(later, { wall }, at(-day)).elapsedMillis).toBe(0);
  });

  it('takes back what a wrong date had counted', () => {
    const ahead = stateAfter([{ what: 'is closed', to: 30 * day }]);
    expect(portalWordOf(ahead, at(0)).state).toBe('over');
    expect(portalWordOf(leaseByPortal(ahead, { wall: at(30 * day) }, at(2 * day)), at(2 * day)).state).toBe('good');
  });

  it('says nothing of a lease that began by this computer’s clock, but when it began', () => {
    const lease = leaseLater(leaseHeard({ wall: at(-365 * day) }, null), {
      wall: at(-364 * day),
      ran: day,
      slept: false,
    });
    const heard = leaseByPortal(lease, { wall: at(-364 * day) }, at(day));
    expect(heard).toMatchObject({ elapsedMillis: day, heardAt: at(0), byPortal: true });
  });
});

describe('what the word is worth', () => {
  const on = (days: number) => portalWordOf(stateAfter([{ what: 'is closed', to: days * day }]), at(days * day));

  it('is good for fourteen days, and says so from the tenth', () => {
    expect(on(9)).toEqual({ state: 'good', heardAt: at(0), warns: false, endsAt: at(leaseDays.runs * day) });
    expect(on(10)).toMatchObject({ state: 'good', warns: true, endsAt: at(leaseDays.runs * day) });
    expect(on(13.99)).toMatchObject({ state: 'good', warns: true });
    expect(on(14)).toEqual({ state: 'over', heardAt: at(0) });
  });

  it('is nothing once the portal would not have the person any more, until it would', () => {
    const blocked = { ...leaseHeard({ wall: at(0) }, at(0)), blocked: 'This account is disabled.' };
    const later = stateAfter([{ what: 'is closed', to: day }], blocked);
    expect(portalWordOf(later, at(day))).toMatchObject({ state: 'blocked', sentence: 'This account is disabled.' });
    expect(portalWordOf(leaseHeard({ wall: at(day) }, at(day)), at(day)).state).toBe('good');
  });
});
