// The provider's own list of people on a real store: previewed, taken, its columns remembered, and what a second list
// changes shown; from a spreadsheet's own format too.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { people as peopleByHand } from '../../../src-main/people/people.ts';
import { peopleList } from '../../../src-main/people/people-list.ts';
import { workbook } from '../../src-shared/people/workbook.ts';
import { answerOf, contextOf, openRequest, storeWithProvider, temporaryFolder } from '../fixtures.ts';

function listOf(store = storeWithProvider(openRequest())) {
  const folder = temporaryFolder();
  let file = '';
  const base = contextOf(store);
  const people = peopleList({ ...base, dialogs: { ...base.dialogs, chooseFile: async () => file } });
  return {
    store,
    people,
    async choose(name: string, content: string | Uint8Array) {
      file = path.join(folder, name);
      writeFileSync(file, content);
      const preview = answerOf(await people.choose());
      if (preview?.outcome !== 'read') throw new Error(JSON.stringify(preview));
      return preview;
    },
  };
}

test('a list is previewed, then taken in one step, and its columns are remembered', async () => {
  const { store, people, choose } = listOf();
  const list =
    'Ref of client,SS Ref,Name,NHS No,Team\nC1,12345,Ada Okafor-Bell,999 000 0018,North\nC2,0099999,Dan Hill,,\n';
  const preview = await choose('people.csv', list);
  expect(preview).toMatchObject({
    read: 2,
    added: [{ ssRef: '0099999' }],
    changed: [{ ssRef: '0012345' }],
    wrong: null,
  });
  expect(preview.withoutLine).toEqual([{ ssRef: '0099999', name: 'Dan Hill' }]);
  // Nothing is written by looking.
  expect(store.people.get('0012345')?.name).toBe('Ada Okafor');
  const mapping = preview.mapping.map((column) =>
    column.heading === 'Team' ? { ...column, field: 'other' as const } : column,
  );
  answerOf(people.map(preview.id, mapping));
  expect(answerOf(people.take(preview.id))).toEqual({ added: 1, changed: 1 });
  expect(store.people.get('0012345')?.name).toBe('Ada Okafor-Bell');
  expect(store.peopleList.known().find(({ ssRef }) => ssRef === '0012345')?.other).toEqual([
    { heading: 'Team', text: 'North' },
  ]);

  // The same list again: nothing to change, and "Team" needs no second choice.
  const again = await choose('people.csv', list);
  expect(again).toMatchObject({ added: [], changed: [], unchanged: 2 });
  expect(again.mapping.find(({ heading }) => heading === 'Team')?.field).toBe('other');
});

test('a list that has a duplicate again, which was made one here, asks to take it as the one that was kept', async () => {
  const { store, people, choose } = listOf();
  const list =
    'SS Ref,Name,Address\n0099999,Dan Hill,\n0088888,D Hill,1 Mill Lane\n0077777,Eve Bell,\n0012345,Ada Okafor,\n';
  answerOf(people.take((await choose('people.csv', list)).id));
  const byHand = peopleByHand(contextOf(store));
  answerOf(byHand.merge({ keep: '0099999', other: '0088888' }));
  const eve = { ssRef: '0077778', name: 'Eve Bell', nhsNumber: '', address: '' };
  answerOf(byHand.edit({ ssRef: '0077777', person: eve }));

  const again = await choose('people.csv', list);
  expect(again.pairs).toEqual([
    { row: 3, written: '0088888', name: 'D Hill', ssRef: '0099999', former: true },
    { row: 4, written: '0077777', name: 'Eve Bell', ssRef: '0077778', former: true },
  ]);
  people.pair(again.id, 3, '0099999');
  const paired = answerOf(people.pair(again.id, 4, '0077778'));
  if (paired.outcome !== 'read') throw new Error('the list is read');
  expect(paired).toMatchObject({ added: [], changed: [], pairs: [] });
  expect(paired.warnings.map(({ sentence }) => sentence)).toEqual([
    'Taken as SS Ref 0099999, which row 2 has: only what that row leaves blank.',
  ]);
  answerOf(people.take(again.id));
  const known = store.peopleList.known().map(({ ssRef, name }) => `${ssRef} ${name}`);
  expect(known.filter((one) => /Hill|Eve/.test(one))).toEqual(['0099999 Dan Hill', '0077778 Eve Bell']);
});

test('two rows that are taken as one person are one where they agree, and refused where they do not', async () => {
  const { people, choose } = listOf();
  const pairBoth = async (second: string) => {
    const preview = await choose('people.csv', `SS Ref,Name\n0012354,Ada Okafor\n0012346,${second}\n`);
    people.pair(preview.id, 2, '0012345');
    const paired = answerOf(people.pair(preview.id, 3, '0012345'));
    if (paired.outcome !== 'read') throw new Error('the list is read');
    return paired;
  };
  expect(await pairBoth('"Okafor, Ada"')).toMatchObject({ added: [], rejected: [], unchanged: 1 });
  expect((await pairBoth('Bert Nowak')).rejected.map(({ row }) => row)).toEqual([2, 3]);
});

test('a workbook is read like a list, and a wrong NHS number is left out with a word', async () => {
  const { choose } = listOf();
  const preview = await choose(
    'people.xlsx',
    workbook([
      ['SS Ref', 'Name', 'NHS number'],
      ['0012345', 'Ada Okafor', '9990000019'],
    ]),
  );
  expect(preview).toMatchObject({ read: 1, unchanged: 1 });
  expect(preview.warnings[0]?.sentence).toMatch(/^NHS number left out/);
});

test('who was erased stays out of a list that goes on naming them, and their row says so', async () => {
  const { store, choose } = listOf();
  store.erasing.erase({ ssRef: '0012401', by: { id: 'u', name: 'U' }, why: 'asked' });
  const preview = await choose('people.csv', 'SS Ref,Name\n0012401,Cora Singh\n0099999,Dan Hill\n');
  expect(preview.added).toEqual([{ ssRef: '0099999', name: 'Dan Hill' }]);
  expect(preview.warnings).toEqual([{ row: 2, sentence: 'This person was erased on this computer, and stays out.' }]);
});
