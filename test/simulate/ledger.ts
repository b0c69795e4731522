// What every person was told is saved, and where it must be found from then on: among what their computer still has to
// send (waiting, in conflict or refused, all of which is shown), or in the portal's history. What a person changed
// later themselves, took back, gave up or decided against in a conflict is no longer looked for; what somebody else
// replaced must have been seen by them first.

import type { StoredActual } from '../../src-main/store/actuals.ts';
import type { OutboxRow } from '../../src-main/store/outbox-rows.ts';
import type { Store } from '../../src-main/store/store.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { ActualRecord, CareRecord, CareRecordKind } from '../../src-shared/portal-api/index.ts';
import type { Held, Journal } from './journal.ts';
import { Violation } from './violation.ts';

interface Content {
  actual: WeeklyActual;
  attested: boolean;
}

interface Edit extends Content {
  /** The portal's newest version that its author had before their eyes, or had built on. */
  saw: number;
  /** By what it is called in the trace. */
  name: string;
  /** A backup had it on its way: what its author sent after it may stand above it, and is only heard of once more. */
  again?: boolean;
}

/** What a command may change, and of each line what its author had before their eyes: see `Ledger.edited`. */
export interface UnderWay {
  touched: ReadonlySet<string> | 'anything';
  saw: ReadonlyMap<string, number | null>;
}

export interface Ledger {
  /** A line as it stands after a command that was acknowledged. `saw`: null goes on from the edit before. */
  edited(weekStart: string, lineId: string, after: StoredActual, saw: number | null, name: string): void;
  /** The person decided for the portal's side, or gave the change up. */
  givenUp(subject: string): void;
  /** `here`: by files, where it stays on this computer. */
  careSaved(subject: string, record: CareRecord | null, here: boolean): void;
  said(text: string): void;
  /** The person gave the message up. */
  unsaid(text: string): void;
  /** Throws `Violation` when something acknowledged is nowhere to be found. */
  check(store: Store): void;
  /** A backup took the place of the records: what was saved since and not sent is gone, as the person was told before. */
  restored(store: Store): void;
  /** Takes the store's word after a command that a crash may have cut off: either it happened or it did not. */
  afterCrash(store: Store, weeks: readonly string[], underWay: UnderWay): void;
}

export const subjectOfLine = (weekStart: string, lineId: string) => `${weekStart} ${lineId}`;

