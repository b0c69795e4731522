// The lock-down, proved in a real window: what a page could try if something foreign ever ran in it, and what it
// gets. Each refusal leaves a line in the log.
import { expect, type LaunchedApp, launcher, test } from './fixtures/app.ts';

// In one window, one after the other: each looks for refusals of its own kind.
test.describe.configure({ mode: 'default' });

const { launchApp, closeAll } = launcher();
let app: LaunchedApp;
test.beforeAll(async () => {
  app = await launchApp();
});
test.afterAll(closeAll);

const refusedBy = (app: LaunchedApp, event: string) =>
  app.log().filter((line) => line.level === 'refused' && line.event === event);

test('the window asks the main process and shows the answer', async () => {
  const { page } = app;
  await expect(page).toHaveTitle('Provider Actuals');
  const result = await page.evaluate(() => window.app.call('session.state', {}));
  expect(result).toHaveProperty('ok');
});

test('the page sees nothing of Node or Electron, and cannot change its bridge', async () => {
  const { page } = app;
  const seen = await page.evaluate(() => {
    const globals = window as unknown as Record<string, unknown>;
    const bridge = globals.app as Record<string, unknown>;
    const attempts = [
      () => {
        bridge.call = () => 'mine';
      },
      () => {
        bridge.more = 1;
      },
      () => {
        globals.app = {};
      },
      () => delete globals.app,
    ];
    const before = { bridge, call: bridge.call };
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // strict code throws, sloppy code is ignored: both leave the bridge as it was
      }
    }
    return {
      globals: ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => globals[name] !== undefined,
      ),
      keys: Object.keys(bridge).sort(),
      frozen: Object.isFrozen(bridge),
      same: globals.app === before.bridge && bridge.call === before.call,
    };
  });
  expect(seen).toEqual({ globals: [], keys: ['call', 'on'], frozen: true, same: true });
});

test('an unknown call and an unknown event are refused and logged', async () => {
  const errors = await app.page.evaluate(async () => {
    const bridge = window.app as unknown as {
      call(name: unknown, input: unknown): Promise<unknown>;
      on(name: unknown, listener: () => void): void;
    };
    const call = await bridge.call('store.everything', {}).catch((error: Error) => error.message);
    const inherited = await bridge.call('toString', {}).catch((error: Error) => error.message);
    let event = '';
    try {
      bridge.on('everything', () => {});
    } catch (error) {
      event = (error as Error).message;
    }
    return { call, inherited, event };
  });
  expect(errors.call).toContain('There is no such app call.');
  expect(errors.inherited).toContain('There is no such app call.');
  expect(errors.event).toContain('There is no such app event.');
  await expect
    .poll(() => refusedBy(app, 'app-name').map(({ kind, name }) => `${kind} ${name}`))
    .toEqual(['call store.everything', 'call toString', 'event everything']);
});

test('input that does not parse is a problem with its fields, and its value is in no log', async () => {
  const result = await app.page.evaluate(() =>
    window.app.call('window.copy', { text: 4711 } as unknown as { text: string }),
  );
  expect(result).toMatchObject({ ok: false, problem: { code: 'bad-input', fields: { text: expect.any(String) } } });
  await expect.poll(() => refusedBy(app, 'app-input')).toHaveLength(1);
  expect(refusedBy(app, 'app-input')[0]).toMatchObject({ call: 'window.copy', path: 'text' });
  expect(JSON.stringify(app.log())).not.toContain('4711');
});

