// The system's Chromium as the window: started beside the app, spoken to over the debugging pipe. It also opens the
// debugging port that Playwright connects to, and it ends when the pipe closes, so that it never outlives the app.
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { browserOrExplain, hiddenBrowserOrExplain } from '../../scripts/browser.ts';

type Params = Record<string, unknown>;
// Chromium's protocol is untyped here on purpose: each caller states the few fields it reads.
type Answer = Record<string, never>;

/** Chromium draws the list under its address bar as pages in a process of their own; nobody sees them here. */
const ownPages = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'PreloadTopChromeWebUI'];

/** The switches with these features off too: of several `--disable-features` Chromium heeds the last one alone. */
function withoutFeatures(switches: readonly string[], features: readonly string[]): string[] {
  const name = '--disable-features=';
  const off = switches.filter((one) => one.startsWith(name)).flatMap((one) => one.slice(name.length).split(','));
  return [...switches.filter((one) => !one.startsWith(name)), `${name}${[...off, ...features].join(',')}`];
}

/** One debugging session: the browser itself, or a page. */
export class Session extends EventEmitter {
  readonly #chromium: Chromium;
  readonly id: string | undefined;

  constructor(chromium: Chromium, id: string | undefined) {
    super();
    this.#chromium = chromium;
    this.id = id;
  }

  /** Sends a command; rejects with Chromium's own message when it refuses. */
  send<T = Answer>(method: string, params: Params = {}): Promise<T> {
    return this.#chromium.send(method, params, this.id) as Promise<T>;
  }
}

export class Chromium {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #sessions = new Map<string | undefined, Session>();
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void; method: string }
  >();
  #last = 0;
  /** The browser itself. */
  readonly browser: Session;
  /** Chromium's own line that says where its debugging port is; Playwright waits for it. */
  readonly portLine: Promise<string>;
  readonly closed: Promise<void>;

  constructor({ headless, switches }: { headless: boolean; switches: readonly string[] }) {
    this.#profile = mkdtempSync(path.join(tmpdir(), 'electron-stand-in-'));
    this.#process = spawn(
      headless ? hiddenBrowserOrExplain() : browserOrExplain(),
      [
        ...(headless ? ['--headless=new'] : []),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--no-default-browser-check',
        // Chromium drops keys before a page's first paint; Electron's window is not shown before it.
        '--allow-pre-commit-input',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-startup-window',
        '--window-size=1440,900',
        `--user-data-dir=${this.#profile}`,
        '--remote-debugging-pipe',
        '--remote-debugging-port=0',
        ...withoutFeatures(switches, ownPages),
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
    );
    this.browser = this.#session(undefined);
    const [, , errors, , answers] = this.#process.stdio as [null, null, Readable, Writable, Readable];
    this.portLine = firstLine(errors, /^DevTools listening on ws:/);
    this.#listen(answers);
    this.closed = new Promise((resolve) => {
      this.#process.once('exit', () => {
        for (const { reject, method } of this.#waiting.values()) reject(new Error(`${method}: Chromium has closed`));
        this.#waiting.clear();
        rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
        resolve();
      });
    });
  }

  /** A session with the page `targetId`. */
  async attach(targetId: string): Promise<Session> {
    const { sessionId } = await this.browser.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    return this.#session(sessionId);
  }

  send(method: string, params: Params, sessionId: string | undefined): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method });
      const commands = this.#process.stdio[3] as Writable;
      commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Closes the browser and waits until it has gone. */
  async close(): Promise<void> {
    (this.#process.stdio[3] as Writable).end();
    const impatience = setTimeout(() => this.#process.kill('SIGKILL'), 3000);
    await this.closed;
    clearTimeout(impatience);
  }

  #session(id: string | undefined): Session {
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const session = new Session(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  #listen(answers: Readable): void {
    let rest = '';
    answers.setEncoding('utf8');
    answers.on('error', () => {});
    answers.on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#receive(JSON.parse(message));
    });
    (this.#process.stdio[3] as Writable).on('error', () => {});
  }

  #receive(message: {
    id?: number;
    sessionId?: string;
    method?: string;
    params?: unknown;
    result?: unknown;
    error?: { message: string };
  }): void {
    if (message.id === undefined) {
      this.#sessions.get(message.sessionId)?.emit(message.method ?? '', message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
  }
}

function firstLine(stream: Readable, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      text = (text + chunk).slice(-20_000);
      const line = text.split('\n').find((candidate) => wanted.test(candidate));
      if (line !== undefined) resolve(line);
    });
    stream.once('end', () => reject(new Error(`Chromium ended before it was ready:\n${text}`)));
  });
}
