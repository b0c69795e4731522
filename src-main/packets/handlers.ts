// The app calls of site packets on an account that opens: making one, what was brought in, and choosing where packets and
// this computer say different things.

import type { AppAnswer, AppHandlers, AppResult } from '../../src-shared/app-api/index.ts';
import type { PacketChoice } from '../../src-shared/app-api/packet.ts';
import type { Decision } from '../../src-shared/packet/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { saveFile } from '../use-case/save-file.ts';
import { bringInAll, take } from './bring-in.ts';
import { gatherPacket, subjectsOf, workOf } from './gather.ts';
import { sealPacket } from './seal.ts';
import { packetStatus } from './status.ts';
import { hereWords, rowWords, whatOf } from './words.ts';

export function packetHandlers(context: AccountContext): AppHandlers<'packet'> {
  const { store } = context;
  return {
    'packet.look': () => {
      const { decisions } = packetStatus(context);
      return ok({
        toPassOn: workOf(context).length,
        made: store.device.made().map(({ at, byName, subjects }) => ({ at, by: byName, changes: subjects.length })),
        merged: store.device.packets().map(({ packet, at, by }) => ({
          packetId: packet.packetId,
          at,
          by: by.name,
          madeBy: packet.madeBy.name,
          madeAt: packet.madeAt,
          device: packet.device.name,
          changes: packet.rows.length,
        })),
        choices: decisions.flatMap((decision) => (isOpen(decision) ? [choiceOf(context, decision)] : [])),
        waiting: decisions.flatMap((decision) =>
          decision.decision === 'stuck'
            ? [
                {
                  subject: decision.subject,
                  what: whatOf(context, decision.entries[0]?.row),
                  sentence: decision.sentence,
                },
              ]
            : [],
        ),
        canTake: decisions.filter(({ decision }) => decision === 'take').length,
      });
    },
    'packet.make': ({ passphrase }) => makePacket(context, passphrase),
    'packet.choose': ({ subject, packetId }) => {
      const { book, decisions } = packetStatus(context);
      const decision = decisions.find((one) => one.subject === subject);
      if (decision === undefined || !isOpen(decision)) return noLongerThere('That choice');
      const side = decision.sides.find((entry) => entry.packetId === packetId);
      if (packetId !== null && side === undefined) return noLongerThere('That choice');
      const saved = save(context, { what: 'choose-packet', weekStart: null }, (write) => {
        if (side !== undefined) take(store, write, side.row);
        for (const entry of book) if (entry.subject === subject) write.device.markHandled(entry.packetId, subject);
        write.note('choose-packet', { weekStart: null, content: { kind: 'packet-choice', subject, packetId } });
      });
      return saved.ok ? ok({}) : saved;
    },
    'packet.again': () => bringInAll(context, null),
  };
}

/** Seals all that is unsent into a file that the person chooses. Null: they closed the dialog. */
export async function makePacket(
  context: AccountContext,
  passphrase: string,
): Promise<AppResult<AppAnswer<'packet.make'>>> {
  const { store } = context;
  const packet = gatherPacket(context);
  if (packet === null) {
    return refuse('nothing-unsent', 'Nothing on this computer is unsent, so there is nothing to pass on.', '');
  }
  const day = context.clock.now().slice(0, 10);
  const target = await context.dialogs.chooseWhereToSave(`site packet ${day}.packet`);
  if (target === null) return ok(null);
  const sealed = await sealPacket(packet, passphrase, store.device.keys(), context.secretCost);
  const written = await saveFile(context.writeFile, target, JSON.stringify(sealed));
  if (!written.ok) return written;
  const { packetId, madeAt: at, madeBy, changeLog } = packet;
  const saved = save(context, { what: 'make-packet', weekStart: null, source: 'file' }, (write) => {
    write.device.made({ packetId, at, byName: madeBy.name, subjects: subjectsOf(packet) });
    // What was saved while the file was being chosen and sealed is not in it.
    const content = { kind: 'packet', packetId, rows: packet.rows.length, upTo: changeLog.id };
    write.note('make-packet', { weekStart: null, content });
  });
  return saved.ok ? ok({ path: target, changes: packet.rows.length }) : saved;
}

/**
 * Whatever was brought in and is not settled yet waits for a choice here, also what would be shown side by side if it were
 * brought in now: it was raised as a choice before the work here arrived at the portal.
 */
const isOpen = (decision: Decision): decision is Extract<Decision, { decision: 'conflict' }> =>
  decision.decision === 'conflict';

function choiceOf(
  context: AccountContext,
  { subject, sides }: Extract<Decision, { decision: 'conflict' }>,
): PacketChoice {
  return {
    subject,
    what: whatOf(context, sides[0]?.row),
    here: hereWords(context, sides[0]?.row),
    sides: sides.map(({ packetId, device, row }) => ({
      packetId,
      words: rowWords(row),
      by: row.changed.name,
      at: row.changed.at,
      device: device.name,
    })),
  };
}
