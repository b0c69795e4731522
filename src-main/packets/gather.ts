// What a site packet of this computer holds: all that the portal, or the office that makes the council's file, does not
// have. What must stay true: everything unsent is in it; what was taken back since an earlier packet is said, since
// absence never means that.

import { requestTouches } from '../../src-shared/domain/adjustments.ts';
import { isEndOf } from '../../src-shared/domain/claims.ts';
import { reachesWeek } from '../../src-shared/domain/hospital.ts';
import { type PlainDate, sundayOf } from '../../src-shared/domain/week.ts';
import { type Packet, type PacketRow, subjectOf } from '../../src-shared/packet/index.ts';
import { recordNamed } from '../../src-shared/packet/work-subject.ts';
import { sameCareRecord, sameContent } from '../../src-shared/portal-api/equality.ts';
import { type By, laterKindOf } from '../../src-shared/portal-api/index.ts';
import type { CareRecord } from '../../src-shared/portal-api/records.ts';
import type { SameLinesAnswer } from '../../src-shared/portal-export/index.ts';
import { fingerprintOf } from '../machine/hash.ts';
import { nearMissAnswers } from '../people/near-miss-answers.ts';
import { portalExportStatus } from '../portal-export/week-status.ts';
import type { StoredActual } from '../store/actuals.ts';
import type { OutboxRow } from '../store/outbox-rows.ts';
import type { StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { messagesNoted, withNotChecked } from './noted.ts';

/** Names this computer to others, and nobody else: made of the key that never leaves it. */
export function deviceId(store: StoreReads): string {
  return fingerprintOf(store.device.keys().publicKey);
}

/** The content of a packet, or null when there is nothing to pass on. */
export function gatherPacket(context: AccountContext): Packet | null {
  const { store } = context;
  const rows = workOf(context);
  const live = new Set(rows.map(subjectOf));
  const withdrawn = withdrawnSince(context, live);
  if (rows.length + withdrawn.length === 0) return null;
  const { user, provider } = context.account();
  const sameLines = answersOnLinesAlike(store);
  const nearMisses = nearMissAnswers(store);
  const messages = messagesNoted(store, context.clock.now());
  const [sites, siteReports] = [store.sites.stored(), store.sites.reports()];
  return {
    format: 'provider-actuals-packet',
    formatVersion: 1,
    packetId: context.newId(),
    provider,
    device: { id: deviceId(store), name: store.device.name },
    madeBy: user,
    madeAt: context.clock.now(),
    changeLog: store.changeLog.head(),
    lines: linesOf(store, rows),
    rows: [...withNotChecked(store, rows), ...withdrawn],
    ...(sameLines.length === 0 ? {} : { sameLines }),
    ...(nearMisses.length === 0 ? {} : { nearMisses }),
    ...(sites.length === 0 ? {} : { sites }),
    ...(siteReports.length === 0 ? {} : { siteReports }),
    ...(messages.length === 0 ? {} : { messages }),
  };
}

/** What people said here, or in packets from elsewhere, of lines that nothing tells apart. */
function answersOnLinesAlike(store: StoreReads): SameLinesAnswer[] {
  const here = store.portalExports
    .weeks()
    .flatMap((weekStart) => store.portalExports.plansOfWeek(weekStart))
    .flatMap(({ plan }) => plan.sameLines ?? []);
  return [...store.device.packets().flatMap(({ packet }) => packet.sameLines ?? []), ...here];
}

export type WorkPlace = Pick<AccountContext, 'store' | 'account' | 'clock'>;

/** Changes that a packet would pass on now. */
export function workOf(context: WorkPlace): PacketRow[] {
  const rows = new Map<string, PacketRow>();
  // What is held back last: in the outbox it is gone, as far as the portal may know.
  for (const row of [...unsentRows(context), ...rowsByFiles(context), ...rowsHeldBack(context)])
    rows.set(subjectOf(row), row);
  return [...rows.values()];
}

/**
 * Of that, what is not done with: a week by files that is done was uploaded, and with it what it says of a stay or a request
 * that is kept for good. What is held back from a portal is nowhere else.
 */
export function workNotDone(context: WorkPlace): PacketRow[] {
  const unsent = new Set([...unsentRows(context), ...rowsHeldBack(context)].map(subjectOf));
  const open = openByFiles(context);
  return workOf(context).filter((row) => {
    if (row.kind !== 'care' || unsent.has(subjectOf(row))) return true;
    const { record } = row.change;
    return record !== null && open.some((weekStart) => touches(context.store, record, weekStart));
  });
}

/** By its whole period, whichever week it began in; an end goes on for as long as a line that it ends is still planned. */
function touches(store: StoreReads, record: CareRecord, weekStart: PlainDate): boolean {
  const sunday = sundayOf(weekStart);
  switch (record.kind) {
    case 'stay':
      return reachesWeek(record.value, weekStart, sunday);
    case 'adjustment':
      return requestTouches(record.value, weekStart, sunday);
    case 'end': {
      const { lastDay } = record.value;
      if (lastDay >= weekStart) return lastDay <= sunday;
      return store.actuals.ofWeek(weekStart).some(({ actual: { lineId } }) => {
        const line = store.lines.get(lineId);
        return line !== null && isEndOf(record.value, line);
      });
    }
    case 'absence':
      return record.value.firstDay <= sunday && (record.value.lastDay === null || record.value.lastDay >= weekStart);
    case 'log':
      return record.value.day >= weekStart && record.value.day <= sunday;
  }
}

/** How much unsent work no packet can say, since the line that it is about is not held here any more. */
export function notInPackets(context: WorkPlace): number {
  return outboxAsRows(context).filter((row) => row === null).length;
}

/** The newest of each subject: a later edit says it all. */
function unsentRows(context: WorkPlace): PacketRow[] {
  return outboxAsRows(context).filter((row) => row !== null);
}

function outboxAsRows({ store, account }: WorkPlace): (PacketRow | null)[] {
  const { user } = account();
  return store.outbox.unsent().map((row) => packetRow(store, row, { ...user, at: row.createdAt }));
}

function packetRow({ actuals, care }: StoreReads, row: OutboxRow, changed: By): PacketRow | null {
  const common = { rowId: row.id, changed };
  switch (row.kind) {
    case 'actual': {
      const held = actuals.get(row.weekStart, row.lineId);
      const base = held?.base ?? held?.portal ?? null;
      return held === null || base === null ? null : actualRow(row.id, held, base, changed);
    }
    case 'care': {
      const { version, record } = care.atPortal(row.body.kind, row.body.id);
      return { ...common, kind: 'care', change: { ...row.body, baseVersion: version }, base: record };
    }
    case 'generate':
      return { ...common, kind: 'generate', weekStart: row.weekStart };
    case 'dispute-message':
      return { ...common, kind: 'dispute-message', disputeId: row.disputeId, text: row.body.text };
  }
}

/** A week by files is in no outbox: what differs from the export, until the week is done. */
function rowsByFiles(context: WorkPlace): PacketRow[] {
  const { store, account, clock } = context;
  if (store.profile.get() === null) return [];
  const open = openByFiles(context);
  const actuals = open.flatMap((weekStart) =>
    store.actuals.ofWeek(weekStart).flatMap((held): PacketRow[] => {
      if (held.portal === null || sameContent(held, held.portal)) return [];
      const id = `${weekStart} ${held.actual.lineId}`;
      return [actualRow(id, held, held.portal, { ...account().user, at: clock.now() })];
    }),
  );
  if (account().connection.kind !== 'files') return actuals;
  const care: CareRecord[] = [
    ...store.care.stays().map((value) => ({ kind: 'stay' as const, id: value.id, value })),
    ...store.care.adjustments().map((value) => ({ kind: 'adjustment' as const, id: value.id, value })),
    ...store.care.absences().map((value) => ({ kind: 'absence' as const, id: value.id, value })),
    ...store.care.ends().map(({ id, end }) => ({ kind: 'end' as const, id, value: end })),
    ...open.flatMap((weekStart) =>
      store.care.logOfWeek(weekStart).map((value) => ({ kind: 'log' as const, id: value.id, value })),
    ),
  ];
  const by = { ...account().user, at: clock.now() };
  return [...actuals, ...care.map((record) => ownRow(record, by, nothingThere))];
}

/** What the portal takes no records of is in no outbox either: it is passed on as by files. */
function rowsHeldBack({ store, account, clock }: WorkPlace): PacketRow[] {
  if (account().connection.kind === 'files') return [];
  const { takes } = store.sync.state();
  const by = { ...account().user, at: clock.now() };
  return store.care.ofLaterKinds().flatMap((record) => {
    const kind = laterKindOf(record);
    if (kind === null || takes.includes(kind)) return [];
    const there = store.care.atPortal(record.kind, record.id);
    return sameCareRecord(there.record, record) ? [] : [ownRow(record, by, there)];
  });
}

const nothingThere = { version: 0, record: null };

/** @param there what the portal was last seen to hold of it */
function ownRow(record: CareRecord, changed: By, there: { version: number; record: CareRecord | null }): PacketRow {
  const { kind, id } = record;
  const change = { kind, id, baseVersion: there.version, record };
  return { kind: 'care', rowId: `${kind} ${id}`, change, base: there.record, changed };
}

function openByFiles({ store, clock }: WorkPlace): PlainDate[] {
  const council = store.profile.get();
  if (council === null) return [];
  return store.portalExports
    .weeks()
    .filter((weekStart) => portalExportStatus(weekStart, { store, council, now: clock.now() }).tone !== 'done');
}

function actualRow(
  rowId: string,
  { actual, attested, commentSource, changed }: StoredActual,
  base: NonNullable<StoredActual['portal']>,
  otherwise: By,
): PacketRow {
  const { weekStart, lineId } = actual;
  const by = changed ?? otherwise;
  return { kind: 'actual', rowId, weekStart, lineId, actual, attested, commentSource, base, changed: by };
}

/** What an earlier packet spoke of and its person took back: it reads again as it was based on. */
function withdrawnSince({ store, account, clock }: AccountContext, live: ReadonlySet<string>): PacketRow[] {
  const subjects = new Map(
    store.device
      .made()
      .toReversed()
      .flatMap(({ subjects }) => subjects.map(({ subject, baseVersion }) => [subject, baseVersion] as const)),
  );
  const changed = { ...account().user, at: clock.now() };
  return [...subjects].flatMap(([subject, baseVersion]): PacketRow[] => {
    if (live.has(subject) || !isTakenBack(store, subject, baseVersion)) return [];
    return [{ kind: 'withdrawn', rowId: `withdrawn ${subject}`, subject, changed }];
  });
}

function isTakenBack(store: StoreReads, subject: string, baseVersion: number): boolean {
  const named = recordNamed(subject);
  if (named === null) return false;
  if (named.of === 'line') {
    const held = store.actuals.get(named.weekStart, named.lineId);
    return held?.portal?.version === baseVersion && sameContent(held, held.portal);
  }
  const { kind, id } = named;
  return store.care.get(kind, id) === null && store.care.atPortal(kind, id).version === baseVersion;
}

/** What names the lines, for a computer that does not know them yet. */
function linesOf(store: StoreReads, rows: readonly PacketRow[]): Packet['lines'] {
  const ids = new Set(rows.flatMap((row) => (row.kind === 'actual' ? [row.lineId] : [])));
  return [...ids].flatMap((id) => {
    const line = store.lines.get(id);
    if (line === null) return [];
    return [{ lineId: id, ssRef: line.ssRef, service: line.service, serviceLevel: line.serviceLevel }];
  });
}

/** What is remembered of a packet that was made. */
export function subjectsOf(packet: Packet): { subject: string; baseVersion: number }[] {
  return packet.rows.flatMap((row) => {
    if (row.kind === 'actual') return [{ subject: subjectOf(row), baseVersion: row.base.version }];
    if (row.kind === 'care') return [{ subject: subjectOf(row), baseVersion: row.change.baseVersion }];
    return [];
  });
}
