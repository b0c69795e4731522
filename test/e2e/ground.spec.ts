// What the app relies on beneath it: one instance, a remembered window, printing, the keyring, the menu's keys, and a
// process of its own for the practice portal. The same specs hold Electron and the stand-in to the same behaviour.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerDialogs, expect, onStandIn, test } from './fixtures/app.ts';
import { withWeek } from './fixtures/coordinator.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

test('a second start gives way to the first, which comes to the front', async ({ launchApp }) => {
  const first = await launchApp();
  await first.electron.evaluate(({ app }) => {
    app.on('second-instance', () => Object.assign(globalThis, { called: true }));
  });
  const cli = path.join(project, 'node_modules', 'electron', 'cli.js');
  const second = spawn(process.execPath, [cli, '--no-sandbox', '.', `--user-data-dir=${first.userData}`], {
    cwd: project,
    stdio: 'ignore',
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect
    .poll(() => first.electron.evaluate(() => (globalThis as unknown as { called?: boolean }).called))
    .toBe(true);
  expect(first.log().filter(({ event }) => event === 'start')).toHaveLength(1);
});

test('the window opens where it was closed', async ({ launchApp }) => {
  const userData = mkdtempSync(path.join(tmpdir(), 'provider-actuals-'));
  const first = await launchApp({ userData });
  const bounds = { x: 40, y: 50, width: 1010, height: 640 };
  const placed = await first.electron.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBounds(wanted);
    return window?.getBounds();
  }, bounds);
  await first.close();
  expect(JSON.parse(readFileSync(path.join(userData, 'window.json'), 'utf8'))).toMatchObject({
    state: { bounds: placed, maximized: false },
  });
  const second = await launchApp({ userData });
  const opened = await second.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(opened).toMatchObject({ width: bounds.width, height: bounds.height });
  await second.close();
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
});

test('the window prints to a PDF', async ({ launchApp }) => {
  const { electron, page } = await launchApp();
  // Before the first screen is drawn there is nothing to print.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const pdf = await electron.evaluate(async ({ BrowserWindow }) => {
    const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4', landscape: true });
    return { start: bytes?.subarray(0, 5).toString('latin1'), length: bytes?.length ?? 0 };
  });
  expect(pdf.start).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(1000);
});

test('a secret survives the keyring, and without one nothing is kept', async ({ launchApp }) => {
  const told = await launchApp();
  const secret = await told.electron.evaluate(async ({ safeStorage }) => {
    const bytes = await safeStorage.encryptStringAsync('a key — ключ');
    return (await safeStorage.decryptStringAsync(bytes)).result;
  });
  expect(secret).toBe('a key — ключ');
  // A person's machine is never told to do without a keyring; the machines that run this have none.
  const untold = await launchApp({ env: { PROVIDER_ACTUALS_PLAIN_TEXT_KEYS: undefined } });
  const available = await untold.electron.evaluate(({ safeStorage }) => safeStorage.isAsyncEncryptionAvailable());
  test.skip(available && !onStandIn, 'this machine has a keyring');
  expect(available).toBe(false);
});

test('the clock starts where a spec says', async ({ launchApp }) => {
  const app = await launchApp({ now: '2025-03-10T09:00:00Z' });
  expect(app.log()[0]?.at).toMatch(/^2025-03-10T09:00:/);
});

test('a process of the app’s own answers messages and ends when told', async ({ launchApp }) => {
  const { electron, userData } = await launchApp();
  const child = path.join(userData, 'child.mjs');
  writeFileSync(
    child,
    `process.parentPort.on('message', ({ data }) => {
       process.parentPort.postMessage({ heard: data, env: process.env.SAID, argument: process.argv.at(-1) });
     });`,
  );
  const answer = await electron.evaluate(async ({ utilityProcess }, file) => {
    const forked = utilityProcess.fork(file, ['--argument'], { env: { ...process.env, SAID: 'yes' }, stdio: 'pipe' });
    const message = await new Promise((resolve) => {
      forked.once('message', resolve);
      forked.once('spawn', () => forked.postMessage({ day: 'Sunday', at: new Date(0), bytes: new Uint8Array([1, 2]) }));
    });
    const ended = new Promise((resolve) => forked.once('exit', resolve));
    const before = typeof forked.pid;
    forked.kill();
    await ended;
    return { message: JSON.stringify(message), before, after: typeof forked.pid };
  }, child);
  expect(JSON.parse(answer.message)).toEqual({
    heard: { day: 'Sunday', at: '1970-01-01T00:00:00.000Z', bytes: { 0: 1, 1: 2 } },
    env: 'yes',
    argument: '--argument',
  });
  expect(answer).toMatchObject({ before: 'number', after: 'undefined' });
});

test('a key of the menu works in the window', async ({ launchApp }) => {
  test.skip(!onStandIn, 'Electron takes a menu’s keys from the system, where no spec can press them');
  // Before anybody has signed in the menu's commands are grey.
  const app = await withWeek(launchApp);
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-key-'));
  const filePath = path.join(folder, 'week.csv');
  await answerDialogs(app, { showSaveDialog: { filePath } });
  await app.page.keyboard.press('Control+e');
  await expect(app.page.getByRole('dialog')).toBeVisible();
  expect(readFileSync(filePath, 'utf8')).toContain('SS Ref');
  rmSync(folder, { recursive: true, force: true });
});

test('quitting closes the window and leaves no fault in the log', async ({ launchApp }) => {
  const app = await launchApp();
  await app.close();
  expect(app.log().filter(({ level }) => level === 'bug')).toEqual([]);
});
