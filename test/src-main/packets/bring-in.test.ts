// Site packets on real stores: what one computer recorded and did not send is brought in on another, in whatever order the
// packets come and however often.
import { linkSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bringInAll } from '../../../src-main/packets/bring-in.ts';
import { deviceId } from '../../../src-main/packets/gather.ts';
import { sealPacket } from '../../../src-main/packets/seal.ts';
import type { Packet, PacketRow } from '../../../src-shared/packet/index.ts';
import type { Dispute } from '../../../src-shared/portal-api/index.ts';
import {
  answerOf,
  ben,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  now,
  receipt,
  record,
  storeWithProvider,
  temporaryFolder,
  week,
  weekStart,
} from '../fixtures.ts';
import { actualRow, changed, packetOf, visitsOf } from './packet-of.ts';

const passphrase = 'maple ferry stone lantern';
const dispute: Dispute = {
  id: 'dispute-1',
  weekStart,
  lineId: 'line-3',
  state: 'open',
  messages: [{ id: 'm-1', from: 'council', by: { id: 'council', name: 'The council', at: now }, text: 'Why?' }],
};

function office() {
  const store = storeWithProvider();
  store.sync.applyChanges([{ kind: 'dispute', dispute }], 'cursor-2');
  const folder = temporaryFolder();
  const file = path.join(folder, 'site.packet');
  const context = contextOf(store, { choose: file });
  const calls = handlersOf(context);
  return {
    store,
    context,
    file,
    calls,
    async preview(packet: Packet) {
      writeFileSync(file, JSON.stringify(await sealPacket(packet, passphrase, store.device.keys())));
      return answerOf(await calls['rescue.choose']({ passphrase }));
    },
    async bringIn(packet: Packet) {
      writeFileSync(file, JSON.stringify(await sealPacket(packet, passphrase, store.device.keys())));
      const preview = await calls['rescue.choose']({ passphrase });
      if (!preview.ok || preview.value === null) return preview;
      return calls['rescue.apply']({ id: preview.value.id });
    },
  };
}

test('a packet of which something was left does not add the answers to disputes again', async () => {
  const { store, bringIn } = office();
  edit(store, missedTwo({ lineId: 'line-1', comment: 'Our own words.' }));
  const answer: PacketRow = {
    kind: 'dispute-message',
    rowId: 'row answer',
    disputeId: 'dispute-1',
    text: 'Away.',
    changed,
  };
  const packet = packetOf([actualRow('line-1'), answer]);
  answerOf(await bringIn(packet));
  await bringIn(packet);
  expect(store.outbox.unsent().filter(({ kind }) => kind === 'dispute-message')).toHaveLength(1);
});

test('brought in twice it is known, with when and by whom, and nothing happens twice', async () => {
  const { store, bringIn } = office();
  expect(answerOf(await bringIn(packetOf([actualRow('line-1')])))).toEqual({ taken: 1, conflicts: 0, choices: 0 });
  expect(await bringIn(packetOf([actualRow('line-1')]))).toMatchObject({
    ok: false,
    problem: {
      code: 'merged-before',
      sentence: expect.stringMatching(/already merged here, on Monday 10 March .* by Aisha/),
    },
  });
  expect(store.outbox.counts()).toMatchObject({ toSend: 1 });
});

test('of another provider, or made on this very computer, it is refused', async () => {
  const { store, bringIn } = office();
  const other = packetOf([actualRow('line-1')], { provider: { id: 'p-2', name: 'Other Care' } });
  expect(await bringIn(other)).toMatchObject({ problem: { code: 'another-provider' } });
  const own = packetOf([actualRow('line-1')], { device: { id: deviceId(store), name: 'Laptop 1' } });
  expect(await bringIn(own)).toMatchObject({ problem: { code: 'own-device' } });
  expect(store.outbox.counts()).toMatchObject({ toSend: 0 });
});

