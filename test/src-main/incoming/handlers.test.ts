// Several files at once: each is known by its content, whatever its name says, and waits for the call that it belongs to.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { incomingHandlers } from '../../../src-main/incoming/handlers.ts';
import { peopleList } from '../../../src-main/people/people-list.ts';
import { fileReading } from '../../../src-main/use-case/file-reading.ts';
import { answerOf, contextOf, openRequest, storeWithProvider, temporaryFolder } from '../fixtures.ts';

const corpus = path.join(import.meta.dirname, '../../corpus/oakwell');

test('a dropped export, a workbook of people and a photo of a cat are each told apart', async () => {
  const context = contextOf(storeWithProvider(openRequest()));
  const dropped = (name: string, bytes: Uint8Array) => ({
    name,
    writtenAt: '2025-11-24T09:00:00.000Z',
    content: Buffer.from(bytes).toString('base64'),
  });
  const files = answerOf(
    await incomingHandlers(context)['incoming.drop']({
      files: [
        dropped('people.csv', readFileSync(path.join(corpus, 'ServiceActuals_all_20251117.csv'))),
        dropped('export.csv', readFileSync(path.join(corpus, 'Client List.xlsx'))),
        dropped('list.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0)),
        { name: 'huge.csv', writtenAt: '2025-11-24T09:00:00.000Z', content: null },
      ],
    }),
  );
  expect(files.map(({ fileName, kind, weekStart }) => [fileName, kind, weekStart])).toEqual([
    ['people.csv', 'export', '2025-11-17'],
    ['export.csv', 'people', null],
    ['list.csv', 'unknown', null],
    ['huge.csv', 'unknown', null],
  ]);
  expect(files[2]?.sentence).toMatch(/picture/);
  expect(files[3]?.sentence).toMatch(/too large/);

  const list = answerOf(await peopleList(context).choose(files[1]?.id));
  expect(list).toMatchObject({ outcome: 'read', fileName: 'export.csv' });
});

test('the same file twice, two weeks in one file, and one bad among good are each told', async () => {
  const context = contextOf(storeWithProvider(openRequest()));
  const dropped = (name: string, text: string) => ({
    name,
    writtenAt: '2025-03-10T09:00:00.000Z',
    content: Buffer.from(text).toString('base64'),
  });
  const headings =
    'Service,Service level,SS Ref,Date,Weekly Actual Quantity,Weekly Frustrated Quantity,Weekly Missed Quantity,Weekly Extra Quantity,Weekly Number Of Visits,Comments';
  const row = (date: string) => `Home Support,Single,0012345,${date},10.00,0.00,0.00,0.00,7,\r\n`;
  const [march3, march10] = [row('2025/03/03'), row('2025/03/10')];
  const files = answerOf(
    await incomingHandlers(context)['incoming.drop']({
      files: [
        dropped('a.csv', `${headings}\r\n${march3}`),
        dropped('b.csv', `${headings}\r\n${march10}`),
        dropped('broken.csv', '%PDF-1.7'),
        dropped('a (1).csv', `${headings}\r\n${march3}`),
        dropped('both.csv', `${headings}\r\n${march3}${march3}${march10}`),
      ],
    }),
  );
  expect(files.map(({ kind, weekStart }) => [kind, weekStart])).toEqual([
    ['export', '2025-03-03'],
    ['export', '2025-03-10'],
    ['unknown', null],
    ['export', '2025-03-03'],
    ['export', '2025-03-03'],
  ]);
  expect(files[3]?.sentence).toContain('It is the same as “a.csv”: bring in one of the two.');
  expect(files[4]?.sentence).toBe(
    'The council’s export of the week 3 to 9 March 2025. It has rows of the week 10 to 16 March 2025 too: bring it in once for each.',
  );
});

test('a list whose letters can be read in two ways is a list all the same', async () => {
  const context = contextOf(storeWithProvider(openRequest()));
  const bytes = Buffer.from('SS Ref,Name\n0012345,Ren\x83 Hill\n', 'latin1');
  const file = { name: 'export.csv', writtenAt: '2025-11-24T09:00:00.000Z', content: bytes.toString('base64') };
  const [found] = answerOf(await incomingHandlers(context)['incoming.drop']({ files: [file] }));
  expect(found?.kind).toBe('people');
});

test('a file that the dialog gives and that is gone since says so, and the others are read', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'people.csv');
  writeFileSync(file, 'SS Ref,Name\n0012345,Ada Okafor\n');
  const base = contextOf(storeWithProvider(openRequest()));
  const context = {
    ...base,
    dialogs: { ...base.dialogs, chooseFiles: async () => [path.join(folder, 'gone.csv'), file] },
  };
  const files = answerOf(await incomingHandlers(context)['incoming.choose']({}));
  expect(files?.map(({ fileName, kind }) => [fileName, kind])).toEqual([
    ['gone.csv', 'unknown'],
    ['people.csv', 'people'],
  ]);
});

test('a file that breaks its reader is answered by itself, and the others are read', async () => {
  const context = contextOf(storeWithProvider(openRequest()));
  const workbook = readFileSync(path.join(corpus, 'Client List.xlsx'));
  const broken = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').length === 8;
  const readSheets: typeof context.readSheets = async (file) => {
    if (typeof file !== 'string' && broken(file)) throw new RangeError('Invalid typed array length');
    return context.readSheets(file);
  };
  const reading = fileReading(readSheets, () => undefined);
  const dropped = (name: string, bytes: Uint8Array) => ({
    name,
    writtenAt: '2025-11-24T09:00:00.000Z',
    content: Buffer.from(bytes).toString('base64'),
  });
  // The beginning of a workbook, and nothing behind it.
  const torn = Uint8Array.of(0x50, 0x4b, 0x03, 0x04);
  const files = answerOf(
    await incomingHandlers({ ...context, reading })['incoming.drop']({
      files: [dropped('torn.xlsx', torn), dropped('people.xlsx', workbook), dropped('torn.xlsx', torn)],
    }),
  );
  expect(files.map(({ fileName, kind }) => [fileName, kind])).toEqual([
    ['torn.xlsx', 'unknown'],
    ['people.xlsx', 'people'],
    ['torn.xlsx', 'unknown'],
  ]);
  expect(files[0]?.sentence).toBe('The file cannot be read.');
});

test('nor does one that breaks what recognises it end the others', async () => {
  const context = contextOf(storeWithProvider(openRequest()));
  let asked = 0;
  const { store } = context;
  const profile = {
    ...store.profile,
    get: () => {
      asked += 1;
      if (asked === 1) throw new RangeError('Maximum call stack size exceeded');
      return store.profile.get();
    },
  };
  const text = (name: string) => ({
    name,
    writtenAt: '2025-11-24T09:00:00.000Z',
    content: btoa('SS Ref,Name\r\n0012345,Ada'),
  });
  const handlers = incomingHandlers({ ...context, store: { ...store, profile } });
  const files = answerOf(await handlers['incoming.drop']({ files: [text('a.csv'), text('b.csv')] }));
  expect(files.map(({ fileName, kind }) => [fileName, kind])).toEqual([
    ['a.csv', 'unknown'],
    ['b.csv', 'people'],
  ]);
});
