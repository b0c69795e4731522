// What a desktop says of itself, held against what the portal really has: line by line, receipt by receipt, after
// everything that happens; and, at the end, that everybody shows what the portal holds and nothing waits.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { AppResult, ConfirmOutcome, WeekView } from '../../src-shared/app-api/index.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import { confirmationText, type Receipt } from '../../src-shared/portal-api/index.ts';
import { careOf } from './calls.ts';
import type { Looked } from './confirming.ts';
import type { Desktop, RunningApp } from './desktop.ts';
import type { Journal } from './journal.ts';
import { canonical, subjectOfLine } from './ledger.ts';
import type { Person } from './people.ts';
import { weeks } from './provider.ts';
import { Violation } from './violation.ts';

const untrue = (desktop: Desktop, sentence: string) =>
  new Violation('status-true', `desktop ${desktop.index}: ${sentence}`);

/** Throws when a screen of this desktop says more than is so; `written`: the weeks that may read differently than before. */
export function checkScreens(desktop: Desktop, app: RunningApp, journal: Journal, written: readonly string[]): void {
  for (const weekStart of written) {
    for (const { actual, portal, sendState } of app.store.actuals.ofWeek(weekStart)) {
      const versions = journal.actuals.get(subjectOfLine(weekStart, actual.lineId)) ?? [];
      const known = versions.findLast(({ version }) => version === portal?.version)?.record ?? null;
      if (portal !== null && (known === null || !sameFigures(known.actual, portal.actual)))
        throw untrue(
          desktop,
          `the portal never held what is kept as its version ${portal.version} of ${actual.lineId}`,
        );
      if (sendState === 'as-pulled' && (known === null || !sameFigures(known.actual, actual)))
        throw untrue(desktop, `${actual.lineId} of ${weekStart} reads as sent, and the portal has not got it`);
    }
    const result = app.handlers['week.get']({ weekStart }) as AppResult<WeekView>;
    if (result.ok) checkView(desktop, app, journal, result.value);
  }
  const { toSend } = app.engine.status();
  const waiting = app.store.outbox.unsent().length;
  if (toSend !== waiting) throw untrue(desktop, `the status says ${toSend} to send, and ${waiting} wait`);
}

function checkView(desktop: Desktop, app: RunningApp, journal: Journal, view: WeekView): void {
  const { weekStart, holds } = view;
  const real = [...journal.receipts.values()].filter((receipt) => receipt.weekStart === weekStart);
  for (const { service, state, receiptNumber } of view.services) {
    if (state !== 'confirmed') continue;
    if (!real.some((receipt) => receipt.number === receiptNumber && receipt.services.includes(service)))
      throw untrue(desktop, `${service} reads as confirmed, and the portal has no receipt for it`);
  }
  if (!holds.startsWith('Confirmed.')) return;
  if (app.store.outbox.unsent(weekStart).length > 0) throw untrue(desktop, `"${holds}" while changes wait`);
  const proven = new Set(
    app.store.receipts
      .ofWeek(weekStart)
      .flatMap(({ number, services, superseded }) =>
        superseded || !real.some((one) => one.number === number) ? [] : services,
      ),
  );
  const open = view.services.filter(({ service, lines }) => lines > 0 && !proven.has(service));
  if (open.length > 0)
    throw untrue(desktop, `"${holds}" without a receipt for ${open.map(({ service }) => service).join(', ')}`);
}

/** Throws when the person was told something of a confirmation that the portal does not bear out. */
export function judgeOutcome(
  desktop: Desktop,
  outcome: ConfirmOutcome,
  keys: readonly string[],
  journal: Journal,
): void {
  if (outcome.outcome === 'confirmed') {
    for (const receipt of outcome.receipts) {
      const real = journal.receipts.get(receipt.id);
      if (real === undefined || real.digest !== receipt.digest)
        throw untrue(desktop, `receipt ${receipt.number} was shown, and the portal has none such`);
    }
    if (outcome.receipts.every(({ superseded }) => superseded))
      throw untrue(desktop, 'a confirmation was called confirmed on receipts that no longer hold');
    return;
  }
  const unsure =
    outcome.outcome === 'changed'
      ? // It was confirmed and no longer is, which the sentence says.
        outcome.sentence.includes('no longer holds')
      : ['confirmation-unknown', 'signed-out', 'not-understood'].includes(outcome.problem.code);
  if (!unsure && keys.some((key) => journal.wasCarriedOut(key)))
    throw untrue(desktop, 'the person was told that nothing was confirmed, and the portal had confirmed it');
}

