// What a person records and takes back: figures, "as planned", care records, answers to a dispute; and what they do
// about a conflict or a refusal.
import { isDeepStrictEqual } from 'node:util';
import type { Variation } from '../../src-shared/domain/actuals.ts';
import { decisionsOf } from '../../src-shared/domain/decisions.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import type { CareRecord, CareRecordKind } from '../../src-shared/portal-api/index.ts';
import { type Calls, careOf, isByFiles } from './calls.ts';
import type { Desktop, RunningApp } from './desktop.ts';
import { type Ledger, subjectOfLine } from './ledger.ts';
import type { Step } from './plan.ts';
import { disputeId, lineIdOf, ssRefOf, weeks } from './provider.ts';

type Deed<What extends Step['do']> = Extract<Step, { by: number }> & { do: What };
const weekOf = (index: number) => weeks[index] ?? weeks[0];

// Long because it is one short function for each thing that a person does.
export function recording({ desktop, ledger, calls }: { desktop: Desktop; ledger: Ledger; calls: Calls }) {
  const { call, onLines, onCare, touching, noteLine } = calls;
  const look = desktop.look;

  function record(app: RunningApp, step: Deed<'record'>): void {
    const weekStart = weekOf(step.week);
    const lineId = lineIdOf(step.line);
    const shared = look(() => app.store.lines.get(lineId))?.serviceType === 'supported_living_shared';
    const variation: Variation = {
      category: step.category === 'extra' ? 'extra' : 'missed',
      reason: step.category === 'extra' ? 'temporary_increase' : shared ? 'planned_absence' : 'non_engagement',
      quantity: step.quarters * 25,
      firstDay: weekStart,
      lastDay: addDays(weekStart, 1),
      hospitalStayId: null,
      note: '',
    };
    const variations = step.category === 'plan' ? [] : [variation];
    const comment = step.category === 'plan' ? '' : `Told in step ${step.id}.`;
    const input = { weekStart, lineId, variations, comment };
    onLines(
      app,
      'week.record',
      input,
      [[weekStart, lineId]],
      `step ${step.id}`,
      ({ actual }) => isDeepStrictEqual(actual.variations, variations) && actual.comment === comment,
    );
  }

  function attest(app: RunningApp, step: Deed<'attest'>): void {
    const weekStart = weekOf(step.week);
    const lineIds = step.lines.map(lineIdOf);
    const lines = lineIds.map((lineId) => [weekStart, lineId] as const);
    onLines(app, 'week.attest', { weekStart, lineIds }, lines, `step ${step.id}, as planned`);
  }

  /** Undo and redo may reach any record: whatever reads differently afterwards was changed by them. */
  function stepBack(app: RunningApp, name: 'week.undo' | 'week.redo', id: number): void {
    comparing(app, `${name} in step ${id}`, (then) => call(app, name, {}, then));
  }

  /** Whatever a call may change: what reads differently once it is done was changed by it. */
  function comparing(app: RunningApp, label: string, work: (then: () => void) => void): void {
    const lines = look(() => weeks.flatMap((weekStart) => app.store.actuals.ofWeek(weekStart)));
    const care = look(() => careOf(app));
    touching(app, 'anything', () => {
      work(() => {
        for (const one of lines) noteLine(app, one, label);
        const now = careOf(app);
        for (const subject of new Set([...care.keys(), ...now.keys()])) {
          const [was, is] = [care.get(subject) ?? null, now.get(subject) ?? null];
          if (JSON.stringify(was) !== JSON.stringify(is)) ledger.careSaved(subject, is, isByFiles(app));
        }
        for (const row of app.store.outbox.unsent()) if (row.kind === 'dispute-message') ledger.said(row.body.text);
      });
    });
  }

  function resolve(app: RunningApp, keep: 'mine' | 'theirs', id: number): void {
    for (const weekStart of weeks) {
      const inConflict = look(() =>
        app.store.actuals
          .ofWeek(weekStart)
          .filter(({ sendState, portal }) => sendState === 'conflict' && portal !== null),
      );
      if (inConflict.length === 0 || desktop.app() !== app) continue;
      const lineIds = inConflict.map(({ actual }) => actual.lineId);
      touching(app, 'anything', () => {
        call(app, 'week.resolve-conflict', { weekStart, lineIds, keep }, () => {
          for (const { actual, portal } of inConflict) {
            ledger.givenUp(subjectOfLine(weekStart, actual.lineId));
            const after = app.store.actuals.get(weekStart, actual.lineId);
            if (keep === 'theirs' || after === null) continue;
            // Both sides were before their eyes.
            ledger.edited(weekStart, actual.lineId, after, portal?.version ?? 0, `step ${id}, keeping mine`);
          }
        });
      });
    }
  }

  /** Changes what was refused, a little, so that it is tried again; care in conflict is saved again as it is. */
  function mend(app: RunningApp, id: number): void {
    for (const row of look(() => app.store.outbox.unsent())) {
      if (desktop.app() !== app) return;
      if (row.kind === 'actual' && row.state === 'rejected') {
        const { weekStart, lineId } = row;
        const { variations } = row.body.actual;
        const input = { weekStart, lineId, variations, comment: `Mended in step ${id}.` };
        onLines(app, 'week.record', input, [[weekStart, lineId]], `step ${id}, mending`);
      }
      if (row.kind === 'care' && row.state === 'conflict' && row.body.record !== null) saveAgain(app, row.body.record);
    }
  }

  function saveAgain(app: RunningApp, { kind, id, value }: CareRecord): void {
    switch (kind) {
      case 'stay':
        onCare(app, 'care.save-stay', { stay: value }, () => [kind, id]);
        break;
      case 'adjustment':
        onCare(app, 'care.save-adjustment', { adjustment: value }, () => [kind, id]);
        break;
      case 'end':
        onCare(app, 'care.save-end', { end: value }, () => [kind, id]);
        break;
      case 'log':
        break;
    }
  }

  /** Gives up what was refused, and care that is in conflict. */
  function withdraw(app: RunningApp): void {
    const rows = look(() => app.store.outbox.unsent());
    for (const row of rows) {
      if (row.state !== 'rejected' && !(row.kind === 'care' && row.state === 'conflict')) continue;
      if (desktop.app() !== app) return;
      if (row.kind === 'actual') ledger.givenUp(subjectOfLine(row.weekStart, row.lineId));
      if (row.kind === 'care') ledger.givenUp(`${row.body.kind} ${row.body.id}`);
      if (row.kind === 'dispute-message') ledger.unsaid(row.body.text);
      const { user } = look(() => app.store.account.get()) ?? { user: { id: '', name: '' } };
      touching(app, 'anything', () =>
        app.store.command({ what: 'withdraw', by: user, source: 'typed' }, (write) => write.withdraw(row.id)),
      );
    }
  }

  function stay(app: RunningApp, step: Deed<'stay'>): void {
    const ssRef = ssRefOf(step.person);
    const admitted = addDays(weeks[0], step.day);
    const known = look(() => app.store.care.stays().find((one) => one.ssRef === ssRef));
    const told = { who: `Nurse of step ${step.id}`, on: admitted };
    const value = { id: known?.id ?? null, ssRef, admitted, discharged: null, told, approval: null };
    onCare(app, 'care.save-stay', { stay: value }, ({ id }) => ['stay', id]);
  }

  /** Added to what was decided before, as the form does. */
  function decide(app: RunningApp, step: Deed<'decide'>): void {
    const ssRef = ssRefOf(step.person);
    const known = look(() => app.store.care.stays().find((one) => one.ssRef === ssRef));
    if (known === undefined) return;
    const of = { fromWeek: null, throughWeek: null, lineIds: null, on: null };
    const decision = { state: step.state, by: `Manager of step ${step.id}`, reference: '', ...of };
    const stay = { ...known, decisions: [...decisionsOf(known), decision] };
    onCare(app, 'care.save-stay', { stay }, ({ id }) => ['stay', id]);
  }

  function adjustment(app: RunningApp, step: Deed<'adjustment'>): void {
    const line = look(() => app.store.lines.get(lineIdOf(step.line)));
    if (line === null) return;
    const value = {
      id: null,
      ssRef: line.ssRef,
      changes: [{ lineId: line.id, kind: 'reduction' as const }],
      startDate: weeks[0],
      endDate: null,
      submittedOn: null,
      outcome: 'draft' as const,
    };
    onCare(app, 'care.save-adjustment', { adjustment: value }, ({ id }) => ['adjustment', id]);
  }

  function end(app: RunningApp, step: Deed<'end'>): void {
    const line = look(() => app.store.lines.get(lineIdOf(step.line)));
    if (line === null) return;
    const { ssRef, id: lineId } = line;
    const value = { ssRef, lineId, lastDay: addDays(weeks[0], step.day), cause: 'other' as const };
    onCare(app, 'care.save-end', { end: value }, () => {
      const saved = app.store.care.ends().find((one) => one.end.ssRef === ssRef && one.end.lineId === lineId);
      return saved === undefined ? null : ['end', saved.id];
    });
  }

  function removeCare(app: RunningApp, step: Deed<'remove-care'>): void {
    const known = look(() => [...careOf(app).keys()]);
    const [kind, id] = (known[step.which % Math.max(1, known.length)] ?? '').split(' ') as [CareRecordKind, string];
    if (id !== undefined) onCare(app, 'care.remove', { kind, id }, () => [kind, id]);
  }

  /** The app's own call needs a dispute that is open; here the store's command is enough. */
  function say(app: RunningApp, id: number): void {
    if (look(() => app.store.disputes.get(disputeId) === null || isByFiles(app))) return;
    const text = `The provider says in step ${id}.`;
    const user = look(() => app.store.account.get())?.user ?? { id: '', name: '' };
    touching(app, new Set(), () => {
      app.store.command({ what: 'answer-dispute', by: user, source: 'typed' }, (write) =>
        write.disputeMessage(disputeId, text),
      );
      ledger.said(text);
    });
  }

  return {
    record,
    attest,
    stepBack,
    comparing,
    resolve,
    mend,
    withdraw,
    stay,
    decide,
    adjustment,
    end,
    removeCare,
    say,
  };
}
