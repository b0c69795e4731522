// A computer's clock that is set while the app runs, sleeps or goes abroad: what was learnt of the portal's clock counts for
// as long as it can be trusted, the status says when it does not, and history keeps its order whatever the clock says.
import { expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../../src-main/machine/clock.ts';
import { syncEngine } from '../../../src-main/sync/engine.ts';
import { clockFor, forgetSkew, knownOffset, learnSkew, portalClock } from '../../../src-main/sync/portal-clock.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { dayAt, deadlines } from '../../../src-shared/domain/deadline.ts';
import {
  answerOf,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  openRequest,
  storeWithProvider,
  weekStart,
} from '../fixtures.ts';
import { turn } from '../timers.ts';

const hour = 3_600_000;
const day = 24 * hour;
const portalNow = Date.parse('2025-03-11T15:00:00.000Z');

/** A computer whose clock is a day behind the portal's, and whatever happens to it. */
function computer() {
  let passed = 0;
  let set = 0;
  let slept = 0;
  const clock: Required<Clock> = {
    now: () => new Date(portalNow - day + passed + set).toISOString(),
    drift: () => set + slept,
  };
  const store = storeWithProvider(openRequest({ clock }));
  const portal = portalClock(clock, store.sync);
  return {
    store,
    clock,
    pass: (millis: number) => {
      passed += millis;
    },
    /** As on computers whose steady clock stands while they sleep. */
    sleep(millis: number) {
      passed += millis;
      slept += millis;
    },
    setBy: (millis: number) => {
      set += millis;
    },
    meetPortal: () => learnSkew(clock, store.sync, portalNow + passed - Date.parse(clock.now())),
    portalNow: portal.now,
    isKnown: () => knownOffset(clock, store.sync.state()) !== null,
    truth: () => new Date(portalNow + passed).toISOString(),
  };
}

test('time is the computer’s own until the portal was met, and the portal’s from then on', () => {
  const { isKnown, portalNow: now, clock, meetPortal, truth, pass } = computer();
  expect([isKnown(), now()]).toEqual([false, clock.now()]);
  meetPortal();
  pass(3 * day);
  expect([isKnown(), now()]).toEqual([true, truth()]);
});

test.each([
  ['forward by an hour', hour],
  ['forward by a year', 365 * day],
  ['back by an hour', -hour],
  ['back to 1970', -(portalNow - day)],
])('set %s: the difference says nothing any more, and is learnt anew', (_, millis) => {
  const { isKnown, portalNow: now, clock, meetPortal, truth, setBy, pass } = computer();
  meetPortal();
  pass(hour);
  setBy(millis);
  expect([isKnown(), now()]).toEqual([false, clock.now()]);
  expect(meetPortal()).toBe(true);
  expect([isKnown(), now()]).toEqual([true, truth()]);
});

test('set there and back: what was learnt holds again', () => {
  const { isKnown, portalNow: now, meetPortal, truth, setBy, pass } = computer();
  meetPortal();
  setBy(2 * day);
  pass(60_000);
  expect(isKnown()).toBe(false);
  setBy(-2 * day);
  expect([isKnown(), now()]).toEqual([true, truth()]);
});

test('asleep, the steady clock of some computers stands: until the portal answers, time is the computer’s own', () => {
  const { isKnown, meetPortal, portalNow: now, clock, truth, sleep } = computer();
  meetPortal();
  sleep(8 * hour);
  expect([isKnown(), now()]).toEqual([false, clock.now()]);
  meetPortal();
  expect([isKnown(), now()]).toEqual([true, truth()]);
});

test('noise of a clock that is kept right by the network is no setting', () => {
  const { isKnown, meetPortal, setBy } = computer();
  meetPortal();
  for (let step = 0; step < 20; step += 1) {
    setBy(1_000);
    meetPortal();
    expect(isKnown()).toBe(true);
  }
});

test('what an earlier run learnt is forgotten at the start', () => {
  const { isKnown, meetPortal, store, clock } = computer();
  meetPortal();
  forgetSkew(clock, store.sync);
  expect(isKnown()).toBe(false);
});

test('practice has a time of its own, whatever happens to the clock, over nights and starts', () => {
  const { store, clock, setBy, sleep, truth } = computer();
  const ofPractice = clockFor({ kind: 'practice' }, clock);
  const offset = day;
  learnSkew(ofPractice, store.sync, offset);
  const told = () => Date.parse(portalClock(ofPractice, store.sync).now()) - Date.parse(clock.now());
  sleep(8 * hour);
  expect(portalClock(ofPractice, store.sync).now()).toBe(truth());
  setBy(365 * day);
  forgetSkew(ofPractice, store.sync);
  expect(told()).toBe(offset);
  // The same of a portal of a council: met anew.
  expect(knownOffset(clockFor({ kind: 'files' }, clock), store.sync.state())).toBeNull();
});

test('another zone of the computer changes no day and no deadline', () => {
  const { meetPortal, portalNow: now } = computer();
  const before = process.env.TZ;
  onTestFinished(() => {
    process.env.TZ = before;
  });
  meetPortal();
  const seen = ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles'].map((zone) => {
    process.env.TZ = zone;
    return [dayAt(now(), 'Europe/London'), deadlines(weekStart, bradford)];
  });
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
});

