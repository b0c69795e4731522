// Stands in for `utilityProcess`: a child Node that finds `process.parentPort` as Electron's own child would.
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ForkOptions, UtilityProcess } from 'electron';
import { only, strict } from './only.ts';

const parentPort = fileURLToPath(new URL('./parent-port.ts', import.meta.url));

/** Electron hands V8's options on as `--js-flags=…`, several with spaces between them; Node takes each as it is. */
const nodeOptions = (option: string) => option.replace(/^--js-flags=/, '').split(' ');

class StandInUtilityProcess
  extends EventEmitter
  implements Pick<UtilityProcess, 'kill' | 'pid' | 'postMessage' | 'stderr' | 'stdout'>
{
  private readonly child: ChildProcess;

  constructor(modulePath: string, args: string[], { env, cwd, execArgv = [], stdio = 'inherit' }: ForkOptions) {
    super();
    const [stdout, stderr] = typeof stdio === 'string' ? [stdio, stdio] : stdio.slice(-2);
    this.child = fork(modulePath, args, {
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', parentPort, ...execArgv.flatMap(nodeOptions)],
      serialization: 'advanced',
      stdio: ['ignore', stdout, stderr, 'ipc'],
      ...(env === undefined ? {} : { env: env as NodeJS.ProcessEnv }),
      ...(cwd === undefined ? {} : { cwd }),
    } as Parameters<typeof fork>[2]);
    this.child.on('spawn', () => this.emit('spawn'));
    this.child.on('message', (message) => this.emit('message', message));
    this.child.on('error', () => this.emit('exit', 1));
    this.child.on('exit', (code) => this.emit('exit', code ?? 1));
  }

  get pid(): number | undefined {
    return this.child.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined;
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.child.stdout;
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.child.stderr;
  }

  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0) throw new Error('The Electron stand-in transfers no message ports.');
    if (this.child.connected) this.child.send(message as object);
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }
}

export const utilityProcess = only<typeof Electron.UtilityProcess, 'fork'>('utilityProcess', {
  fork: (modulePath, args = [], options = {}) =>
    strict('utilityProcess', new StandInUtilityProcess(modulePath, args, options)) as unknown as UtilityProcess,
});
