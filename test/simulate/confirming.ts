// What a person does about a whole week: looks at it, acknowledges, and agrees. A click on "confirm" means what was on
// screen when the confirmation was opened, however much happened since.
import { isDeepStrictEqual } from 'node:util';
import type { AppResult, ConfirmationPreview, ConfirmOutcome, WeekView } from '../../src-shared/app-api/index.ts';
import type { Calls } from './calls.ts';
import type { Desktop, RunningApp } from './desktop.ts';

/** What a person had on screen when they opened the confirmation. */
export interface Looked {
  id: string | undefined;
  statement: string;
  view: WeekView;
  services: string[];
  weekStart: string;
}

interface ConfirmingParts {
  desktop: Desktop;
  calls: Calls;
  trace: (what: string) => void;
  judgeOutcome: (outcome: ConfirmOutcome, keys: readonly string[]) => void;
}

export function confirming({ desktop, calls: { call }, trace, judgeOutcome }: ConfirmingParts) {
  const agreed: { services: string[]; looked: Looked }[] = [];
  let looked: Looked | null = null;

  /** What an earlier click was told of: the same click once more, refused for a reason of its own, says nothing of it. */
  const toldConfirmed = new Set<string>();

  const weekOnScreen = (app: RunningApp, weekStart: string) =>
    desktop.look(() => app.handlers['week.get']({ weekStart }) as AppResult<WeekView>);

  function acknowledge(app: RunningApp, weekStart: string): void {
    const view = weekOnScreen(app, weekStart);
    if (!view.ok) return;
    for (const { key, level, acknowledged } of view.value.findings) {
      if (level !== 'warning' || acknowledged !== null || desktop.app() !== app) continue;
      call(app, 'week.acknowledge', { weekStart, key, reason: 'Looked into it.' });
    }
  }

  function preview(app: RunningApp, accept: boolean, weekStart: string): void {
    if (accept) acknowledge(app, weekStart);
    call(app, 'confirm.preview', { weekStart }, (shown: ConfirmationPreview) => {
      const view = weekOnScreen(app, weekStart);
      if (!view.ok) return;
      const services = shown.services.map(({ service }) => service);
      looked = { id: shown.id, statement: shown.statement, view: view.value, services, weekStart };
    });
  }

  /** @returns null when nothing was looked at */
  function agree(service: number | 'all') {
    if (looked === null) return null;
    const { id, statement, services: all, weekStart } = looked;
    const one = service === 'all' ? undefined : all[service];
    const services = one === undefined ? all : [one];
    if (services.length === 0) return null;
    agreed.push({ services: [...services].sort(), looked });
    return { weekStart, services, statement, ...(id === undefined ? {} : { previewId: id }) };
  }

  function confirm(app: RunningApp, service: number | 'all'): void {
    const input = agree(service);
    if (input === null) return;
    const sentBefore = desktop.network.confirmations.length;
    call(app, 'confirm.send', input, (outcome) => {
      const why = outcome.outcome === 'not-sent' ? ` ${outcome.problem.code}` : '';
      trace(`is told of the confirmation: ${outcome.outcome}${why}`);
      // Another click may be on another week, or on other services, and its own person hears what became of that.
      const asked = [...input.services].sort();
      const sent = desktop.network.confirmations
        .slice(sentBefore)
        .filter((one) => one.weekStart === input.weekStart && isDeepStrictEqual([...one.services].sort(), asked))
        .map(({ key }) => key)
        .filter((key) => !toldConfirmed.has(key));
      judgeOutcome(outcome, sent);
      if (outcome.outcome === 'confirmed') for (const key of sent) toldConfirmed.add(key);
    });
  }

  function confirmWhenOnline(app: RunningApp, service: number | 'all'): void {
    const input = agree(service);
    if (input?.previewId !== undefined) call(app, 'confirm.when-online', { ...input, previewId: input.previewId });
  }

  return {
    agreed,
    /** What was on screen is gone. */
    started(): void {
      looked = null;
    },
    acknowledge,
    preview,
    confirm,
    confirmWhenOnline,
  };
}