/** The ledger of one desktop. Long because each of its entries is weighed against all the others. */
export function makeLedger(desktop: number, journal: Journal): Ledger {
  const edits = new Map<string, Edit[]>();
  const latest = new Map<string, Edit>();
  const care = new Map<string, string>();
  const careHere = new Map<string, string>();
  const messages = new Set<string>();

  // Generating a week makes records, too, but those nobody wrote.
  const isMine = ({ cause }: Held<unknown>) =>
    cause.kind === 'desktop' && cause.desktop === desktop && cause.call.startsWith('PATCH');

  journal.onActual((subject, held) => {
    if (!isMine(held) || held.record === null) return;
    const record = held.record;
    const mine = (edits.get(subject) ?? []).findLast((edit) => sameFigures(edit.actual, record.actual));
    if (mine === undefined) {
      throw new Violation(
        'nothing-lost',
        `the portal took from desktop ${desktop} what nobody there wrote: ${subject}`,
      );
    }
    const versions = journal.actuals.get(subject) ?? [];
    const replaced = versions.at(-2);
    if (replaced === undefined || replaced.record === null || replaced.version <= mine.saw || isMine(replaced)) return;
    // "As planned" on top of the same figures takes nothing away.
    if (sameFigures(replaced.record.actual, mine.actual) && (mine.attested || replaced.record.attested === null))
      return;
    // There and back again: what stands is what they saw when they wrote this, whatever was in between. Whoever takes a
    // choice back wrote nothing new: what counts is what they saw when they first wrote it.
    const stands = replaced.record;
    const wroteOnThis = ({ actual, saw }: Edit) => {
      const seen = versions.find(({ version }) => version === saw)?.record ?? null;
      return seen !== null && sameFigures(actual, mine.actual) && says(stands, contentOf(seen));
    };
    const written = edits.get(subject) ?? [];
    if (written.some(wroteOnThis)) return;
    // Or what they had just written themselves: somebody else changed that, and put it back.
    const before = written[written.indexOf(mine) - 1];
    if (before !== undefined && says(stands, before)) return;
    const sentence = `${mine.name} of desktop ${desktop} replaced version ${replaced.version} of ${subject}, which its author never saw`;
    throw new Violation('nothing-overwritten-unseen', sentence);
  });

  function remember(subject: string, edit: Edit): void {
    const known = edits.get(subject) ?? [];
    known.push(edit);
    edits.set(subject, known);
    latest.set(subject, edit);
  }

  function checkLines(unsent: ReadonlyMap<string, Content[]>): void {
    for (const [subject, edit] of latest) {
      if ((unsent.get(subject) ?? []).some((content) => says(content, edit))) continue;
      const replaces = edit.again === true ? () => false : isMine;
      if (reached(journal.actuals.get(subject) ?? [], (record) => holds(record, edit), edit.saw, replaces)) continue;
      throw new Violation(
        'nothing-lost',
        `${edit.name} of desktop ${desktop} on ${subject} is neither there, nor waiting, nor shown`,
      );
    }
  }

  /** What was recorded by files stays here as long as the weeks go by files. */
  function checkCareHere(store: Store): void {
    if (store.account.get()?.connection.kind !== 'files') careHere.clear();
    for (const [subject, content] of careHere) {
      const [kind, id] = subject.split(' ') as [CareRecordKind, string];
      if (canonical(store.care.get(kind, id)) === content) continue;
      throw new Violation('nothing-lost', `what desktop ${desktop} recorded by files of ${subject} is not there`);
    }
  }

  return {
    edited(weekStart, lineId, after, saw, name) {
      const subject = subjectOfLine(weekStart, lineId);
      const before = latest.get(subject);
      remember(subject, {
        actual: after.actual,
        attested: after.attested !== null,
        saw: saw ?? before?.saw ?? after.base?.version ?? 0,
        name,
      });
    },
    givenUp(subject) {
      latest.delete(subject);
      care.delete(subject);
    },
    careSaved(subject, record, here) {
      (here ? careHere : care).set(subject, canonical(record));
    },
    said: (text) => void messages.add(text),
    unsaid: (text) => void messages.delete(text),
    check(store) {
      const rows = store.outbox.unsent();
      checkLines(unsentLines(rows));
      for (const [subject, content] of care) {
        if (
          rows.some(
            (row) =>
              row.kind === 'care' &&
              `${row.body.kind} ${row.body.id}` === subject &&
              canonical(row.body.record) === content,
          )
        )
          continue;
        const history = [nothingYet, ...(journal.care.get(subject) ?? [])];
        if (reached(history, (record) => canonical(record) === content, 0, isMine)) continue;
        throw new Violation(
          'nothing-lost',
          `what desktop ${desktop} saved of ${subject} is neither there, nor waiting, nor shown`,
        );
      }
      checkCareHere(store);
      const said = [...journal.disputes.values()].flatMap((dispute) => dispute.messages.map(({ text }) => text));
      for (const text of messages) {
        const there = said.filter((one) => one === text).length;
        if (there > 1) throw new Violation('one-effect', `the portal holds the message "${text}" ${there} times`);
        if (there === 1 || rows.some((row) => row.kind === 'dispute-message' && row.body.text === text)) continue;
        throw new Violation('nothing-lost', `the message "${text}" of desktop ${desktop} is neither there nor waiting`);
      }
    },
    restored(store) {
      const rows = store.outbox.unsent();
      const unsent = unsentLines(rows);
      const onTheirWay = new Set(
        rows.flatMap((row) =>
          row.kind === 'actual' && row.batchKey !== null ? [subjectOfLine(row.weekStart, row.lineId)] : [],
        ),
      );
      latest.clear();
      for (const [subject, contents] of unsent) {
        const content = contents.at(-1);
        if (content === undefined) continue;
        const known = (edits.get(subject) ?? []).findLast((edit) => says(content, edit));
        const again = onTheirWay.has(subject);
        remember(subject, { ...content, saw: known?.saw ?? 0, name: known?.name ?? 'what a backup held', again });
      }
      care.clear();
      careHere.clear();
      const said = new Set([...journal.disputes.values()].flatMap((one) => one.messages.map(({ text }) => text)));
      for (const text of messages) if (!said.has(text)) messages.delete(text);
      for (const row of rows) {
        if (row.kind === 'care') care.set(`${row.body.kind} ${row.body.id}`, canonical(row.body.record));
        if (row.kind === 'dispute-message') messages.add(row.body.text);
      }
    },
    afterCrash(store, weeks, { touched, saw }) {
      const wasTouched = (subject: string) => touched === 'anything' || touched.has(subject);
      const shown = new Set<string>();
      for (const weekStart of weeks) {
        for (const stored of store.actuals.ofWeek(weekStart)) {
          const subject = subjectOfLine(weekStart, stored.actual.lineId);
          shown.add(subject);
          if (!wasTouched(subject)) continue;
          const now = { actual: stored.actual, attested: stored.attested !== null };
          const known = latest.get(subject);
          if (known === undefined ? stored.sendState === 'as-pulled' : says(now, known)) continue;
          const version = saw.get(subject) ?? known?.saw ?? stored.base?.version ?? stored.portal?.version ?? 0;
          remember(subject, { ...now, saw: version, name: 'what a crash cut off' });
        }
      }
      // Taken back to plan on a line that the portal took away: then there is nothing left of either.
      for (const subject of [...latest.keys()]) {
        const there = journal.actuals.get(subject)?.at(-1)?.record ?? null;
        if (wasTouched(subject) && !shown.has(subject) && there === null) latest.delete(subject);
      }
      if (touched !== 'anything') return;
      for (const subject of care.keys()) {
        const [kind, id] = subject.split(' ') as [CareRecordKind, string];
        care.set(subject, canonical(store.care.get(kind, id)));
      }
    },
  };
}

