// Builds what records the disk (power.c). It needs a C compiler, which this is the only place to ask for.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** @returns the library's path. Throws with what to install where it cannot be built. */
export function buildPowerLibrary(folder: string): string {
  const library = path.join(folder, 'power.so');
  const source = path.join(import.meta.dirname, 'power.c');
  const built = spawnSync('gcc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (built.error !== undefined)
    throw new Error('Cuts of the power need a C compiler: apt-get install -y gcc libc6-dev', { cause: built.error });
  if (built.status !== 0) throw new Error(`power.c does not compile: ${built.stderr}`);
  return library;
}