test('late: the payment is processed, or somebody confirmed the week meanwhile', async () => {
  const { store, preview } = office();
  store.sync.applyChanges([{ kind: 'receipt', receipt: receipt() }], 'cursor-3');
  expect(await preview(packetOf([actualRow('line-1')]))).toMatchObject({
    taken: 1,
    notes: [expect.stringContaining('is confirmed. Bringing this in changes it')],
  });
  const services = [{ service: 'Home Support', state: 'open' as const, receiptId: null }];
  store.sync.applyChanges([{ kind: 'week', week: week({ status: 'payment-processed', services }) }], 'cursor-4');
  expect(await preview(packetOf([actualRow('line-1')]))).toMatchObject({
    taken: 0,
    left: [
      {
        what: expect.stringContaining('Home Support, week'),
        sentence: expect.stringContaining('ask the council to correct it'),
      },
    ],
    notes: [expect.stringContaining('Late: 1 line is')],
  });
});

test('own work on the same line stays, and a person chooses', async () => {
  const { store, calls, bringIn } = office();
  edit(store, missedTwo({ lineId: 'line-1', comment: 'Our own words.' }));
  expect(answerOf(await bringIn(packetOf([actualRow('line-1'), actualRow('line-2')])))).toMatchObject({
    taken: 1,
    choices: 1,
  });
  const { choices } = answerOf(await calls['packet.look']({}));
  expect(choices).toMatchObject([
    { here: expect.stringContaining('Our own words.'), sides: [{ by: 'Ben Moss', device: 'Site laptop' }] },
  ]);
  const [choice] = choices;
  answerOf(await calls['packet.choose']({ subject: choice?.subject ?? '', packetId: 'packet-1' }));
  expect(store.actuals.get(weekStart, 'line-1')?.actual.comment).toBe('Refused entry on Tuesday.');
  expect(answerOf(await calls['packet.look']({})).choices).toEqual([]);
});

test('a choice is still to be seen, and to be made, when the work here has arrived at the portal meanwhile', async () => {
  const { store, calls, bringIn } = office();
  edit(store, missedTwo({ lineId: 'line-1', comment: 'Our own words.' }));
  const batch = store.outbox.takeBatch({ now, limit: 10, newKey: () => 'key-1' });
  await bringIn(packetOf([actualRow('line-1')]));
  store.outbox.settle(
    'key-1',
    (batch?.rows ?? []).map(({ id }) => ({ id, outcome: 'accepted', version: 2 })),
  );
  const { choices } = answerOf(await calls['packet.look']({}));
  expect(choices).toMatchObject([{ here: expect.stringContaining('Our own words.'), sides: [{ by: 'Ben Moss' }] }]);
  answerOf(await calls['packet.choose']({ subject: `actual:${weekStart}:line-1`, packetId: 'packet-1' }));
  expect(store.actuals.get(weekStart, 'line-1')?.actual.comment).toBe('Refused entry on Tuesday.');
  expect(store.outbox.counts()).toMatchObject({ toSend: 1 });
  expect(answerOf(await calls['packet.look']({})).choices).toEqual([]);
});

test('what stays as it is here is not asked again', async () => {
  const { store, calls, bringIn } = office();
  edit(store, missedTwo({ lineId: 'line-1', comment: 'Our own words.' }));
  await bringIn(packetOf([actualRow('line-1')]));
  answerOf(await calls['packet.choose']({ subject: `actual:${weekStart}:line-1`, packetId: null }));
  await bringIn(packetOf([actualRow('line-2')], { packetId: 'packet-2', changeLog: { id: 2, hash: null } }));
  expect(answerOf(await calls['packet.look']({})).choices).toEqual([]);
  expect(store.actuals.get(weekStart, 'line-1')?.actual.comment).toBe('Our own words.');
});

