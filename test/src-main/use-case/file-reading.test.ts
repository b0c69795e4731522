// Files that are read to be brought in, and somebody who stops it in the middle: nothing half known is kept.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { incomingHandlers } from '../../../src-main/incoming/handlers.ts';
import type { ReadSheets } from '../../../src-main/machine/workbook-reader.ts';
import { readChosenFile } from '../../../src-main/use-case/chosen-file.ts';
import { type FileReading, fileReading } from '../../../src-main/use-case/file-reading.ts';
import { readSheets } from '../../workbook-process.ts';
import { inlineRows, xlsx } from '../../workbooks.ts';
import { answerOf, contextOf, storeWithProvider, temporaryFolder } from '../fixtures.ts';

const list = xlsx({
  sheets: [
    {
      name: 'List',
      data: inlineRows([
        ['SS Ref', 'Name'],
        ['0012345', 'Ada Okafor'],
      ]),
    },
  ],
});

/** Reads for real, and is stopped while it reads the file of this number, from 1. */
function stoppedAt(which: number): { reading: FileReading; told: unknown[]; begun: () => number } {
  const told: unknown[] = [];
  let begun = 0;
  const read: ReadSheets = (file, stop) => {
    begun += 1;
    const answer = readSheets(file, stop);
    if (begun === which) reading.stop();
    return answer;
  };
  const reading = fileReading(read, (one) => void told.push(one));
  return { reading, told, begun: () => begun };
}

describe('stopped while a file is read', () => {
  test('one alone says so, and the next is read as ever', async () => {
    const file = path.join(temporaryFolder(), 'list.xlsx');
    writeFileSync(file, list);
    const { reading, told } = stoppedAt(1);
    const read = () => readChosenFile(reading, file, { is: 'a list', action: '' });
    expect(await read()).toMatchObject({
      ok: false,
      problem: { sentence: 'Reading this file was stopped. Nothing was changed.' },
    });
    expect(await read()).toMatchObject({ ok: true });
    expect(told).toEqual([{ done: 0, of: 1 }, null, { done: 0, of: 1 }, null]);
  });

  test('several: those read before are kept, that one and those after it are not', async () => {
    const { reading, told, begun } = stoppedAt(2);
    const context = { ...contextOf(storeWithProvider()), reading, readSheets: reading.readSheets };
    const writtenAt = '2025-03-10T09:00:00.000Z';
    const files = ['a.xlsx', 'b.xlsx', 'c.xlsx'].map((name) => {
      return { name, writtenAt, content: Buffer.from(list).toString('base64') };
    });
    const handlers = incomingHandlers(context);
    const stopped = answerOf(await handlers['incoming.drop']({ files }));
    expect(stopped.map(({ fileName, kind, sentence }) => [fileName, kind, sentence])).toEqual([
      ['a.xlsx', 'people', expect.any(String)],
      ['b.xlsx', 'unknown', 'Not read: stopped. Nothing was changed.'],
      ['c.xlsx', 'unknown', 'Not read: stopped. Nothing was changed.'],
    ]);
    expect(begun()).toBe(2);
    expect(told).toEqual([{ done: 0, of: 3 }, { done: 1, of: 3 }, null]);
    const all = answerOf(await handlers['incoming.drop']({ files }));
    expect(all.map(({ fileName, kind }) => [fileName, kind])).toEqual([
      ['a.xlsx', 'people'],
      ['b.xlsx', 'people'],
      ['c.xlsx', 'people'],
    ]);
  });

  test('others that were chosen meanwhile wait, are told of, and are read; each is stopped for itself', async () => {
    const { reading, told, begun } = stoppedAt(2);
    const read = (name: string) => async (file: Uint8Array, readSheets: ReadSheets) => ({
      name,
      ok: (await readSheets(file)).ok,
    });
    const [first, second, alone] = await Promise.all([
      reading.each([list, list, list], read('first')),
      reading.each([list, list], read('second')),
      reading.readSheets(list),
    ]);
    expect(first).toEqual([{ name: 'first', ok: true }, null, null]);
    expect(second).toEqual([
      { name: 'second', ok: true },
      { name: 'second', ok: true },
    ]);
    expect(alone.ok).toBe(true);
    expect(begun()).toBe(5);
    const of = (one: unknown) => JSON.stringify(one);
    expect(told.map(of)).toEqual(
      [
        { done: 0, of: 3 },
        { done: 1, of: 3 },
        null,
        { done: 0, of: 2 },
        { done: 1, of: 2 },
        null,
        { done: 0, of: 1 },
        null,
      ].map(of),
    );
  });

  test('one that fails keeps nobody behind it waiting', async () => {
    const { reading } = stoppedAt(0);
    const failing = reading.each(['a'], () => Promise.reject(new Error('broken')));
    const next = reading.each(['b'], async (one) => one);
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toEqual(['b']);
  });

  test('with nothing being read, stopping stops nothing', async () => {
    const { reading } = stoppedAt(0);
    reading.stop();
    expect(await reading.each(['a'], async (one) => one)).toEqual(['a']);
  });
});
