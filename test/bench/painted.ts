// From a key press to the frame that shows what it did, measured inside the page: from the moment at which Chromium had
// the key to the first task after the frame in which the page first looks as wanted. And frames, from Chromium's trace.
import type { CDPSession, Page } from '@playwright/test';

/** How the page has to look: all of what is given. */
export interface Look {
  selector: string;
  /** What the element's text, or the value of a field, has to hold. */
  text?: string;
  focused?: boolean;
}

declare global {
  interface Window {
    benchPaint: { arm(look: Look): void; took: Promise<number> };
  }
}

/** Puts the measuring into the page. Call it once. */
export async function watchPaint(page: Page): Promise<void> {
  await page.evaluate(() => {
    let pressedAt: number | null = null;
    let armed = false;
    addEventListener(
      'keydown',
      (event) => {
        if (armed) pressedAt ??= event.timeStamp;
      },
      true,
    );
    const looks = ({ selector, text, focused }: { selector: string; text?: string; focused?: boolean }) => {
      const element = document.querySelector(selector);
      if (element === null) return false;
      const words = element instanceof HTMLInputElement ? element.value : (element.textContent ?? '');
      return (text === undefined || words.includes(text)) && (focused !== true || document.activeElement === element);
    };
    window.benchPaint = {
      took: Promise.resolve(0),
      arm(look) {
        pressedAt = null;
        armed = true;
        this.took = new Promise((resolve, reject) => {
          const giveUp = performance.now() + 20_000;
          const frame = () => {
            if (performance.now() > giveUp) {
              reject(new Error(`never looked like ${JSON.stringify(look)}`));
              return;
            }
            if (pressedAt === null || !looks(look)) {
              requestAnimationFrame(frame);
              return;
            }
            const { port1, port2 } = new MessageChannel();
            const from = pressedAt;
            armed = false;
            port1.onmessage = () => resolve(performance.now() - from);
            port2.postMessage(null);
          };
          requestAnimationFrame(frame);
        });
        this.took.catch(() => undefined);
      },
    };
  });
}

/** Presses the key. @returns milliseconds until the page looked as wanted, painted */
export async function paintedAfter(page: Page, key: string, look: Look): Promise<number> {
  await page.evaluate((wanted) => window.benchPaint.arm(wanted), look);
  await page.keyboard.press(key);
  return page.evaluate(() => window.benchPaint.took);
}

export interface Frames {
  /** Milliseconds between one drawn frame and the next, while something was to be drawn. */
  gaps: number[];
  /** Milliseconds of the tasks of the page's main thread that took longer than a frame of 16 ms. */
  longTasks: number[];
  /** Milliseconds for which the page's main thread worked, by its own clock: what other programs took is not in it. */
  worked: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args?: { name?: string; data?: { type?: string } };
}

const traced = ['devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'toplevel', 'cc'];

/** What Chromium's trace says of the frames that were drawn while `work` went on. */
export async function framesWhile(session: CDPSession, work: () => Promise<unknown>): Promise<Frames> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: traced, excludedCategories: ['*'] },
  } as never);
  await work();
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await ended;
  session.off('Tracing.dataCollected', collect);
  const drawn = events
    .filter(({ name }) => name === 'DrawFrame')
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const pages = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => /RunTask$/.test(name) && pages.has(`${pid} ${tid}`));
  const worked = tasks.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
  const longTasks = tasks.map(({ dur = 0 }) => dur / 1000).filter((millis) => millis > 16);
  return { worked, gaps: drawn.slice(1).map((at, index) => (at - (drawn[index] ?? at)) / 1000), longTasks };
}

export function percentile(all: readonly number[], part: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
