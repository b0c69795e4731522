// `npm run dev`: builds the app, opens it, and follows the sources. What changed in the window is loaded anew in the window
// that is open; what changed in main, the preload or the portal starts the app anew. The store stays, in .dev/ unless
// `-- --user-data-dir=FOLDER` names another folder.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { resolveConfig } from 'electron-vite';
import { type InlineConfig, mergeConfig, type PluginOption, build as viteBuild } from 'vite';
import { chooseDistribution, project } from './electron.ts';

/** What vite gives back when it watches, as far as it is used here. */
interface Watcher {
  on(event: 'event', listener: (event: { code: string; error?: Error; result?: { close(): unknown } }) => void): void;
}

const distribution = chooseDistribution();
const given = process.argv.slice(2);
const folder = given.some((word) => word.startsWith('--user-data-dir=')) ? [] : ['--user-data-dir=.dev'];
let running: { app: ChildProcess; port: Promise<string> } | null = null;
const waiting = new Set(['main', 'preload', 'renderer']);

const { config } = await resolveConfig({ logLevel: 'warn' }, 'build', 'development');
for (const part of ['main', 'preload', 'renderer'] as const) {
  const parts = config?.[part] as InlineConfig | undefined;
  if (parts === undefined) throw new Error(`electron.vite.config.ts has no ${part}.`);
  const watched = { configFile: false, logLevel: 'warn', build: { watch: {}, minify: false } } as const;
  const quick = { ...parts, plugins: await withoutCompiler(parts.plugins) };
  const watcher = (await viteBuild(mergeConfig(quick, watched))) as unknown as Watcher;
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') void event.result?.close();
    if (event.code === 'ERROR') console.error(`${part}: ${event.error?.message}`);
    if (event.code === 'END') void follow(part);
  });
}

/** React's compiler takes nine tenths of the time and changes nothing but speed: an edit is not kept waiting for it. */
async function withoutCompiler(plugins: InlineConfig['plugins']): Promise<PluginOption[]> {
  const nested = await Promise.all((plugins ?? []).flat(3));
  return nested.flat(3).filter((plugin) => !(plugin && 'name' in plugin && plugin.name === '@rolldown/plugin-babel'));
}

async function follow(part: string): Promise<void> {
  if (waiting.delete(part)) {
    if (waiting.size === 0) start();
    return;
  }
  if (waiting.size > 0) return;
  console.log(`${new Date().toISOString().slice(11, 19)} ${part} changed.`);
  if (part === 'renderer') await reload();
  else await restart();
}

function start(): void {
  const electron = path.join(project, 'node_modules', 'electron', 'cli.js');
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const app = spawn(
    process.execPath,
    [electron, ...(root ? ['--no-sandbox'] : []), '--remote-debugging-port=0', '.', ...folder, ...given],
    {
      cwd: project,
      stdio: ['ignore', 'inherit', 'pipe'],
      env: {
        ...process.env,
        // A store that is made here is for looking into: docs/debugging.md.
        PROVIDER_ACTUALS_PLAIN_TEXT_KEYS: '1',
        ...(distribution === null ? {} : { ELECTRON_OVERRIDE_DIST_PATH: distribution }),
      },
    },
  );
  const port = new Promise<string>((resolve) => {
    app.stderr?.on('data', (said: Buffer) => {
      process.stderr.write(said);
      const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(said.toString())?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  running = { app, port };
  app.once('exit', (code) => {
    // The window was closed: there is nothing more to follow.
    if (running?.app === app) process.exit(code ?? 0);
  });
}

async function restart(): Promise<void> {
  const before = running?.app;
  running = null;
  if (before !== undefined && before.exitCode === null) {
    before.kill();
    await new Promise((resolve) => before.once('exit', resolve));
  }
  if (running === null) start();
}

/** Loads the page of the window anew, over the port that debuggers use. */
async function reload(): Promise<void> {
  if (running === null) return;
  const listed = await fetch(`http://${await running.port}/json`);
  const pages = (await listed.json()) as { type: string; webSocketDebuggerUrl: string }[];
  for (const { type, webSocketDebuggerUrl } of pages) {
    if (type !== 'page') continue;
    const socket = new WebSocket(webSocketDebuggerUrl);
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Page.reload' }));
    socket.onmessage = () => socket.close();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    running?.app.kill();
    process.exit(0);
  });
}
