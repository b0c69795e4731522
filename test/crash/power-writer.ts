// What power-finds.test.ts cuts the power of: writes its records, a file and its settings as the app does, each several
// times, and says so once the last of them counts as saved.
import { createRequire } from 'node:module';
import path from 'node:path';
import { flushFolder, wholeFileWriter } from '../../src-main/machine/whole-file.ts';
import { setTimer } from '../src-main/timers.ts';
import { openPowerStore } from './power-store.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder');
// The writer of electron-store, which itself needs Electron.
const ofElectronStore = createRequire(createRequire(import.meta.url).resolve('electron-store'));
const { default: Conf } = (await import(ofElectronStore.resolve('conf'))) as {
  default: new (options: object) => { set(name: string, value: unknown): void };
};

const store = openPowerStore(folder);
const settings = new Conf({ cwd: folder, configName: 'settings' });
const write = wholeFileWriter({ setTimer });
for (const saved of ['1', '2', '3', '4', '5']) {
  store.sync.update({ cursor: saved });
  await write(path.join(folder, 'unsent.packet'), saved);
  // As in src-main/window/machine-settings.ts.
  settings.set('saved', saved);
  flushFolder(folder);
}
process.send?.('saved');
// Until it is killed.
setInterval(() => undefined, 1_000);
