// A person's calls of the app, with what they were told noted in the ledger. A crash in the middle of a call is not
// told to anybody: then what the call touched is as it was, or as it was to be, and the file says which.
import type { StoredActual } from '../../src-main/store/actuals.ts';
import type { AppAnswer, AppCallName, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import type { CareRecord, CareRecordKind } from '../../src-shared/portal-api/index.ts';
import type { Desktop, RunningApp } from './desktop.ts';
import { type Ledger, subjectOfLine, type UnderWay } from './ledger.ts';
import { weeks } from './provider.ts';
import { SimulatedCrash, Violation } from './violation.ts';

export type CallName = keyof RunningApp['handlers'] & AppCallName;
type Touched = UnderWay['touched'];

export interface CallsParts {
  desktop: Desktop;
  ledger: Ledger;
  trace: (what: string) => void;
  violate: (violation: Violation) => void;
}

export type Calls = ReturnType<typeof makeCalls>;

export function makeCalls(parts: CallsParts) {
  const { desktop, ledger, trace, violate } = parts;
  let underWay: UnderWay = nothing;

  /** Makes a call; `then` hears its value when it succeeded and the app still runs. */
  function call<N extends CallName>(
    app: RunningApp,
    name: N,
    input: AppRequest<N>,
    then: (value: AppAnswer<N>) => void = () => undefined,
  ): void {
    const starts = desktop.starts();
    const heard = (result: AppResult<AppAnswer<N>>) => {
      if (desktop.starts() !== starts || desktop.app() === null) return;
      if (result.ok) desktop.look(() => then(result.value));
      else trace(`is told by ${name}: ${result.problem.code}`);
    };
    const failed = (error: unknown) => {
      if (error instanceof SimulatedCrash) return;
      violate(error instanceof Violation ? error : new Violation('no-bug', `${name} threw ${String(error)}`, error));
    };
    try {
      const handler = app.handlers[name] as (input: AppRequest<N>) => Told<N> | Promise<Told<N>>;
      const result = handler(input);
      if (result instanceof Promise) result.then(heard).catch(failed);
      else heard(result);
    } catch (error) {
      failed(error);
    }
  }

  /** Does something that a crash may cut off, and remembers what it may have changed. */
  function touching(app: RunningApp, touched: Touched, work: () => void): void {
    const lines = desktop.look(() => weeks.flatMap((weekStart) => app.store.actuals.ofWeek(weekStart)));
    const saw = new Map(
      lines.map((line) => [subjectOfLine(line.actual.weekStart, line.actual.lineId), sawOf(line)] as const),
    );
    underWay = { touched, saw };
    try {
      work();
    } catch (error) {
      if (!(error instanceof SimulatedCrash)) throw error;
    }
    if (desktop.app() === app) underWay = nothing;
  }

  /** A line that reads differently after a command is from now on what this person wrote. */
  function noteLine(app: RunningApp, before: StoredActual | null, label: string): void {
    if (before === null) return;
    const { weekStart, lineId } = before.actual;
    const after = app.store.actuals.get(weekStart, lineId);
    // Taken back to plan on a line that the portal took away: then there is nothing left of either.
    if (after === null) {
      ledger.givenUp(subjectOfLine(weekStart, lineId));
      return;
    }
    const text = (of: StoredActual) => JSON.stringify([of.actual, of.attested !== null]);
    if (text(before) === text(after)) return;
    ledger.edited(weekStart, lineId, after, sawOf(before), label);
  }

  return {
    call,
    ask: <N extends CallName>(app: RunningApp, name: N, input: AppRequest<N>) => ask(parts, app, name, input),
    touching,
    noteLine,
    /** A command on lines: whoever is told that it is saved finds it there, at once (`isThere`) and from now on. */
    onLines<N extends CallName>(
      app: RunningApp,
      name: N,
      input: AppRequest<N>,
      lines: readonly (readonly [weekStart: string, lineId: string])[],
      label: string,
      isThere: (after: StoredActual) => boolean = () => true,
    ): void {
      const before = desktop.look(() => lines.map(([weekStart, lineId]) => app.store.actuals.get(weekStart, lineId)));
      touching(app, new Set(lines.map(([weekStart, lineId]) => subjectOfLine(weekStart, lineId))), () => {
        call(app, name, input, () => {
          for (const one of before) noteLine(app, one, label);
          for (const [weekStart, lineId] of lines) {
            const after = app.store.actuals.get(weekStart, lineId);
            if (after !== null && !isThere(after))
              throw new Violation(
                'nothing-lost',
                `${label} on ${weekStart} ${lineId} was called saved and is not there`,
              );
          }
        });
      });
    },
    /** A command on a care record; `then` tells which. */
    onCare<N extends CallName>(
      app: RunningApp,
      name: N,
      input: AppRequest<N>,
      which: (value: AppAnswer<N>) => readonly [CareRecordKind, string] | null,
    ): void {
      touching(app, 'anything', () => {
        call(app, name, input, (value) => {
          const saved = which(value);
          if (saved === null) return;
          const [kind, id] = saved;
          ledger.careSaved(`${kind} ${id}`, app.store.care.get(kind, id), isByFiles(app));
        });
      });
    },
    /** What was under way when the process ended either happened or did not. */
    started(): void {
      const app = desktop.app();
      if (app !== null) desktop.look(() => ledger.afterCrash(app.store, weeks, underWay));
      underWay = nothing;
    },
  };
}

/** The value of a call that takes the machine some time; null when it failed, or the app did not live so long. */
async function ask<N extends CallName>(
  { desktop, trace, violate }: CallsParts,
  app: RunningApp,
  name: N,
  input: AppRequest<N>,
): Promise<AppAnswer<N> | null> {
  const starts = desktop.starts();
  try {
    const handler = app.handlers[name] as (input: AppRequest<N>) => Promise<Told<N>>;
    const result = await handler(input);
    if (desktop.starts() !== starts || desktop.app() === null) return null;
    if (result.ok) return result.value;
    trace(`is told by ${name}: ${result.problem.code}`);
  } catch (error) {
    if (!(error instanceof SimulatedCrash)) violate(new Violation('no-bug', `${name} threw ${String(error)}`, error));
  }
  return null;
}

const nothing: UnderWay = { touched: new Set(), saw: new Map() };

/** Whoever changes what is unsent goes on from the edit before (null). */
const sawOf = ({ sendState, portal }: StoredActual) => (sendState === 'as-pulled' ? (portal?.version ?? 0) : null);

/** What is recorded then is carried to the council by a person. */
export const isByFiles = ({ store }: Pick<RunningApp, 'store'>) => store.account.get()?.connection.kind === 'files';

type Told<N extends CallName> = AppResult<AppAnswer<N>>;

/** Every care record on screen, by `stay <id>`. */
export function careOf({ store }: Pick<RunningApp, 'store'>): Map<string, CareRecord> {
  const found = new Map<string, CareRecord>();
  for (const value of store.care.stays()) found.set(`stay ${value.id}`, { kind: 'stay', id: value.id, value });
  for (const value of store.care.adjustments())
    found.set(`adjustment ${value.id}`, { kind: 'adjustment', id: value.id, value });
  for (const { id, end } of store.care.ends()) found.set(`end ${id}`, { kind: 'end', id, value: end });
  return found;
}
