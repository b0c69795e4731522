// A kill in the middle of erasing somebody: either nothing of it was done, or it is finished at the next start.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../../src-main/store/open.ts';
import { openRequest, storeWithProvider } from '../fixtures.ts';
import { dump, filesIn, found, pagesOf, plant, planted, sentinels } from './planted-person.ts';

/** Erases in another process, and kills it. @param after what is waited for, and milliseconds from then on */
async function killedErasing(until: 'rows' | 'all', after: { says: string; millis: number }) {
  const request = openRequest();
  const store = storeWithProvider(request);
  plant(store);
  store.backup();
  store.close();
  const script = path.join(import.meta.dirname, 'erasing-process.ts');
  const child = spawn(process.execPath, [script, request.file, until], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const text of child.stdout) if (String(text).includes(after.says)) break;
  await setTimeout(after.millis);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  return request;
}

test.each([
  ['once the rows are erased', 'rows', { says: 'erased', millis: 0 }],
  ['as it begins', 'all', { says: 'begins', millis: 0 }],
  ['a little later', 'all', { says: 'begins', millis: 60 }],
  ['later still', 'all', { says: 'begins', millis: 200 }],
] as const)(
  'killed %s: all of them is there, or nothing is, in no copy either',
  async (when, until, after) => {
    const request = await killedErasing(until, after);
    const opened = openStore({ ...request, create: false, clock: { now: () => '2025-03-10T11:00:00.000Z' } });
    if (!opened.ok) throw new Error(opened.problem.code);
    const { store } = opened;
    const isThere = store.people.get(planted.ssRef) !== null;
    expect(store.changeLog.verify()).toMatchObject({ ok: true });
    expect(store.erasures.all().map(({ isDone }) => isDone)).toEqual(isThere ? [] : [true]);
    store.close();
    if (until === 'rows') expect([when, isThere]).toEqual([when, false]);
    const text = Buffer.from(dump(request));
    if (isThere) return expect(found(text, sentinels)).toEqual(sentinels);
    expect(found(text, sentinels)).toEqual([]);
    const folder = path.dirname(request.file);
    for (const name of readdirSync(request.backupFolder)) {
      expect(found(pagesOf(path.join(request.backupFolder, name), request.key, folder), sentinels)).toEqual([]);
    }
    for (const file of filesIn(folder)) expect([file, found(readFileSync(file), sentinels)]).toEqual([file, []]);
  },
  60_000,
);
