// The reader's own process, as the app starts it: what it reads, and the sentence when a limit ends it.
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { workbookReader } from '../../../src-main/machine/workbook-reader.ts';
import { readChosenFile } from '../../../src-main/use-case/chosen-file.ts';
import { readSheets, startWorkbookProcess } from '../../workbook-process.ts';
import { inlineRows, xlsx, zipOf } from '../../workbooks.ts';
import { temporaryFolder } from '../fixtures.ts';
import { setTimer } from '../timers.ts';

function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

const list = inlineRows([
  ['SS Ref', 'Name'],
  ['0012345', 'Ada Okafor'],
]);

test('reads a workbook by its path', async () => {
  const read = await readSheets(fileOf('list.xlsx', xlsx({ sheets: [{ name: 'List', data: list }] })));
  expect(read).toMatchObject({
    ok: true,
    sheets: [
      {
        name: 'List',
        rows: [
          ['SS Ref', 'Name'],
          ['0012345', 'Ada Okafor'],
        ],
      },
    ],
  });
});

test('a web table saved as .xls is a sheet, a log-in page a sentence', async () => {
  const table = '<table><tr><td>SS Ref<td>Name</tr><tr><td>0012345<td>Ada</tr></table>';
  expect(await readSheets(fileOf('list.xls', table))).toMatchObject({
    sheets: [
      {
        rows: [
          ['SS Ref', 'Name'],
          ['0012345', 'Ada'],
        ],
      },
    ],
  });
  const page = '<html><form><input type="password"></form></html>';
  expect(await readSheets(fileOf('list.xls', page))).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/log-in/),
  });
});

test('a process that takes too long is ended, with a sentence', async () => {
  let stopped = 0;
  const silent = workbookReader({
    start: () => ({
      send: () => undefined,
      onMessage: (listener) => listener({ kind: 'ready' }),
      onExit: () => undefined,
      stop: () => {
        stopped += 1;
      },
    }),
    setTimer: (_, then) => setTimer(0, then),
  });
  expect(await silent('any')).toMatchObject({ ok: false, sentence: expect.stringMatching(/more than 5 seconds/) });
  expect(stopped).toBe(1);
});

test('a process is ended once somebody stops the reading, and none is begun after that', async () => {
  const stop = new AbortController();
  let begun = 0;
  let ended = 0;
  const silent = workbookReader({
    start: () => {
      begun += 1;
      return {
        send: () => stop.abort(),
        onMessage: (listener) => listener({ kind: 'ready' }),
        onExit: () => undefined,
        stop: () => {
          ended += 1;
        },
      };
    },
    setTimer: () => () => undefined,
  });
  const stopped = { ok: false, sentence: 'Reading this file was stopped. Nothing was changed.' };
  expect(await silent('any', stop.signal)).toMatchObject(stopped);
  expect(await silent('another', stop.signal)).toMatchObject(stopped);
  expect([begun, ended]).toEqual([1, 1]);
});

test('a process that runs out of memory ends by itself, and the app goes on', async () => {
  const small = workbookReader({ start: () => startWorkbookProcess(undefined, 24), setTimer, millis: 60_000 });
  const data = inlineRows(
    Array.from({ length: 90_000 }, (_, row) => Array.from({ length: 5 }, (_, column) => `Somebody ${row} ${column}`)),
  );
  const read = await small(fileOf('large.xlsx', xlsx({ sheets: [{ name: 'List', data }] })));
  expect(read).toMatchObject({ ok: false, sentence: expect.stringMatching(/more memory/) });
});

test('a program that is not there is a sentence', async () => {
  const missing = workbookReader({ start: () => startWorkbookProcess('/nowhere.js'), setTimer });
  expect(await missing('any')).toMatchObject({ ok: false, sentence: expect.stringMatching(/did not start/) });
});

test('an archive that is too much is a sentence of the limit', async () => {
  const bomb = zipOf({ 'xl/workbook.xml': Buffer.alloc(210 * 1024 * 1024, ' ') });
  expect(bomb.length).toBeLessThan(400_000);
  expect(await readSheets(fileOf('bomb.xlsx', bomb))).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/unpacks to far more/),
  });
});

test('a file of 500 MB is refused by its size, unread', async () => {
  const file = fileOf('huge.csv', 'SS Ref,Name\n');
  truncateSync(file, 500_000_000);
  expect(await readChosenFile({ readSheets }, file, { is: 'a list', action: '' })).toMatchObject({
    ok: false,
    problem: { sentence: expect.stringMatching(/too large to be a list/) },
  });
});