/** A receipt came about: exactly what somebody agreed to, on the desktop that sent it. */
export function checkReceipt(person: Person, receipt: Receipt, journal: Journal): void {
  const services = [...receipt.services].sort();
  const chosen = new Set(services);
  const serviceOf = new Map([...journal.lines.values()].map((line) => [line.id, line.service]));
  const lines = [...journal.actuals].flatMap(([subject, versions]) => {
    const record = versions.at(-1)?.record ?? null;
    if (record === null || !subject.startsWith(`${receipt.weekStart} `)) return [];
    const service = serviceOf.get(record.actual.lineId) ?? '';
    return chosen.has(service) ? [{ service, version: record.version, actual: record.actual }] : [];
  });
  const isIt = ({ looked }: { looked: Looked }) => {
    const shown = looked.view.rows.filter(({ line, actual }) => chosen.has(line.service) && actual !== null);
    if (shown.length !== lines.length || looked.statement !== receipt.statement) return false;
    const same = lines.every(({ actual }) =>
      shown.some((row) => row.actual?.lineId === actual.lineId && sameFigures(row.actual, actual)),
    );
    const findings = looked.view.findings.filter(
      ({ lineId }) => lineId === null || chosen.has(serviceOf.get(lineId) ?? ''),
    );
    const text = confirmationText(receipt.weekStart, services, lines, findings);
    return same && createHash('sha256').update(text).digest('hex') === receipt.digest;
  };
  const agreed = person.agreed.filter(
    ({ services: chosenThen, looked }) =>
      looked.weekStart === receipt.weekStart && isDeepStrictEqual(chosenThen, services),
  );
  if (!agreed.some(isIt)) {
    const sentence = `receipt ${receipt.number} is for what nobody at desktop ${person.desktop.index} saw and agreed to`;
    throw new Violation('confirmed-as-seen', sentence);
  }
}

export interface Difference {
  sentence: string;
  /** Both sides, where they are more than the sentence says. */
  detail: string | null;
}

/** What still differs between a desktop and the portal; null when nothing does. */
export function difference(app: RunningApp, journal: Journal): Difference | null {
  const { store } = app;
  const waiting = store.outbox.unsent().length;
  if (waiting > 0) return { sentence: `${waiting} changes wait`, detail: null };
  if (store.confirmations.open().length > 0) return { sentence: 'a confirmation is open', detail: null };
  for (const [name, mine, theirs] of comparisons(app, journal)) {
    const found = firstDifference(mine, theirs);
    if (found !== null) return { ...found, sentence: `${name} ${found.sentence}` };
  }
  return null;
}

type Listed = Map<string, string>;

function comparisons({ store, ...app }: RunningApp, journal: Journal): [string, Listed, Listed][] {
  const inWeeks = weeks.flatMap((weekStart) => store.actuals.ofWeek(weekStart));
  const held = [...journal.actuals].flatMap(([subject, versions]) => {
    const record = versions.at(-1)?.record ?? null;
    if (record === null) return [];
    // What a computer reported of who said it, and when, is kept at the portal beside who was signed in.
    const { id, name, at } = record.attested ?? {};
    const attested = record.attested === null ? null : { id, name, at };
    return [[subject, json({ ...record, attested, changed: null })]] as const;
  });
  const careHeld = [...journal.care].flatMap(([subject, versions]) => {
    const record = versions.at(-1)?.record ?? null;
    return record === null ? [] : ([[subject, canonical(record)]] as const);
  });
  return [
    [
      'line',
      new Map(
        inWeeks.map(({ actual, attested, portal }) => [
          subjectOfLine(actual.weekStart, actual.lineId),
          json({ version: portal?.version, actual, attested, changed: null, exceptions: portal?.exceptions }),
        ]),
      ),
      new Map(held),
    ],
    [
      'care',
      new Map([...careOf({ store, ...app })].map(([subject, record]) => [subject, canonical(record)])),
      new Map(careHeld),
    ],
    [
      'planned line',
      new Map(store.lines.all().map((line) => [line.id, json(line)])),
      new Map([...journal.lines].map(([id, line]) => [id, json(line)])),
    ],
    [
      'week',
      new Map(store.weeks.all().map((week) => [week.weekStart, json(week)])),
      new Map([...journal.weeks].map(([id, week]) => [id, json(week)])),
    ],
    [
      'receipt',
      new Map(
        weeks.flatMap((weekStart) => store.receipts.ofWeek(weekStart)).map((receipt) => [receipt.id, json(receipt)]),
      ),
      new Map([...journal.receipts].map(([id, receipt]) => [id, json(receipt)])),
    ],
    [
      'payment',
      new Map(store.payments.all().map((payment) => [payment.id, json(payment)])),
      new Map([...journal.payments].map(([id, payment]) => [id, json(payment)])),
    ],
    [
      'dispute',
      new Map(store.disputes.all().map((dispute) => [dispute.id, json(dispute)])),
      new Map([...journal.disputes].map(([id, dispute]) => [id, json(dispute)])),
    ],
  ];
}

function firstDifference(mine: Listed, theirs: Listed): Difference | null {
  for (const [id, there] of theirs) {
    const here = mine.get(id);
    if (here === undefined) return { sentence: `${id} is missing`, detail: there };
    if (here === there) continue;
    const sentence = `${id} differs in ${differingFields(here, there).join(', ')}`;
    return { sentence, detail: `${here} here, ${there} there` };
  }
  for (const [id, here] of mine) if (!theirs.has(id)) return { sentence: `${id} is here only`, detail: here };
  return null;
}

function differingFields(here: string, there: string): string[] {
  const [mine, theirs] = [JSON.parse(here), JSON.parse(there)] as Record<string, unknown>[];
  return Object.keys({ ...mine, ...theirs }).filter((field) => !isDeepStrictEqual(mine?.[field], theirs?.[field]));
}

/** With sorted keys: the portal's database and the desktop's do not keep their order. */
function json(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
