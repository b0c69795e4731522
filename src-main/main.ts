// The desktop app's entry point: it takes the machine's one instance, locks the window down, and plugs the use cases
// into the app API. Nothing here awaits at top level: `ready` does not come until this module has loaded.
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir, hostname, release } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, session } from 'electron';
import type { AppEmit } from '../src-shared/app-api/index.ts';
import type { CommandName } from '../src-shared/commands/commands.ts';
import type { Presence } from './accounts/lock-when-away.ts';
import { composeApp } from './compose.ts';
import { clockFrom, clockVariable } from './machine/clock.ts';
import { dataFolder, kindOfFolder } from './machine/data-folder.ts';
import { openLog } from './machine/log.ts';
import { scryptCost } from './machine/scrypt.ts';
import type { SetTimer } from './machine/timers.ts';
import { workbookReader } from './machine/workbook-reader.ts';
import { supportHandlers } from './support/handlers.ts';
import { giveWay } from './sync/give-way.ts';
import { appEmitter, registerAppIpc } from './window/app-ipc.ts';
import { registerAppScheme, serveApp } from './window/app-protocol.ts';
import { fileDialogs } from './window/file-dialogs.ts';
import { lockDownPages, lockDownSession } from './window/lock-down.ts';
import { type MachineSettings, machineSettings } from './window/machine-settings.ts';
import { openMainWindow } from './window/main-window.ts';
import { installMenu, menuOf } from './window/menu.ts';
import { portalFetch } from './window/portal-network.ts';
import { startPracticeProcess } from './window/practice-process.ts';
import { watchPresence } from './window/presence.ts';
import { startReminding } from './window/reminding.ts';
import { allowPlainTextKeys, keyring } from './window/safe-storage.ts';
import { followTheme } from './window/theme.ts';
import { windowHandlers } from './window/window-handlers.ts';
import { startWorkbookProcess } from './window/workbook-process.ts';

const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

const chosenFolder = app.commandLine.getSwitchValue('user-data-dir');
const machine = { platform: process.platform, env: process.env, home: homedir() };
const { folder: ownFolder, passedOver } =
  chosenFolder === ''
    ? dataFolder(machine, {
        usual: app.getPath('userData'),
        hasRecords: (folder) => existsSync(path.join(folder, 'accounts')),
      })
    : { folder: path.resolve(chosenFolder), passedOver: null };
for (const name of ['userData', 'sessionData'] as const) app.setPath(name, ownFolder);

const clock = clockFrom({
  startAt: process.env[clockVariable],
  packaged: app.isPackaged,
  machineMillis: () => Date.now(),
  steadyMillis: () => performance.now(),
});
const logFolder = path.join(app.getPath('userData'), 'logs');
const log = openLog({
  folder: logFolder,
  now: clock.now,
  ...(app.isPackaged ? {} : { echo: console.error }),
});

const setTimer: SetTimer = (millis, then) => {
  const timer = setTimeout(then, millis);
  return () => clearTimeout(timer);
};
const way = giveWay({ machineMillis: () => performance.now(), setTimer });

process.on('uncaughtException', (error) => log.bug('uncaught-exception', error));
process.on('unhandledRejection', (reason) => log.bug('unhandled-rejection', reason));

// A test machine's root user can run Chromium without its own sandbox only; a packaged app always has it.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
lockDownPages(app, log);

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start).catch(refuseToStart);
} else {
  // Two instances would hold the same store; the first one comes to the front instead.
  app.quit();
}