test('reminders and weeks go by the time that is known, through every jump', async () => {
  const { store, meetPortal, setBy, clock } = computer();
  const handlers = handlersOf({ ...contextOf(store), clock: portalClock(clock, store.sync) });
  const dueNow = async () => answerOf(await handlers['reminder.list']({})).reminders.map(({ key }) => key);
  const weeks = async () => answerOf(await handlers['week.list']({})).weeks.map((week) => week.weekStart);
  meetPortal();
  const onTuesday = await dueNow();
  expect(onTuesday.some((key) => key.includes(weekStart))).toBe(true);
  setBy(-5 * day);
  expect(await dueNow()).not.toEqual(onTuesday);
  meetPortal();
  expect(await dueNow()).toEqual(onTuesday);
  setBy(1 - Date.parse(clock.now()));
  expect(await dueNow()).toEqual([]);
  // Weeks of 1970 cannot be named; those that are here are all the same.
  expect((await weeks()).sort()).toEqual(['2000-01-03', '2000-01-10', weekStart]);
  setBy(100 * 365 * day);
  expect(await weeks()).toContain(weekStart);
});

test('history keeps the order in which things were done, and its chain, whatever the clock said', () => {
  const { store, setBy } = computer();
  const comments = ['First', 'Second', 'Third', 'Fourth'];
  for (const [at, comment] of comments.entries()) {
    edit(store, missedTwo({ comment }));
    setBy(at % 2 === 0 ? -40 * day : 90 * day);
  }
  const entries = store.changeLog.ofLine(weekStart, 'line-1');
  expect(entries.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  expect(store.changeLog.verify()).toMatchObject({ ok: true });
});

test('a clock that was set is noticed by itself: the screens are told, and the portal is asked', () => {
  const { store, clock, meetPortal, setBy } = computer();
  meetPortal();
  const timers: { millis: number; then: () => void }[] = [];
  const heard: string[] = [];
  const engine = syncEngine({
    store,
    clock,
    reach: async () => ({ ok: false, problem: { code: 'portal-unreachable', sentence: '', action: '' } }),
    token: () => {
      heard.push('asked');
      return null;
    },
    tokenRefused: () => undefined,
    random: () => 0.5,
    newId: () => 'id',
    setTimer: (millis, then) => {
      timers.push({ millis, then });
      return () => undefined;
    },
    turn,
    weekChanged: () => heard.push('every week'),
    statusChanged: ({ byOwnClock }) => heard.push(byOwnClock ? 'own clock' : 'portal clock'),
    bug: () => undefined,
  });
  timers.pop()?.then();
  expect(heard).toEqual([]);
  setBy(hour);
  timers.pop()?.then();
  expect(heard.slice(0, 2)).toEqual(['every week', 'own clock']);
  expect(heard).toContain('own clock');
  engine.stop();
});