const nothingYet: Held<never> = { version: 0, record: null, cause: { kind: 'council' } };

/** True when the portal came to hold it, and nothing else that the same desktop sent stands above it. */
function reached<Kept>(
  versions: readonly Held<Kept>[],
  isIt: (record: Kept | null) => boolean,
  from: number,
  replaces: (held: Held<unknown>) => boolean,
): boolean {
  const there = versions.findLastIndex((held) => held.version >= from && isIt(held.record));
  if (there < 0) return false;
  return !versions.slice(there + 1).some((held) => replaces(held) && !isIt(held.record));
}

function unsentLines(rows: readonly OutboxRow[]): Map<string, Content[]> {
  const found = new Map<string, Content[]>();
  for (const row of rows) {
    if (row.kind !== 'actual') continue;
    const subject = subjectOfLine(row.weekStart, row.lineId);
    const content = { actual: row.body.actual, attested: row.body.attested !== null };
    found.set(subject, [...(found.get(subject) ?? []), content]);
  }
  return found;
}

const contentOf = (record: ActualRecord): Content => ({ actual: record.actual, attested: record.attested !== null });

function says(a: Content | ActualRecord, b: Content): boolean {
  const attested = typeof a.attested === 'boolean' ? a.attested : a.attested !== null;
  return sameFigures(a.actual, b.actual) && attested === b.attested;
}

/** Somebody's "as planned" on top of the same figures takes nothing away. */
function holds(record: ActualRecord | null, edit: Content): boolean {
  return record !== null && sameFigures(record.actual, edit.actual) && (!edit.attested || record.attested !== null);
}

/** The same text for the same record, whatever the order of its keys; what is not there says what null says. */
export function canonical(record: CareRecord | null): string {
  return JSON.stringify(record, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, field]) => field !== null)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
}
