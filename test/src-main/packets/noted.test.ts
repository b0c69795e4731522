// What goes along in packets beside the work: that a line is not checked, and which messages were noted as sent.
import { describe, expect, test } from 'vitest';
import { bringInAll } from '../../../src-main/packets/bring-in.ts';
import { gatherPacket } from '../../../src-main/packets/gather.ts';
import { type Packet, packetSchema } from '../../../src-shared/packet/index.ts';
import {
  aisha,
  answerOf,
  ben,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  now,
  storeWithProvider,
  weekStart,
} from '../fixtures.ts';
import { actualRow, packetOf } from './packet-of.ts';

function office() {
  const store = storeWithProvider();
  const context = contextOf(store);
  const bringIn = (packet: Packet) => answerOf(bringInAll(context, packetSchema.parse(packet)));
  return {
    store,
    context,
    calls: handlersOf(context),
    bringIn,
    notChecked: () => store.changeLog.notChecked(weekStart),
  };
}

describe('not checked', () => {
  const unchecked = packetOf([actualRow('line-1', { notChecked: true } as never)]);

  test('a line that nobody checked at the site is not checked at the office', async () => {
    const { bringIn, notChecked, calls } = office();
    bringIn(unchecked);
    expect(notChecked()).toEqual(['line-1']);
    answerOf(await calls['continuing.checked']({ weekStart, lineId: 'line-1' }));
    expect(notChecked()).toEqual([]);
  });

  test('once it was checked, bringing the same in again does not make it unchecked', async () => {
    const { bringIn, notChecked, calls } = office();
    bringIn(unchecked);
    answerOf(await calls['continuing.checked']({ weekStart, lineId: 'line-1' }));
    bringIn({
      ...unchecked,
      packetId: 'packet-2',
      madeAt: '2025-03-09T11:00:00.000Z',
      changeLog: { id: 2, hash: null },
    });
    expect(notChecked()).toEqual([]);
  });

  test('what is checked at the site by a later packet is checked at the office', () => {
    const { bringIn, notChecked } = office();
    bringIn(unchecked);
    const later = { packetId: 'packet-2', madeAt: '2025-03-09T11:00:00.000Z', changeLog: { id: 2, hash: null } };
    bringIn(packetOf([actualRow('line-1')], later));
    expect(notChecked()).toEqual([]);
  });

  test('a line that was recorded at the site is not marked', () => {
    const { bringIn, notChecked } = office();
    bringIn(packetOf([actualRow('line-1')]));
    expect(notChecked()).toEqual([]);
  });

  test('a packet says which of its lines nobody has checked here', () => {
    const { bringIn, context, store } = office();
    edit(store, missedTwo({ lineId: 'line-3', planned: 700, actual: 500, visits: 14, generatedVisits: 14 }));
    bringIn(unchecked);
    const rows = gatherPacket(context)?.rows.flatMap((row) =>
      row.kind === 'actual' ? [[row.lineId, row.notChecked]] : [],
    );
    expect(rows?.sort()).toEqual([
      ['line-1', true],
      ['line-3', undefined],
    ]);
  });
});

describe('messages noted as sent', () => {
  const message = { ssRef: '0012345', topic: 'service-ended' as const, subject: 'Service ended, SS Ref 0012345' };
  const by = { ...ben, at: '2025-03-08T10:00:00.000Z' };

  test('are known at the office with who sent them and when, once, and without their text', async () => {
    const { bringIn, calls } = office();
    bringIn(packetOf([actualRow('line-1')], { messages: [{ ...message, by }] }));
    bringIn(packetOf([actualRow('line-3')], { packetId: 'packet-2', messages: [{ ...message, by }] }));
    expect(answerOf(await calls['message.sent']({ ssRef: message.ssRef })).messages).toEqual([
      { topic: message.topic, subject: message.subject, text: '', by },
    ]);
  });

  test('go along with those that were noted here, as long as they are of this quarter', async () => {
    const { bringIn, calls, context, store } = office();
    edit(store, missedTwo());
    answerOf(await calls['message.note-sent']({ ...message, text: 'Ada Okafor has moved.' }));
    bringIn(
      packetOf([actualRow('line-3')], { messages: [{ ...message, by: { ...by, at: '2024-11-01T10:00:00.000Z' } }] }),
    );
    const packet = gatherPacket(context);
    expect(packet?.messages).toEqual([{ ...message, by: { ...aisha, at: now } }]);
    expect(JSON.stringify(packet)).not.toContain('Ada');
  });
});
