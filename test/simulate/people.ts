// The people at the desktops: they carry out a plan's steps through the same calls as the screens do. A click on
// "confirm" means what was on screen when the confirmation was opened, however much happened since.
import type { AppResult, ConfirmationPreview, ConfirmOutcome, WeekView } from '../../src-shared/app-api/index.ts';
import { type CallsParts, makeCalls } from './calls.ts';
import type { Desktop, RunningApp } from './desktop.ts';
import type { Ledger } from './ledger.ts';
import type { Step } from './plan.ts';
import { weeks } from './provider.ts';
import { recording } from './recording.ts';
import { SimulatedCrash, Violation } from './violation.ts';

type Deed = Extract<Step, { by: number }>;

/** What a person had on screen when they opened the confirmation. */
export interface Looked {
  id: string | undefined;
  statement: string;
  view: WeekView;
  services: string[];
}

export interface Person {
  desktop: Desktop;
  ledger: Ledger;
  do(step: Deed): void;
  /** Everything that was agreed to on this desktop. */
  agreed: readonly { services: readonly string[]; looked: Looked }[];
}

export interface PersonParts extends CallsParts {
  /** Judges what the person was told of a confirmation; `keys`: of the confirmations that left meanwhile. */
  judgeOutcome: (outcome: ConfirmOutcome, keys: readonly string[]) => void;
}

export function makePerson(parts: PersonParts): Person {
  const { desktop, ledger, trace, violate, judgeOutcome } = parts;
  const calls = makeCalls(parts);
  const { call } = calls;
  const records = recording({ desktop, ledger, calls });
  const agreed: { services: string[]; looked: Looked }[] = [];
  let looked: Looked | null = null;

  desktop.onStart(() => {
    looked = null;
    calls.started();
  });

  const weekOnScreen = (app: RunningApp) =>
    desktop.look(() => app.handlers['week.get']({ weekStart: weeks[0] }) as AppResult<WeekView>);

  function acknowledge(app: RunningApp): void {
    const view = weekOnScreen(app);
    if (!view.ok) return;
    for (const { key, level, acknowledged } of view.value.findings) {
      if (level !== 'warning' || acknowledged !== null || desktop.app() !== app) continue;
      call(app, 'week.acknowledge', { weekStart: weeks[0], key, reason: 'Looked into it.' });
    }
  }

  function preview(app: RunningApp, accept: boolean): void {
    if (accept) acknowledge(app);
    call(app, 'confirm.preview', { weekStart: weeks[0] }, (shown: ConfirmationPreview) => {
      const view = weekOnScreen(app);
      if (!view.ok) return;
      const services = shown.services.map(({ service }) => service);
      looked = { id: shown.id, statement: shown.statement, view: view.value, services };
    });
  }

  function confirm(app: RunningApp, service: number | 'all'): void {
    if (looked === null) return;
    const { id, statement, services: all } = looked;
    const one = service === 'all' ? undefined : all[service];
    const services = one === undefined ? all : [one];
    if (services.length === 0) return;
    agreed.push({ services: [...services].sort(), looked });
    const sentBefore = desktop.network.confirmations.length;
    const input = { weekStart: weeks[0], services, statement, ...(id === undefined ? {} : { previewId: id }) };
    call(app, 'confirm.send', input, (outcome) => {
      const why = outcome.outcome === 'not-sent' ? ` ${outcome.problem.code}` : '';
      trace(`is told of the confirmation: ${outcome.outcome}${why}`);
      judgeOutcome(outcome, desktop.network.confirmations.slice(sentBefore));
    });
  }

  function signIn(): void {
    desktop.signIn().catch((error: unknown) => {
      if (error instanceof SimulatedCrash) return;
      violate(new Violation('no-bug', `signing in threw ${String(error)}`, error));
    });
  }

  const deeds: { [What in Deed['do']]: (app: RunningApp, step: Deed & { do: What }) => void } = {
    record: records.record,
    attest: records.attest,
    undo: (app, { id }) => records.stepBack(app, 'week.undo', id),
    redo: (app, { id }) => records.stepBack(app, 'week.redo', id),
    acknowledge,
    stay: records.stay,
    adjustment: records.adjustment,
    end: records.end,
    'remove-care': records.removeCare,
    message: (app, { id }) => records.say(app, id),
    resolve: (app, { keep, id }) => records.resolve(app, keep, id),
    mend: (app, { id }) => records.mend(app, id),
    withdraw: records.withdraw,
    generate: (app, { week }) => call(app, 'week.generate', { weekStart: weeks[week] ?? weeks[0] }),
    preview: (app, { accept }) => preview(app, accept),
    confirm: (app, { service }) => confirm(app, service),
    sync: (app) => call(app, 'sync.now', {}),
    'allow-removals': (app) => call(app, 'sync.allow-removals', {}),
    offline: (app, { offline }) => call(app, 'sync.work-offline', { offline }),
    'sign-in': signIn,
    quit: () => desktop.quit(),
    crash: (_, { atPoint, of, downMillis }) => desktop.crashAt({ left: atPoint, of, downMillis }),
    clock: (_, { millis }) => desktop.moveClock(millis),
    fault: (_, { fault, which, times }) => desktop.network.put(fault, which, times),
  };

  return {
    desktop,
    ledger,
    agreed,
    do(step) {
      const app = desktop.app();
      if (app === null) return;
      // The table gives the deed of the step's own name; TypeScript cannot follow that through so many.
      const deed = deeds[step.do] as (app: RunningApp, step: Deed) => void;
      try {
        deed(app, step);
      } catch (error) {
        if (!(error instanceof SimulatedCrash)) throw error;
      }
    },
  };
}