async function start(): Promise<void> {
  log.info('start', { version: app.getVersion(), platform: process.platform, packaged: app.isPackaged });
  allowPlainTextKeys(process.env);
  lockDownSession(session.defaultSession, log);
  serveApp(session.defaultSession, path.join(built, 'renderer'), log);
  const send = appEmitter(() => BrowserWindow.getAllWindows().map((window) => window.webContents));
  let sessionChanged = async () => {};
  const emit: typeof send = (event, payload) => {
    send(event, payload);
    if (event === 'session-changed') void sessionChanged();
  };
  const settings = machineSettings();
  const presence = watchPresence(() => performance.now());
  const composed = compose({ emit, settings, presence });
  app.on('will-quit', composed.close);
  // Before there is a window: one that opened in the other theme would flash.
  followTheme(settings);
  settings.watch(() => emit('settings-changed', {}));
  const reminding = startReminding({
    settings,
    list: composed.listReminders,
    clock,
    window: () => BrowserWindow.getAllWindows()[0],
    show: focusWindow,
    lock: composed.lock,
    goTo: (place) => emit('reminder-clicked', { place }),
    log,
  });
  let pageListens = () => {};
  const ofThisMachine = {
    ...windowHandlers({
      log,
      dialogs: composed.dialogs,
      writeFile: composed.writeFile,
      noteFile: composed.noteFile,
      inUse: () => {
        way.inUse();
        presence.used();
      },
      listening: () => pageListens(),
      dataFolder: () => ({ path: ownFolder, kind: kindOfFolder(ownFolder, machine), passedOver }),
    }),
    ...settings.handlers,
    ...supportHandlers({
      ...machineFacts(),
      state: composed.supportState,
      logFolder,
      clock,
      newId: randomUUID,
      dialogs: composed.dialogs,
      writeFile: composed.writeFile,
    }),
  };
  registerAppIpc({
    ipcMain,
    handlers: { ...composed.handlers, ...composed.whileUnlocked(ofThisMachine) },
    log,
    checkAnswers: !app.isPackaged,
  });
  const menu = { command: (command: CommandName) => emit('command', { command }) };
  installMenu(app, { byFiles: false, screen: 'signed-out', ...menu });
  let menuTurn = 0;
  sessionChanged = async () => {
    menuTurn += 1;
    const turn = menuTurn;
    const answer = await composed.handlers['session.state']({});
    // The newest change counts, whichever is answered first.
    if (answer.ok && turn === menuTurn) installMenu(app, { ...menuOf(answer.value), ...menu });
  };
  const icon = path.join(app.getAppPath(), 'build', 'icon.png');
  const preload = path.join(built, 'preload', 'preload.cjs');
  const { window, listening } = openMainWindow({ preload, icon, devTools: !app.isPackaged, setTimer, log });
  pageListens = listening;
  settings.watch(({ hideFromCapture }) => {
    if (!window.isDestroyed()) window.setContentProtection(hideFromCapture);
  });
  reminding.keepInTray(window);
}

/** Hands the app what only this machine has: folders, clock, chance, network, keyring, processes and dialogs. */
function compose({ emit, settings, presence }: { emit: AppEmit; settings: MachineSettings; presence: Presence }) {
  const folder = app.getPath('userData');
  return composeApp({
    folder,
    migrationsFolder: path.join(app.getAppPath(), 'drizzle', 'desktop'),
    device: hostname(),
    clock,
    random: Math.random,
    randomBytes,
    setTimer,
    turn: way.turn,
    fetch: portalFetch(),
    keyring,
    presence,
    lockSettings: settings.current,
    steadyMillis: () => performance.now(),
    secretCost: scryptCost,
    startPractice: () =>
      startPracticeProcess({
        program: path.join(built, 'main', 'portal.js'),
        folder: path.join(folder, 'practice'),
        startAt: app.isPackaged ? undefined : process.env[clockVariable],
      }),
    readSheets: workbookReader({
      start: () => startWorkbookProcess(path.join(built, 'main', 'workbook-reader.js')),
      setTimer,
    }),
    dialogs: fileDialogs,
    emit,
    log,
  });
}

/** What support asks first. */
function machineFacts() {
  const { electron = '', chrome = '', node } = process.versions;
  return {
    versions: { app: app.getVersion(), electron, chromium: chrome, node },
    system: { platform: process.platform, release: release(), architecture: process.arch, packaged: app.isPackaged },
  };
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function refuseToStart(error: unknown): void {
  log.bug('start', error);
  dialog.showErrorBox('Provider Actuals could not start', 'Nothing was changed. Restart the computer and try again.');
  app.exit(1);
}
