// The people at the desktops: they carry out a plan's steps through the same calls as the screens do.
import path from 'node:path';
import type { ConfirmOutcome } from '../../src-shared/app-api/index.ts';
import { type CallsParts, makeCalls } from './calls.ts';
import { confirming, type Looked } from './confirming.ts';
import type { Desktop, RunningApp } from './desktop.ts';
import type { Ledger } from './ledger.ts';
import type { Step } from './plan.ts';
import { weeks } from './provider.ts';
import { recording } from './recording.ts';
import { SimulatedCrash, Violation } from './violation.ts';

const passphrase = 'four words as a phrase';

type Deed = Extract<Step, { by: number }>;

export interface Person {
  desktop: Desktop;
  ledger: Ledger;
  /** Brings in the packet that stands in this file. */
  bringIn(app: RunningApp, file: string, id: number): Promise<void>;
  /** A promise where the machine itself has to be waited for; nothing else happens meanwhile. */
  do(step: Deed): void | Promise<void>;
  /** Everything that was agreed to on this desktop. */
  agreed: readonly { services: readonly string[]; looked: Looked }[];
}

export interface PersonParts extends CallsParts {
  /** Judges what the person was told of a confirmation; `keys`: of the confirmations that left meanwhile. */
  judgeOutcome: (outcome: ConfirmOutcome, keys: readonly string[]) => void;
  other: (which: number) => Person | undefined;
}

export function makePerson(parts: PersonParts): Person {
  const { desktop, ledger, trace, violate, judgeOutcome, other } = parts;
  const calls = makeCalls(parts);
  const { call } = calls;
  const records = recording({ desktop, ledger, calls });
  const week = confirming({ desktop, calls, trace, judgeOutcome });

  desktop.onStart(() => {
    week.started();
    calls.started();
  });

  async function passOn(app: RunningApp, to: number, id: number): Promise<void> {
    const taker = other(to);
    const file = path.join(desktop.folder, `step-${id}.packet`);
    desktop.choose(file);
    const made = await calls.ask(app, 'packet.make', { passphrase });
    desktop.choose(null);
    const there = taker?.desktop.app() ?? null;
    if (made !== null && taker !== undefined && taker.desktop !== desktop && there !== null)
      await taker.bringIn(there, file, id);
  }

  async function bringIn(app: RunningApp, file: string, id: number): Promise<void> {
    desktop.choose(file);
    const shown = await calls.ask(app, 'rescue.choose', { passphrase });
    desktop.choose(null);
    if (shown !== null && desktop.app() === app)
      records.comparing(app, `step ${id}, brought in`, (then) => call(app, 'rescue.apply', { id: shown.id }, then));
  }

  function restore(): void {
    if (!desktop.restore()) return;
    const app = desktop.app();
    if (app !== null) desktop.look(() => ledger.restored(app.store));
  }

  function goAnotherWay(to: 'files' | 'portal'): void {
    if (desktop.goAnotherWay(to)) trace(to === 'files' ? 'goes by files' : 'goes through the portal again');
  }

  function signIn(): void {
    desktop.signIn().catch((error: unknown) => {
      if (error instanceof SimulatedCrash) return;
      violate(new Violation('no-bug', `signing in threw ${String(error)}`, error));
    });
  }

  const deeds: { [What in Deed['do']]: (app: RunningApp, step: Deed & { do: What }) => void | Promise<void> } = {
    record: records.record,
    attest: records.attest,
    undo: (app, { id }) => records.stepBack(app, 'week.undo', id),
    redo: (app, { id }) => records.stepBack(app, 'week.redo', id),
    acknowledge: (app) => week.acknowledge(app, weeks[0]),
    stay: records.stay,
    decide: records.decide,
    adjustment: records.adjustment,
    end: records.end,
    'remove-care': records.removeCare,
    message: (app, { id }) => records.say(app, id),
    resolve: (app, { keep, id }) => records.resolve(app, keep, id),
    mend: (app, { id }) => records.mend(app, id),
    withdraw: records.withdraw,
    generate: (app, { week: which }) => call(app, 'week.generate', { weekStart: weeks[which] ?? weeks[0] }),
    preview: (app, { accept, week: which }) => week.preview(app, accept, weeks[which ?? 0] ?? weeks[0]),
    confirm: (app, { service }) => week.confirm(app, service),
    'confirm-when-online': (app, { service }) => week.confirmWhenOnline(app, service),
    packet: (app, { to, id }) => passOn(app, to, id),
    'back-up': () => desktop.backUp(),
    restore,
    'go-another-way': (_, { to }) => goAnotherWay(to),
    sync: (app) => call(app, 'sync.now', {}),
    'allow-removals': (app) => call(app, 'sync.allow-removals', {}),
    offline: (app, { offline }) => call(app, 'sync.work-offline', { offline }),
    'sign-in': signIn,
    quit: () => desktop.quit(),
    crash: (_, { atPoint, of, downMillis }) => desktop.crashAt({ left: atPoint, of, downMillis }),
    clock: (_, { millis }) => desktop.moveClock(millis),
    travel: (_, { zone }) => desktop.travel(zone),
    fault: (_, { fault, which, times }) => desktop.network.put(fault, which, times),
  };

  return {
    desktop,
    ledger,
    bringIn,
    agreed: week.agreed,
    do(step) {
      const app = desktop.app();
      if (app === null) return;
      // The table gives the deed of the step's own name; TypeScript cannot follow that through so many.
      const deed = deeds[step.do] as (app: RunningApp, step: Deed) => void | Promise<void>;
      try {
        return deed(app, step);
      } catch (error) {
        if (!(error instanceof SimulatedCrash)) throw error;
      }
    },
  };
}
