// Brings a file of unsent work into an open account, by the conflict rules of sync: what nobody else touched waits to be
// sent; what changed at the portal since is shown side by side; what is here or there already is left. First a preview,
// then one transaction, of exactly what was shown.
import { readFileSync } from 'node:fs';
import type { DeskResult } from '../../src-shared/desk-api.ts';
import type { RescuePreview } from '../../src-shared/desk-recovery.ts';
import {
  type Decision,
  decidePackets,
  type Here,
  mergePacket,
  type Packet,
  type PacketRow,
  recognisePacket,
} from '../../src-shared/packet/index.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import { type Desk, ok, refuse } from '../desk/desk.ts';
import { stored } from '../desk/saving.ts';
import { openPacket } from '../packet/seal.ts';
import type { Write } from '../store/store.ts';
import { sameContent, sameFigures } from '../sync/merge.ts';
import type { DeskHandlers } from '../window/desk-ipc.ts';

type RescueCalls = 'rescue.choose' | 'rescue.apply';

export function rescueHandlers(desk: Desk): Pick<DeskHandlers, RescueCalls> {
  const shown = new Map<string, Packet>();

  return {
    'rescue.choose': async ({ passphrase }): Promise<DeskResult<RescuePreview | null>> => {
      const file = await desk.dialogs.chooseFile('packet');
      if (file === null) return ok(null);
      const bytes = stored(() => readFileSync(file));
      if (!bytes.ok) return bytes;
      const opened = await openPacket(bytes.value, passphrase);
      if (!opened.ok) return opened;
      const known = recognisePacket(opened.content, {
        providerId: desk.account().provider.id,
        deviceId: '',
        merged: desk.store.device
          .packets()
          .map(({ packet, at, by }) => ({ packetId: packet.packetId, when: `on ${at.slice(0, 10)}`, by: by.name })),
        processedWeeks: new Set(
          desk.store.weeks
            .all()
            .filter(({ status }) => status === 'payment-processed')
            .map((week) => week.weekStart),
        ),
      });
      if (known.outcome === 'refused') return refuse(known.code, known.sentence, known.action);
      if (known.outcome === 'merged-before') return refuse('merged-before', known.sentence, '');
      const { packet } = known;
      const id = desk.newId();
      shown.set(id, packet);
      return ok(preview(desk, id, packet));
    },
    'rescue.apply': ({ id }) => {
      const packet = shown.get(id);
      if (packet === undefined) return refuse('preview-gone', 'The file is no longer open.', 'Choose it again.');
      const decisions = decide(desk, packet);
      const done = stored(() => apply(desk, packet, decisions));
      if (!done.ok) return done;
      shown.delete(id);
      desk.weekChanged(null);
      desk.somethingToSend();
      return done;
    },
  };
}

function preview(desk: Desk, id: string, packet: Packet): RescuePreview {
  const decisions = decide(desk, packet);
  const taken = decisions.filter(({ decision }) => decision === 'take').length;
  const conflicts = decisions.filter(sideBySide).length;
  return {
    id,
    madeBy: packet.madeBy.name,
    madeAt: packet.madeAt,
    device: packet.device.name,
    taken,
    conflicts,
    already: packet.rows.length - decisions.length,
    left: [...new Set(decisions.flatMap((decision) => whyLeft(decision) ?? []))],
  };
}

/** A line that changed at the portal: it waits with both versions. */
function sideBySide(decision: Decision): boolean {
  return decision.decision === 'conflict' && !decision.withOwn && decision.sides[0]?.row.kind === 'actual';
}

function whyLeft(decision: Decision): string | null {
  if (decision.decision === 'stuck') return decision.sentence;
  if (decision.decision !== 'conflict' || sideBySide(decision)) return null;
  return decision.withOwn
    ? 'Something here has unsent changes of its own. Send or undo them, then bring the file in again.'
    : 'A care record was changed at the portal since. Compare it with the person who made the file.';
}

function apply(desk: Desk, packet: Packet, decisions: readonly Decision[]): { taken: number; conflicts: number } {
  const { user } = desk.account();
  const counts = { taken: 0, conflicts: 0 };
  desk.store.command({ what: 'bring-in', by: user, source: 'file' }, (write) => {
    for (const decision of decisions) {
      if (decision.decision === 'take') {
        take(write, decision.entry.row);
        counts.taken += 1;
      } else if (decision.decision === 'conflict' && sideBySide(decision)) {
        const row = decision.sides[0]?.row;
        if (row?.kind === 'actual') write.broughtIn(editOf(row), row.base);
        counts.conflicts += 1;
      }
    }
    const by: By = { ...user, at: desk.clock.now() };
    // Left rows are brought in by choosing the file again, so only a file of which nothing is left counts as merged.
    if (decisions.every((decision) => whyLeft(decision) === null)) write.device.packet(packet, by);
    write.note('bring-in', { weekStart: null, content: { kind: 'packet', packetId: packet.packetId, ...counts } });
  });
  return counts;
}

type ActualRow = Extract<PacketRow, { kind: 'actual' }>;
const editOf = ({ actual, attested, commentSource, changed }: ActualRow) => ({
  actual,
  attested,
  commentSource,
  why: `Recorded by ${changed.name} on ${changed.at.slice(0, 10)}`,
});

function take(write: Write, row: PacketRow): void {
  switch (row.kind) {
    case 'actual':
      write.actual(editOf(row));
      return;
    case 'care':
      write.care(row.change.kind, row.change.id, row.change.record);
      return;
    case 'generate':
      write.generate(row.weekStart);
      return;
    case 'dispute-message':
      write.disputeMessage(row.disputeId, row.text);
      return;
    case 'withdrawn':
      return;
  }
}

function decide(desk: Desk, packet: Packet): Decision[] {
  const { store } = desk;
  const here: Here = {
    rules: { sameContent, sameFigures },
    isProcessed: (weekStart) => store.weeks.get(weekStart)?.status === 'payment-processed',
    needsGeneration: (weekStart) =>
      store.weeks.get(weekStart)?.generated !== true &&
      !store.outbox.unsent(weekStart).some(({ kind }) => kind === 'generate'),
    hasMessage: (rowId) => store.outbox.unsent().some(({ id }) => id === rowId),
    line: (weekStart, lineId) => {
      const held = store.actuals.get(weekStart, lineId);
      if (held === null) return null;
      const own = held.travel === 'as-pulled' ? null : { content: held, takenFrom: null };
      return { portal: held.portal, own, dealtWith: [] };
    },
    care: (kind, id) => {
      const record = store.care.get(kind, id);
      const own = store.care.travel(kind, id) === 'as-pulled' ? null : { content: record, takenFrom: null };
      return { portal: own === null ? { version: 0, record } : null, own, dealtWith: [] };
    },
  };
  return decidePackets(mergePacket([], packet), here);
}