test('a record that the portal changed after it was sent is not raised again by an old packet', async () => {
  const { store, calls, bringIn } = office();
  await bringIn(packetOf([actualRow('line-1')]));
  const newer = record({ version: 5, actual: missedTwo({ lineId: 'line-1', comment: 'Put right by Cora.' }) });
  const batch = store.outbox.takeBatch({ now, limit: 10, newKey: () => 'key-1' });
  store.outbox.settle(
    'key-1',
    (batch?.rows ?? []).map(({ id }) => ({ id, outcome: 'accepted', version: 2 })),
  );
  store.sync.applyChanges([{ kind: 'actual', record: newer }], 'cursor-3');
  await bringIn(packetOf([actualRow('line-2')], { packetId: 'packet-2', changeLog: { id: 2, hash: null } }));
  expect(answerOf(await calls['packet.look']({}))).toMatchObject({ choices: [], waiting: [], canTake: 0 });
  expect(store.actuals.get(weekStart, 'line-1')?.actual.comment).toBe('Put right by Cora.');
});

test('two sites that say different things of a line: neither stands before somebody chose, in either order', async () => {
  const ours = packetOf([actualRow('line-1')]);
  const theirs = packetOf([actualRow('line-1', { actual: missedTwo({ comment: 'In hospital.' }) })], {
    packetId: 'packet-2',
    device: { id: 'other-laptop', name: 'Other laptop' },
  });
  const states = [];
  for (const order of [
    [ours, theirs],
    [theirs, ours],
  ]) {
    const { store, calls, bringIn } = office();
    for (const packet of order) await bringIn(packet);
    expect(store.outbox.counts()).toMatchObject({ toSend: 0 });
    states.push(answerOf(await calls['packet.look']({})).choices);
  }
  expect(states[0]).toEqual(states[1]);
  expect(states[0]?.[0]?.sides).toHaveLength(2);
});

test('work that its person took back since is taken back here too', async () => {
  const { store, bringIn } = office();
  await bringIn(packetOf([actualRow('line-1')]));
  const withdrawn: PacketRow = { kind: 'withdrawn', rowId: 'w', subject: `actual:${weekStart}:line-1`, changed };
  const next = { packetId: 'packet-2', changeLog: { id: 2, hash: null }, madeAt: '2025-03-09T11:00:00.000Z' };
  answerOf(await bringIn(packetOf([withdrawn], next)));
  expect(store.actuals.get(weekStart, 'line-1')?.actual.missed).toBe(0);
  expect(store.outbox.counts()).toMatchObject({ toSend: 0 });
});

test('what one computer recorded and did not send is made into a packet, and stands on another', async () => {
  const site = office();
  edit(site.store, missedTwo({ lineId: 'line-2', planned: 3500, actual: 3300, ...visitsOf('line-2') }));
  const stay = { id: 's-1', ssRef: '0012401', admitted: '2025-03-06', discharged: null, told: null, approval: null };
  site.store.command({ what: 'save-stay', by: ben, source: 'typed' }, (write) =>
    write.care('stay', 's-1', { kind: 'stay', id: 's-1', value: stay }),
  );
  site.context.dialogs.chooseWhereToSave = async () => site.file;
  expect(answerOf(await site.calls['packet.make']({ passphrase }))).toEqual({ path: site.file, changes: 2 });

  const there = office();
  there.context.dialogs.chooseFile = async () => site.file;
  const preview = answerOf(await there.calls['rescue.choose']({ passphrase }));
  expect(preview).toMatchObject({ taken: 2, conflicts: 0, choices: 0, left: [], notes: [] });
  expect(preview?.changes).toMatchObject([
    {
      what: expect.stringContaining('Supported Living, week 3'),
      outcome: 'taken',
      fields: [
        { field: 'Actual', from: '35.00', to: '33.00' },
        { field: 'Missed', from: '0.00', to: '2.00' },
        { field: 'Reasons', from: '', to: expect.stringContaining('2.00 missed') },
        { field: 'Comment', from: '', to: expect.stringMatching(/./) },
      ],
    },
    { outcome: 'taken', fields: expect.arrayContaining([{ field: 'Admitted', from: '', to: expect.any(String) }]) },
  ]);
  answerOf(await there.calls['rescue.apply']({ id: preview?.id ?? '' }));
  expect(there.store.actuals.get(weekStart, 'line-2')).toMatchObject({ actual: { missed: 200 }, sendState: 'to-send' });
  expect(there.store.care.stays()).toMatchObject([{ id: 's-1' }]);

  // Undone at the site and passed on again: the office takes it back.
  site.store.undo.undo(ben);
  answerOf(await site.calls['packet.make']({ passphrase }));
  const again = answerOf(await there.calls['rescue.choose']({ passphrase }));
  expect(again?.changes).toMatchObject([
    { fields: expect.arrayContaining([{ field: 'Missed', from: '2.00', to: '0.00' }]) },
  ]);
  answerOf(await there.calls['rescue.apply']({ id: again?.id ?? '' }));
  expect(there.store.actuals.get(weekStart, 'line-2')?.actual.missed).toBe(0);
});

