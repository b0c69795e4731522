// One run: carries out a plan on simulated time, judges the app's promises after everything that happens, then lets
// the network get well and waits, with somebody at each desktop who answers what only a person can answer, until
// everybody shows what the portal holds.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Store } from '../../src-main/store/store.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import { type Desktop, makeDesktop } from './desktop.ts';
import { type Draws, makeDraws } from './draws.ts';
import { makeLedger } from './ledger.ts';
import { olderAppDoes } from './older-app.ts';
import { makePerson, type Person } from './people.ts';
import type { Drawn, Plan, Step } from './plan.ts';
import type { Planted } from './planted.ts';
import { openRunPortal, type RunPortal, type SharedPortal } from './portal.ts';
import { checkReceipt, checkScreens, type Difference, difference, judgeOutcome } from './promises.ts';
import { disputeId, lineIdOf, lineOf, weeks } from './provider.ts';
import { makeSchedule, type Schedule } from './schedule.ts';
import { SimulatedCrash, Violation } from './violation.ts';
import { beIn } from './zones.ts';

export interface Outcome {
  violation: Violation | null;
  trace: string[];
  /** Milliseconds of simulated time. */
  millis: number;
  /** What chance gave. */
  drawn: Drawn;
}

/** By then everybody must agree once the network is well: an hour is the longest wait that a portal may ask for. */
const healedWithin = 75 * 60_000;

/** Carries out a plan. The same plan gives the same outcome and the same trace. */
export async function runPlan(shared: SharedPortal, plan: Plan, planted: Planted | null = null): Promise<Outcome> {
  const trace: string[] = [];
  const found: { violation: Violation | null } = { violation: null };
  const violate = (violation: Violation) => {
    found.violation ??= violation;
  };
  const strayed = (reason: unknown) => {
    if (!(reason instanceof SimulatedCrash))
      violate(
        reason instanceof Violation
          ? reason
          : new Violation('no-bug', `a promise was rejected: ${String(reason)}`, reason),
      );
  };
  beIn('UTC');
  process.on('unhandledRejection', strayed);
  const folder = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'provider-actuals-simulation-'));
  const desktops: Desktop[] = [];
  const world: { judge: () => void } = { judge: () => undefined };
  const schedule = makeSchedule(() => world.judge());
  const draws = makeDraws(plan);
  try {
    const portal = await openRunPortal({
      shared,
      trueMillis: schedule.now,
      randomBytes: draws.portalBytes,
    });
    const note = (who: string) => (what: string) =>
      void trace.push(`${(schedule.now() / 1000).toFixed(3).padStart(9)} ${who} ${what}`);
    const people: Person[] = plan.clocks.map((clockMillis, index) => {
      const desktop = makeDesktop({
        index,
        draws: draws.desktops[index] as Draws['desktops'][number],
        folder,
        clockMillis,
        account: portal.data.accounts[index] as RunPortal['data']['accounts'][number],
        schedule,
        portal,
        planted,
        trace: note(`desktop ${index}`),
        violate,
      });
      desktops.push(desktop);
      return makePerson({
        desktop,
        ledger: makeLedger(index, portal.journal),
        trace: note(`desktop ${index}`),
        violate,
        other: (which) => people[which],
        judgeOutcome: (outcome, keys) => guard(violate, () => judgeOutcome(desktop, outcome, keys, portal.journal)),
      });
    });
    portal.journal.onReceipt((receipt, cause) => {
      const person = cause.kind === 'desktop' ? people[cause.desktop] : undefined;
      if (person !== undefined) checkReceipt(person, receipt, portal.journal);
    });
    world.judge = makeJudge(people, portal, found);
    await carryOut({ plan, people, portal, schedule, planted }, note);
    await heal(draws, people, portal, schedule, note('---'));
    if (found.violation !== null) throw found.violation;
  } catch (error) {
    found.violation =
      error instanceof Violation ? error : new Violation('no-bug', `the run ended in ${String(error)}`, error);
  } finally {
    world.judge = () => undefined;
    for (const desktop of desktops) desktop.close();
    process.off('unhandledRejection', strayed);
    rmSync(folder, { recursive: true, force: true });
  }
  return { violation: found.violation, trace, millis: schedule.now(), drawn: draws.drawn };
}

