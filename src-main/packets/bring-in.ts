// Brings a packet of unsent work into an open account, by the conflict rules of sync: what nobody else touched waits to be
// sent; what changed at the portal since is shown side by side; what is here or there already is left. First a preview,
// then one transaction, of exactly what was shown.

import { readFileSync, statSync } from 'node:fs';
import type { AppHandlers, AppResult } from '../../src-shared/app-api/index.ts';
import type { RescuePreview } from '../../src-shared/app-api/rescue.ts';
import { britishTimeZone } from '../../src-shared/domain/limits.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import {
  type Decision,
  type Packet,
  type PacketRow,
  recognisePacket,
  subjectOf,
} from '../../src-shared/packet/index.ts';
import { recordNamed } from '../../src-shared/packet/work-subject.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import { formatMoment } from '../../src-shared/portal-export/moment.ts';
import { portalExportStatus } from '../portal-export/week-status.ts';
import type { Write } from '../store/commands.ts';
import type { StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { changedSincePreview, noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save, stored } from '../use-case/save.ts';
import { shownThings } from '../use-case/shown.ts';
import { deviceId } from './gather.ts';
import { bringInMessages, messagesWords, noteChecked, noteNotChecked } from './noted.ts';
import { openPacket } from './seal.ts';
import { bringInSites, sitesWords } from './sites.ts';
import { type PacketStatus, packetStatus } from './status.ts';
import { withoutErased } from './without-erased.ts';
import { rowChanges, subjectWords, takeBackChanges, whatOf } from './words.ts';

/** A week of five thousand lines, each with a long comment, is under ten. */
const largestPacket = 20_000_000;
const tooLarge = 'This file is larger than 20 MB, far more than unsent work can be.';

export interface BroughtIn {
  taken: number;
  conflicts: number;
  /** Subjects on which somebody has to choose. */
  choices: number;
}

export function rescueHandlers(context: AccountContext): AppHandlers<'rescue'> {
  const shown = shownThings<Packet>(context);
  const restsOn = (packet: Packet) => JSON.stringify(packetStatus(context, packet).decisions);

  return {
    'rescue.choose': async ({ passphrase, incoming }): Promise<AppResult<RescuePreview | null>> => {
      const bytes = await packetBytes(context, incoming);
      if (!bytes.ok) return bytes;
      if (bytes.value === null) return ok(null);
      const opened = await openPacket(bytes.value, passphrase);
      if (!opened.ok) return opened;
      const { store } = context;
      const timeZone = store.profile.get()?.deadline.timeZone ?? britishTimeZone;
      const known = recognisePacket(opened.content, {
        providerId: context.account().provider.id,
        deviceId: deviceId(store),
        merged: store.device.packets().map(({ packet, at, by }) => ({
          packetId: packet.packetId,
          when: `on ${formatMoment(at, timeZone)}`,
          by: by.name,
        })),
        processedWeeks: new Set(
          store.weeks
            .all()
            .filter(({ status }) => status === 'payment-processed')
            .map((week) => week.weekStart),
        ),
      });
      if (known.outcome === 'refused') return refuse(known.code, known.sentence, known.action);
      if (known.outcome === 'merged-before') return refuse('merged-before', known.sentence, '');
      const { packet, left } = withoutErased(store, known.packet);
      if (packet === null) return onlyOfErased();
      const notes = left === 0 ? known.notes : [...known.notes, leftOut(left)];
      return ok(previewOf(context, shown.show(packet, restsOn(packet)), packet, notes));
    },
    'rescue.apply': ({ id }) =>
      shown.take(id, {
        notShown: () => refuse('preview-gone', 'The file is no longer open.', 'Choose it again.'),
        restsOn,
        changed: () => changedSincePreview('work on this computer', 'brought in'),
        use: (packet) => bringInAll(context, packet),
      }),
  };
}

const onlyOfErased = () =>
  refuse(
    'nothing-unsent',
    'This file speaks only of somebody who was erased on this computer.',
    'If they are cared for again, sync first: the portal brings them back.',
  );

const leftOut = (changes: number) =>
  `${changes === 1 ? 'One change' : `${changes} changes`} to somebody who was erased on this computer ${changes === 1 ? 'stays' : 'stay'} out.`;

/** Null: the person closed the dialog. */
async function packetBytes(context: AccountContext, incoming?: string): Promise<AppResult<Uint8Array | null>> {
  if (incoming !== undefined) {
    const waiting = context.incoming.find(incoming);
    if (waiting?.content.kind !== 'bytes') return noLongerThere('That file');
    const { bytes } = waiting.content;
    if (bytes.length > largestPacket) return refuse('packet-too-large', tooLarge, 'Choose the packet itself.');
    return ok(bytes);
  }
  const file = await context.dialogs.chooseFile('packet');
  if (file === null) return ok(null);
  const size = stored(() => statSync(file).size);
  if (!size.ok) return size;
  if (size.value > largestPacket) return refuse('packet-too-large', tooLarge, 'Choose the packet itself.');
  return stored(() => readFileSync(file));
}

function previewOf(context: AccountContext, id: string, packet: Packet, late: readonly string[]): RescuePreview {
  const { decisions } = packetStatus(context, packet);
  const subjects = new Set(packet.rows.map(subjectOf));
  const own = decisions.filter(({ subject }) => subjects.has(subject));
  const count = (isOne: (decision: Decision) => boolean) => own.filter(isOne).length;
  return {
    id,
    madeBy: packet.madeBy.name,
    madeAt: packet.madeAt,
    device: packet.device.name,
    taken: count(({ decision }) => decision === 'take' || decision === 'take-back'),
    conflicts: count((decision) => isSideBySide(context, decision)),
    choices: count((decision) => isChoice(context, decision)),
    already: packet.rows.length - own.length,
    changes: own.flatMap((decision) => changeOf(context, packet, decision)),
    left: own.flatMap((decision) =>
      decision.decision === 'stuck'
        ? [{ what: whatOf(context, rowOf(packet, decision.subject)), sentence: decision.sentence }]
        : [],
    ),
    notes: [
      ...late,
      ...confirmedWeeks(context, own),
      ...sitesWords(context.store, packet),
      ...messagesWords(context.store, packet),
    ],
  };
}

const rowOf = (packet: Packet, subject: string) => packet.rows.find((row) => subjectOf(row) === subject);

function changeOf(context: AccountContext, packet: Packet, decision: Decision): RescuePreview['changes'] {
  const { subject } = decision;
  const row = rowOf(packet, subject);
  if (row === undefined || decision.decision === 'stuck') return [];
  if (decision.decision === 'take-back') {
    return [
      { subject, what: subjectWords(context, subject), outcome: 'taken', fields: takeBackChanges(context, subject) },
    ];
  }
  const outcome =
    decision.decision === 'take' ? 'taken' : isSideBySide(context, decision) ? 'side-by-side' : 'to-choose';
  return [{ subject, what: whatOf(context, row), outcome, fields: rowChanges(context, row) }];
}

/** Late is also what comes after somebody confirmed: the week must then be confirmed again. */
function confirmedWeeks(context: AccountContext, decisions: readonly Decision[]): string[] {
  const { store } = context;
  const council = store.profile.get();
  const weeks = new Set(
    decisions.flatMap((decision) => {
      if (decision.decision !== 'take') return [];
      const { row } = decision.entry;
      return row.kind === 'actual' ? [row.weekStart] : [];
    }),
  );
  return [...weeks].sort().flatMap((weekStart) => {
    const hasReceipt = store.receipts.ofWeek(weekStart).some(({ superseded }) => !superseded);
    const isReported =
      council !== null &&
      store.portalExports.plansOfWeek(weekStart).length > 0 &&
      portalExportStatus(weekStart, { store, council, now: context.clock.now() }).tone === 'done';
    return hasReceipt || isReported
      ? [
          `Late: the week ${formatWeek(weekStart)} is confirmed. Bringing this in changes it: it must be confirmed again.`,
        ]
      : [];
  });
}

/** A line that changed at the portal: it waits with both versions among the week's own. */
export function isSideBySide({ account }: AccountContext, decision: Decision): boolean {
  if (decision.decision !== 'conflict' || decision.withOwn || !decision.withPortal) return false;
  const [side] = decision.sides;
  return side?.row.kind === 'actual' && account().connection.kind !== 'files';
}

/** Somebody has to choose between what is here and what packets say. */
export function isChoice(
  context: AccountContext,
  decision: Decision,
): decision is Extract<Decision, { decision: 'conflict' }> {
  return decision.decision === 'conflict' && !isSideBySide(context, decision);
}

/** Brings in what can be brought in, of all packets and a fresh one, in one transaction. */
export function bringInAll(context: AccountContext, fresh: Packet | null): AppResult<BroughtIn> {
  const status = packetStatus(context, fresh);
  return save(context, { what: 'bring-in', source: 'file', weekStart: null }, (write) => {
    if (fresh !== null) noteChecked(context.store, write, fresh);
    const counts = carryOut(context, write, status);
    const by: By = { ...context.account().user, at: context.clock.now() };
    if (fresh !== null) {
      write.device.packet(fresh, by);
      bringInSites(context.store, write, fresh);
      bringInMessages(context.store, write, fresh);
    }
    const content = { kind: 'packet', packetId: fresh?.packetId ?? null, ...counts };
    write.note('bring-in', { weekStart: null, content });
    return counts;
  });
}

function carryOut(context: AccountContext, write: Write, { book, decisions }: PacketStatus): BroughtIn {
  const counts: BroughtIn = { taken: 0, conflicts: 0, choices: 0 };
  const decided = new Map(decisions.map((decision) => [decision.subject, decision]));
  for (const subject of new Set(book.map((entry) => entry.subject))) {
    const entries = book.filter((entry) => entry.subject === subject);
    const decision = decided.get(subject);
    const markHandled = () => {
      for (const { packetId } of entries) write.device.markHandled(packetId, subject);
    };
    if (decision === undefined) markHandled();
    else if (decision.decision === 'take') {
      take(context.store, write, decision.entry.row);
      counts.taken += 1;
      markHandled();
    } else if (decision.decision === 'take-back') {
      takeBack(context, write, subject);
      counts.taken += 1;
      markHandled();
    } else if (decision.decision === 'conflict' && isSideBySide(context, decision)) {
      const row = decision.sides[0]?.row;
      if (row?.kind === 'actual' && sideIsNew(context, row)) {
        write.broughtIn(editOf(row), row.base);
        noteNotChecked(context.store, write, row);
      }
      counts.conflicts += 1;
      markHandled();
    } else if (decision.decision === 'conflict') {
      // Taken from one packet, and another says otherwise: neither stands, or is sent, before somebody has chosen.
      if (!decision.withOwn) takeBack(context, write, subject);
      for (const { packetId } of entries) write.device.reopen(packetId, subject);
      counts.choices += 1;
    }
  }
  return counts;
}

type ActualRow = Extract<PacketRow, { kind: 'actual' }>;
const editOf = ({ actual, attested, commentSource, changed }: ActualRow) => ({
  actual,
  attested,
  commentSource,
  why: `Recorded by ${changed.name} on ${changed.at.slice(0, 10)}`,
});

const sideIsNew = ({ store }: AccountContext, { weekStart, lineId }: ActualRow) =>
  store.actuals.get(weekStart, lineId)?.sendState === 'as-pulled';

/** Writes what a row says as work of this computer. */
export function take(store: StoreReads, write: Write, row: PacketRow): void {
  switch (row.kind) {
    case 'actual':
      write.actual(editOf(row));
      noteNotChecked(store, write, row);
      return;
    case 'care':
      write.care(row.change.kind, row.change.id, row.change.record);
      return;
    case 'generate':
      write.generate(row.weekStart);
      return;
    case 'dispute-message':
      write.disputeMessage(row.disputeId, row.text, row.rowId);
      return;
    case 'withdrawn':
      return;
  }
}

/** The line or record reads again as the portal, or the export, has it. */
function takeBack({ store }: AccountContext, write: Write, subject: string): void {
  const why = 'A site packet says otherwise';
  const named = recordNamed(subject);
  if (named?.of === 'care') write.care(named.kind, named.id, store.care.atPortal(named.kind, named.id).record, why);
  if (named?.of !== 'line') return;
  const portal = store.actuals.get(named.weekStart, named.lineId)?.portal;
  if (!portal) return;
  const { actual, attested } = portal;
  write.actual({ actual, attested, commentSource: actual.comment === '' ? 'written' : 'pulled', why });
}
