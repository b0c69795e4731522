// Starts an app on the stand-in: `electron [switches] [-r module] APP_FOLDER [arguments]`, as Electron does. The
// order matters: modules given with -r, then the app's own main file, then `ready`.
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, becomeReady, chromiumSwitches, describeApp } from './app.ts';
import { Chromium } from './chromium.ts';
import { runtime } from './runtime.ts';
import { closeForeignPages } from './web-contents.ts';

const electron = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    if (!/^electron(\/(main|common))?$/.test(specifier)) return next(specifier, context);
    return { url: electron, shortCircuit: true };
  },
});

const args = process.argv.slice(2);
const { preloads, folder } = readArguments(args);
process.argv = [process.execPath, ...args];
Object.defineProperty(process, 'defaultApp', { value: true });
Object.defineProperty(process, 'type', { value: 'browser' });

if (folder === null) {
  console.error('Usage: electron [switches] [-r module] APP_FOLDER [arguments]');
  process.exit(1);
}
const { main } = describeApp(path.resolve(folder), args);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

try {
  const require = createRequire(path.join(process.cwd(), 'stand-in.cjs'));
  for (const preload of preloads) require(preload);
  await import(pathToFileURL(main).href);
} catch (error) {
  console.error('App threw an error during load');
  console.error(error);
  process.exit(1);
}

const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
const chromium = new Chromium({ headless, switches: chromiumSwitches() });
runtime.chromium = chromium;
void chromium.closed.then(() => {
  runtime.chromium = null;
  app.exit(0);
});
const portLine = await chromium.portLine;
await chromium.browser.send('Target.setDiscoverTargets', { discover: true });
closeForeignPages();
becomeReady();
// For whoever asked for the port: Playwright waits for this line.
if (args.some((argument) => argument.startsWith('--remote-debugging-port'))) console.error(`\n${portLine}`);

function readArguments(given: readonly string[]): { preloads: string[]; folder: string | null } {
  const found: string[] = [];
  for (let i = 0; i < given.length; i += 1) {
    const argument = given[i] ?? '';
    if (argument === '-r' || argument === '--require') {
      i += 1;
      found.push(given[i] ?? '');
    } else if (!argument.startsWith('-')) {
      return { preloads: found, folder: argument };
    }
  }
  return { preloads: found, folder: null };
}
