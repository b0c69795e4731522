// The provider's own list of people on a real store: previewed, taken, its columns remembered, and what a second list
// changes shown; from a spreadsheet's own format too.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
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