test('a packet takes the place of an earlier file only once it is whole', async () => {
  const site = office();
  edit(site.store, missedTwo({ lineId: 'line-2', planned: 3500, actual: 3300, ...visitsOf('line-2') }));
  writeFileSync(site.file, 'the packet of yesterday');
  // Another name of the same bytes on the disk: it shows whether they were overwritten in place.
  const yesterday = `${site.file}.yesterday`;
  linkSync(site.file, yesterday);
  site.context.dialogs.chooseWhereToSave = async () => site.file;
  answerOf(await site.calls['packet.make']({ passphrase }));
  expect(readFileSync(yesterday, 'utf8')).toBe('the packet of yesterday');
});

function recorded(lineId: string, comment: string): PacketRow {
  const row = actualRow(lineId);
  return row.kind === 'actual' ? { ...row, actual: { ...row.actual, comment } } : row;
}

const contents = ['Refused entry on Tuesday.', 'In hospital.', 'Away with family.'];
const anyPacket = fc.record({
  from: fc.constantFrom('site-laptop', 'other-laptop'),
  lines: fc.uniqueArray(
    fc.record({ lineId: fc.constantFrom('line-1', 'line-2', 'line-3'), comment: fc.constantFrom(...contents) }),
    { minLength: 1, maxLength: 3, selector: ({ lineId }) => lineId },
  ),
});

test('merged twice equals once, and the order of merging never matters', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyPacket, { minLength: 2, maxLength: 4 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      async (made, swaps) => {
        const packets = made.map(({ from, lines }, index) =>
          packetOf(
            lines.map(({ lineId, comment }) => recorded(lineId, comment)),
            {
              packetId: `packet-${index}`,
              device: { id: from, name: from },
              changeLog: { id: index + 1, hash: null },
              madeAt: `2025-03-09T10:0${index}:00.000Z`,
            },
          ),
        );
        const shuffled = [...packets];
        for (const [index, swap] of swaps.entries()) {
          const [a, b] = [index % shuffled.length, swap % shuffled.length];
          [shuffled[a], shuffled[b]] = [shuffled[b] as Packet, shuffled[a] as Packet];
        }
        const once = await stateAfter(packets);
        expect(await stateAfter([...packets, ...packets])).toEqual(once);
        expect(await stateAfter(shuffled)).toEqual(once);
      },
    ),
    { numRuns: 20 },
  );
}, 120_000);

async function stateAfter(packets: readonly Packet[]) {
  const { store, context, calls } = office();
  for (const packet of packets) answerOf(bringInAll(context, packet));
  const { choices } = answerOf(await calls['packet.look']({}));
  const sends = store.outbox.unsent().map(({ subject, body }) => JSON.stringify([subject, body]));
  store.close();
  return { choices, sends: sends.sort() };
}

test('what a packet says of somebody who was erased here stays out, is said, and is not kept with the packet', async () => {
  const at = office();
  at.store.erasing.erase({ ssRef: '0012399', by: ben, why: 'asked' });
  const rows = [actualRow('line-1'), actualRow('line-2')];
  const preview = await at.preview(packetOf(rows));
  expect(preview?.notes).toContain('One change to somebody who was erased on this computer stays out.');
  expect(preview?.changes.map(({ subject }) => subject)).toEqual([`actual:${weekStart}:line-1`]);
  answerOf(await at.calls['rescue.apply']({ id: preview?.id ?? '' }));
  expect(at.store.device.packets()[0]?.packet.rows).toHaveLength(1);
});