function guard(violate: (violation: Violation) => void, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violate(error);
  }
}

/** Judges each desktop whose file, or whose portal, is not what it was when it was last judged. */
function makeJudge(people: readonly Person[], portal: RunPortal, found: { violation: Violation | null }): () => void {
  const judged = new Map<number, string>();
  const shown = new Map<number, Shown>();
  const synced = new Map<number, { at: string | null; feeds: number; restored: number }>();
  return () => {
    if (found.violation !== null) throw found.violation;
    for (const { desktop, ledger } of people) {
      const app = desktop.app();
      if (app === null) continue;
      desktop.look(() => {
        const file = `${desktop.starts()} ${app.store.revision()}`;
        const mark = `${file} ${portal.journal.revision()}`;
        const before = judged.get(desktop.index) ?? '';
        if (before === mark) return;
        judged.set(desktop.index, mark);
        ledger.check(app.store);
        // What a screen says follows from the file alone.
        if (before.startsWith(`${file} `)) return;
        const { written } = app.store;
        checkScreens(desktop, app, portal.journal, weeksSince(shown.get(desktop.index), desktop.starts(), written));
        shown.set(desktop.index, { starts: desktop.starts(), mark: written.mark() });
        const at = app.store.sync.state().lastSyncedAt;
        const last = synced.get(desktop.index) ?? { at: null, feeds: 0, restored: 0 };
        if (at === last.at) return;
        // A backup says when it last synced, too.
        const restored = desktop.restored();
        if (at !== null && restored === last.restored && desktop.feedsRead() === last.feeds)
          throw new Violation(
            'status-true',
            `desktop ${desktop.index} says that it synced at ${at}, and read no feed to its end`,
          );
        synced.set(desktop.index, { at, feeds: desktop.feedsRead(), restored });
      });
    }
  };
}

/** What of a desktop's file has been judged. */
interface Shown {
  starts: number;
  mark: number;
}

/** Written at every step, and nothing that a week's page shows. */
const ofNoPage: ReadonlySet<string> = new Set(['sync_state', 'undo_step']);

/** The weeks of which something was written since then: their pages may say something else. */
function weeksSince(last: Shown | undefined, starts: number, written: Store['written']): readonly string[] {
  const rows = last === undefined || last.starts !== starts ? null : written.since(last.mark);
  if (rows === null) return weeks;
  const telling = rows.filter(({ table }) => !ofNoPage.has(table));
  if (telling.some(({ weekStart }) => weekStart === null)) return weeks;
  return weeks.filter((week) => telling.some(({ weekStart }) => weekStart === week));
}

type Note = (who: string) => (what: string) => void;

interface Actors {
  plan: Plan;
  people: readonly Person[];
  portal: RunPortal;
  schedule: Schedule;
  planted: Planted | null;
}

async function carryOut({ plan, people, portal, schedule, planted }: Actors, note: Note): Promise<void> {
  for (const step of plan.steps) {
    await schedule.runUntil(schedule.now() + step.gap);
    const { id, gap: _, do: what, ...details } = step;
    note('by' in step ? `desktop ${step.by}` : step.do === 'older-app' ? 'colleague' : 'council')(
      `· step ${id}: ${what} ${JSON.stringify(details)}`,
    );
    schedule.at(0, () => ('by' in step ? people[step.by]?.do(step) : othersDo(step, { portal, schedule, planted })));
    await schedule.runUntil(schedule.now());
  }
}

