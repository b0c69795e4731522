// One running app a user data folder. The first one keeps a lock file with its process id; a later one leaves its
// command line beside it and gives way, and the first one is told.
import { readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';

const lockName = 'stand-in.lock';
const secondName = /^stand-in\.second\.\d+\.json$/;

/** Takes the lock on `folder`, returning what releases it, or tells the holder and returns null. */
export function lockInstance(folder: string, onSecond: (argv: string[], cwd: string) => void): (() => void) | null {
  const lock = path.join(folder, lockName);
  if (!write(lock)) {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) {
      const message = { argv: process.argv, cwd: process.cwd() };
      writeFileSync(path.join(folder, `stand-in.second.${process.pid}.json`), JSON.stringify(message));
      return null;
    }
    rmSync(lock, { force: true });
    if (!write(lock)) return null;
  }
  const watcher = watch(folder, () => {
    for (const name of readdirSync(folder)) if (secondName.test(name)) receive(path.join(folder, name), onSecond);
  });
  watcher.on('error', () => {});
  watcher.unref();
  return () => {
    watcher.close();
    rmSync(lock, { force: true });
  };
}

function write(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function receive(file: string, onSecond: (argv: string[], cwd: string) => void): void {
  try {
    const { argv, cwd } = JSON.parse(readFileSync(file, 'utf8')) as { argv: string[]; cwd: string };
    rmSync(file);
    onSecond(argv, cwd);
  } catch {
    // half written: the next change of the folder brings it again
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
