// What was said to be saved is there after the process was killed; a folder that may not be written is left alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../src-main/store/open.ts';
import { openRequest, storeWithProvider, weekStart } from '../fixtures.ts';

function closedStore() {
  const request = openRequest();
  storeWithProvider(request).close();
  return { ...request, create: false };
}

const script = path.join(import.meta.dirname, 'other-process.ts');

test('simulateBatteryDeath: killed right after "saved", nothing is lost', async () => {
  const request = closedStore();
  const child = spawn(process.execPath, [script, request.file, 'edit'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toContain('saved');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const opened = openStore(request);
  if (!opened.ok) throw new Error(opened.problem.code);
  expect(opened.store.actuals.get(weekStart, 'line-1')).toMatchObject({
    actual: { comment: 'Saved before the battery died.' },
    sendState: 'to-send',
  });
  expect(opened.store.changeLog.verify()).toMatchObject({ ok: true, entries: 1 });
  opened.store.close();
}, 20_000);

// Root may write anywhere, so the other process is somebody else. Windows has no such permissions.
test.skipIf(process.platform === 'win32')(
  'a store that may not be written is refused and left as it is',
  async () => {
    const request = closedStore();
    const folder = path.dirname(request.file);
    const before = readFileSync(request.file);
    chmodSync(request.file, 0o444);
    chmodSync(folder, 0o555);
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const child = spawn(process.execPath, [script, request.file, 'open'], {
      ...nobody,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe('store-read-only');
    if (child.exitCode === null) await once(child, 'exit');
    expect(readFileSync(request.file)).toEqual(before);
    chmodSync(folder, 0o755);
  },
  20_000,
);