test('the policy lets no inline script, no evaluated text and no foreign style run', async () => {
  const { page } = app;
  const ran = await page.evaluate(async () => {
    const globals = window as unknown as Record<string, unknown>;
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = "script"';
    document.body.append(script);
    const handler = document.createElement('div');
    handler.innerHTML = '<img src="data:," onerror="window.ran = \'handler\'">';
    document.body.append(handler);
    const style = document.createElement('style');
    style.textContent = 'h1 { color: rgb(1, 2, 3) !important }';
    document.head.append(style);
    await new Promise((resolve) => setTimeout(resolve, 300));
    let evaluated: unknown = 'refused';
    try {
      evaluated = globals.eval instanceof Function ? globals.eval('1 + 1') : null;
    } catch {
      // as it should be
    }
    const h1 = document.createElement('h1');
    document.body.append(h1);
    return {
      ran: globals.ran,
      evaluated,
      colour: getComputedStyle(h1).color,
      violations: [...new Set(violations)].sort(),
    };
  });
  expect(ran.ran).toBeUndefined();
  expect(ran.evaluated).toBe('refused');
  expect(ran.colour).not.toBe('rgb(1, 2, 3)');
  expect(ran.violations).toEqual(expect.arrayContaining(['script-src-attr', 'script-src-elem', 'style-src-elem']));
});

test('a style element with this load’s nonce is allowed, as AG Grid needs', async () => {
  const { page } = app;
  const colour = await page.evaluate(() => {
    const style = document.createElement('style');
    style.nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
    style.textContent = 'body { color: rgb(1, 2, 3) !important }';
    document.head.append(style);
    return { colour: getComputedStyle(document.body).color, long: style.nonce.length >= 22 };
  });
  expect(colour).toEqual({ colour: 'rgb(1, 2, 3)', long: true });
});

test('the page cannot reach the network', async () => {
  const { page } = app;
  const answer = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(answer).toBe('refused');
});

test('the window cannot be sent anywhere else', async () => {
  const before = app.page.url();
  await app.page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await expect.poll(() => refusedBy(app, 'navigation')).toHaveLength(1);
  expect(refusedBy(app, 'navigation')[0]).toMatchObject({ scheme: 'https' });
  expect(app.page.url()).toBe(before);
  // The page is still there and still answered.
  expect(await app.page.evaluate(() => window.app.call('session.state', {}))).toHaveProperty('ok');
});

test('a page embeds no other page', async () => {
  const { page } = app;
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (event.effectiveDirective === 'frame-src') resolve();
        });
        const frame = document.createElement('iframe');
        frame.src = 'https://example.com/';
        document.body.append(frame);
      }),
  );
});

test('no second window opens, from a script or from a link', async () => {
  const opened = await app.page.evaluate(() => window.open('https://example.com/') === null);
  expect(opened).toBe(true);
  await expect.poll(() => refusedBy(app, 'window-open')).toHaveLength(1);
  await app.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => refusedBy(app, 'window-open')).toHaveLength(2);
  const windows = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('no permission is granted', async () => {
  const answers = await app.page.evaluate(async () => ({
    notices: await Notification.requestPermission(),
    place: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code),
      ),
    ),
  }));
  expect(answers).toEqual({ notices: 'denied', place: 1 });
  await expect
    .poll(() => refusedBy(app, 'permission-request').map((line) => line.permission))
    .toEqual(expect.arrayContaining(['geolocation']));
});

test('a page of a council opens outside the app, anything else does not', async () => {
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => {
      opened.push(url);
    };
  });
  const open = (url: string) => app.page.evaluate((to) => window.app.call('window.open-outside', { url: to }), url);
  expect(await open('https://www.bradford.gov.uk/')).toEqual({ ok: true, value: {} });
  expect(await open('mailto:care@bradford.gov.uk?subject=Week')).toEqual({ ok: true, value: {} });
  for (const url of ['http://www.bradford.gov.uk/', 'https://bradford.gov.uk.example.com/', 'file:///etc/passwd']) {
    expect(await open(url)).toMatchObject({ ok: false, problem: { code: 'link-refused' } });
  }
  const opened = await app.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual(['https://www.bradford.gov.uk/', 'mailto:care@bradford.gov.uk?subject=Week']);
});

test('a menu command reaches the window as an event', async () => {
  const heard = app.page.evaluate(
    () => new Promise((resolve) => window.app.on('command', ({ command }) => resolve(command))),
  );
  // The listener is in place once this later call is answered.
  await app.page.evaluate(() => window.app.call('session.state', {}));
  await app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('sync')?.click());
  expect(await heard).toBe('sync');
});
