// What was said of SS Refs that are nearly the same is known to the next list, here and where a packet brings it, and can be
// taken back.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { gatherPacket } from '../../../src-main/packets/gather.ts';
import { nearMissAnswers } from '../../../src-main/people/near-miss-answers.ts';
import { peopleList } from '../../../src-main/people/people-list.ts';
import type { AppResult } from '../../../src-shared/app-api/index.ts';
import type { ListPreview } from '../../../src-shared/app-api/people.ts';
import {
  aisha,
  answerOf,
  contextOf,
  edit,
  missedTwo,
  openedStore,
  openRequest,
  storeWithProvider,
  temporaryFolder,
} from '../fixtures.ts';
import { actualRow, packetOf } from '../packets/packet-of.ts';

// Ada Okafor is planned as 0012345.
const slip = 'SS Ref,Name\n0012354,Ada Okafor\n';

function desk(store = storeWithProvider(openRequest())) {
  const file = path.join(temporaryFolder(), 'people.csv');
  const base = contextOf(store);
  const people = peopleList({ ...base, dialogs: { ...base.dialogs, chooseFile: async () => file } });
  return {
    store,
    people,
    context: base,
    async choose(content: string) {
      writeFileSync(file, content);
      return shown(await people.choose());
    },
  };
}

function shown(result: AppResult<ListPreview | null>) {
  const preview = answerOf(result);
  if (preview?.outcome !== 'read') throw new Error(JSON.stringify(preview));
  const { id, pairs, paired, apart, withoutLine } = preview;
  return { id, preview, pairs: pairs.length, paired, apart: apart.length, withoutLine: withoutLine.length };
}

const asked = { pairs: 1, paired: [], apart: 0, withoutLine: 1 };
const one = { pairs: 0, paired: [{ row: 2, ssRef: '0012345' }], apart: 0, withoutLine: 0 };
const two = { pairs: 0, paired: [], apart: 1, withoutLine: 1 };

test('that they are one person is known to the next list, also where this one is not taken', async () => {
  const { people, choose } = desk();
  const first = await choose(slip);
  expect(first).toMatchObject(asked);
  expect(shown(people.pair(first.id, 2, '0012345'))).toMatchObject(one);
  expect(await choose(slip)).toMatchObject(one);
  // Another row, as another list has it.
  expect(await choose('SS Ref,Name\n0012346,Bo Lee\n0012354,"Okafor, Ada"\n')).toMatchObject({
    paired: [{ row: 3, ssRef: '0012345' }],
  });
});

test('that they are two people is known to the next list', async () => {
  const { people, choose } = desk();
  const first = await choose(slip);
  expect(shown(people.apart(first.id, 2, { ssRef: '0012345', apart: true }))).toMatchObject(two);
  expect(await choose(slip)).toMatchObject(two);
});

test('an answer can be taken back, now and at a later list', async () => {
  const { people, choose } = desk();
  const first = await choose(slip);
  people.pair(first.id, 2, '0012345');
  expect(shown(people.pair(first.id, 2, null))).toMatchObject(asked);
  expect(await choose(slip)).toMatchObject(asked);
  people.apart((await choose(slip)).id, 2, { ssRef: '0012345', apart: true });
  const later = await choose(slip);
  expect(shown(people.apart(later.id, 2, { ssRef: '0012345', apart: false }))).toMatchObject(asked);
  people.pair(later.id, 2, '0012345');
  const last = await choose(slip);
  expect(last).toMatchObject(one);
  expect(shown(people.pair(last.id, 2, null))).toMatchObject(asked);
  expect(await choose(slip)).toMatchObject(asked);
});

test('it is asked again where the list calls somebody else so', async () => {
  const { people, choose } = desk();
  people.pair((await choose(slip)).id, 2, '0012345');
  expect(await choose('SS Ref,Name\n0012354,Bert Nowak\n')).toMatchObject(asked);
  // Ada Okafor and Okafor Ada may be two people, as James Thomas and Thomas James are.
  expect(await choose('SS Ref,Name\n0012354,Okafor Ada\n')).toMatchObject(asked);
  expect(await choose('SS Ref,Name\n0012354,"OKAFOR,  ada"\n')).toMatchObject(one);
});

test('it is asked again where a row has no name', async () => {
  const { people, choose } = desk();
  people.pair((await choose(slip)).id, 2, '0012345');
  expect(await choose('SS Ref,Name,Phone\n0012354,,0113 496 0000\n')).toMatchObject(asked);
});

test('it travels in a packet with unsent work, and names nobody there', async () => {
  const site = desk();
  edit(site.store, missedTwo({ lineId: 'line-1' }));
  site.people.pair((await site.choose(slip)).id, 2, '0012345');
  const packet = gatherPacket(site.context);
  expect(packet?.nearMisses).toMatchObject([{ written: '0012354', ssRef: '0012345', is: 'one' }]);
  expect(JSON.stringify(packet?.nearMisses)).not.toContain('Ada');

  const office = desk();
  const brought = packetOf([actualRow('line-1')], { nearMisses: packet?.nearMisses ?? [] });
  office.store.command({ what: 'bring-in', by: aisha, source: 'file' }, (write) => {
    write.device.packet(brought, { ...aisha, at: '2025-03-10T09:00:00.000Z' });
    write.note('bring-in', { weekStart: null, content: {} });
  });
  const list = await office.choose(slip);
  expect(list).toMatchObject(one);
  // What is said here later holds, and is passed on in its turn.
  expect(shown(office.people.pair(list.id, 2, null))).toMatchObject(asked);
  edit(office.store, missedTwo({ lineId: 'line-1' }));
  expect(gatherPacket(office.context)?.nearMisses).toMatchObject([{ is: 'open' }]);
});

test('it is in the store’s file, and so in each of its backups', async () => {
  const request = openRequest();
  const { store, people, choose } = desk(storeWithProvider(request));
  people.pair((await choose(slip)).id, 2, '0012345');
  store.close();
  expect(nearMissAnswers(openedStore(request))).toMatchObject([{ written: '0012354', is: 'one' }]);
});