function othersDo(
  step: Exclude<Step, { by: number }>,
  { portal, schedule, planted }: Pick<Actors, 'portal' | 'schedule' | 'planted'>,
): Promise<void> | void {
  switch (step.do) {
    case 'older-app':
      return olderAppDoes(step, portal, planted);
    case 'plan-change':
      return portal.act(async (councilStaff, provider) => {
        const line = portal.journal.lines.get(lineIdOf(step.line));
        if (line !== undefined)
          await councilStaff.saveLine(provider, {
            ...line,
            plannedQuantity: line.plannedQuantity + step.quarters * 25,
          });
      });
    case 'new-line':
      return portal.act((councilStaff, provider) =>
        councilStaff.saveLine(provider, { ...lineOf(0), id: `line-new-${step.id}` }),
      );
    case 'end-line':
      return portal.act(async (councilStaff, provider) => {
        const line = portal.journal.lines.get(lineIdOf(step.line));
        if (line !== undefined)
          await councilStaff.saveLine(provider, { ...line, endDate: addDays(weeks[0], step.line % 2 === 0 ? -3 : 2) });
      });
    case 'remove-line':
      return portal.act(async (councilStaff, provider) => {
        const line = portal.journal.lines.get(lineIdOf(step.line));
        if (line !== undefined) await councilStaff.removeLine(provider, line);
      });
    case 'pay-week':
      return portal.act((councilStaff, provider) => councilStaff.processWeek(provider, weeks[step.week] ?? weeks[0]));
    case 'pay-service':
      return portal.act(async (councilStaff, provider) => {
        const service = portal.journal.weeks.get(weeks[0])?.services[step.service]?.service;
        if (service === undefined) return;
        await councilStaff.savePayments(provider, [
          {
            id: `payment-${step.id}`,
            weekStart: weeks[0],
            service,
            state: 'processed',
            amountPence: 100,
            paidOn: '2025-03-14',
          },
        ]);
      });
    case 'council-word':
      return portal.act((councilStaff, provider) =>
        councilStaff.writeToDispute(provider, disputeId, `The council says in step ${step.id}.`),
      );
    case 'end-sessions':
      return portal.act((councilStaff, provider) => councilStaff.endSessions(provider));
    case 'expire-cursors':
      return portal.act((councilStaff, provider) => councilStaff.expireCursors(provider));
    case 'new-rules':
      return portal.newRules(step.which);
    case 'portal-clock':
      return portal.advance(step.millis);
    case 'portal-down':
      portal.goDown();
      schedule.at(step.downMillis, () => portal.comeUp());
      return;
    case 'portal-kill':
      portal.onDeath(() => void schedule.at(step.downMillis, () => portal.comeUp()));
      portal.killAt(step.atStatement);
      return;
  }
}

/** Everything gets well; somebody sits at each desktop and answers what it asks. */
async function heal(
  draws: Draws,
  people: readonly Person[],
  portal: RunPortal,
  schedule: Schedule,
  note: (what: string) => void,
): Promise<void> {
  portal.heal();
  for (const { desktop } of people) desktop.heal();
  note('the network is well');
  const end = schedule.now() + healedWithin;
  let why: Difference & { desktop: number } = { desktop: 0, sentence: '', detail: null };
  for (let id = 100_000; schedule.now() < end; id += 10) {
    await schedule.runUntil(schedule.now() + 65_000);
    for (const person of people) schedule.at(0, () => tend(person, draws.keep(), id));
    await schedule.runUntil(schedule.now());
    const left = people.flatMap(({ desktop }) => {
      const app = desktop.app();
      const found =
        app === null ? { sentence: 'is off', detail: null } : desktop.look(() => difference(app, portal.journal));
      return found === null ? [] : [{ ...found, desktop: desktop.index }];
    });
    if (left[0] === undefined) return;
    why = left[0];
  }
  const sentence = `long after the network got well, desktop ${why.desktop}: ${why.sentence}`;
  throw new Violation('converges', sentence, why.detail ?? undefined);
}

/** Only what the app itself says is waiting for a person; the rest it must manage alone. */
function tend(person: Person, keep: 'mine' | 'theirs', id: number): void {
  const { desktop } = person;
  const by = desktop.index;
  const app = desktop.app();
  if (app === null) return;
  const { workingOffline, problem, conflicts, rejected } = desktop.look(() => app.engine.status());
  const step = (deed: object) => person.do({ id, gap: 0, by, ...deed } as Parameters<Person['do']>[0]);
  if (app.store.account.get()?.connection.kind === 'files') step({ do: 'go-another-way', to: 'portal' });
  if (workingOffline) step({ do: 'offline', offline: false });
  if (!app.signedIn()) step({ do: 'sign-in' });
  if (problem?.code === 'many-removals') step({ do: 'allow-removals' });
  if (conflicts > 0) step({ do: 'resolve', keep });
  if (conflicts > 0 && keep === 'mine') step({ do: 'mend' });
  if (rejected > 0 || conflicts > 0) step({ do: 'withdraw' });
}
