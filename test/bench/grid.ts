// The week's grid in the built app's window with 10,000 lines: how long from a key press to the painted cell, also while
// a sync brings thousands of changes, and whether a frame of scrolling is late. Each beside a plain page of the same
// Chromium in the same run.
import type { CDPSession, Page } from '@playwright/test';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { type Measured, median, round2 } from './measure.ts';
import { changeAtPortal } from './other-coordinator.ts';
import { type Frames, framesWhile, paintedAfter, percentile, watchPaint } from './painted.ts';
import { week } from './store-with-lines.ts';
import { plainPage, windowWith } from './window.ts';

const providerId = 'bench-grid';
const keyTarget = 50;
export const frameTarget = 32;
const rounds = 40;
const roundsSyncing = 40;
/** A mouse wheel turned without a pause; and a list that is flung, right after what was typed, with its sync going on. */
export const scrolls = { turned: { pixels: 6_000, perSecond: 1_200 }, flung: { pixels: 20_000, perSecond: 4_000 } };

export async function benchGrid(lines = 10_000): Promise<Measured[]> {
  const plain = await plainPage(lines);
  const app = await windowWith(lines, providerId);
  try {
    const { page } = app;
    await watchPaint(page);
    await watchPaint(plain.page);
    const rows = await rowsOf(page);
    await page.locator(cellOf(rows[0]?.lineId ?? '', 'missed')).click();
    const down = { page, plain: plain.page, rows };
    const { keys, at } = await typeDown({ ...down, from: 0 }, 'record', ({ open }) => open.length >= rounds);
    const flung = { app: await scroll(page, scrolls.flung), plain: await scroll(plain.page, scrolls.flung) };
    const turned = { app: await scroll(page, scrolls.turned), plain: await scroll(plain.page, scrolls.turned) };
    const session = await page.context().newCDPSession(page);
    // Far below what is typed into, so that what comes is no second version of it.
    const changed = rows.slice(-Math.min(5_000, lines / 2)).filter(({ fit }) => fit);
    const sync = emptyKeys();
    const tasks: number[] = [];
    const blocks: number[] = [];
    let reached = at;
    for (let version = 1; sync.open.length < roundsSyncing; version += 1) {
      const actuals = changed.map(({ actual }) => actual);
      await changeAtPortal(app.address, providerId, actuals, version);
      await app.mainBlocked();
      const { longTasks } = await framesWhile(session, async () => {
        const goesOn = await startSync(page);
        const enough = async ({ open }: Keys) => open.length > 0 && !(await goesOn());
        const typed = await typeDown({ ...down, from: reached }, 'give-up', enough);
        reached = typed.at;
        for (const kind of ['open', 'enter', 'move', 'plain'] as const) sync[kind].push(...typed.keys[kind]);
      });
      tasks.push(...longTasks);
      blocks.push(await app.mainBlocked());
    }
    return [
      of(`grid-key-${lines}`, 'key press to painted editor', keys.open, keys.plain),
      of(`grid-enter-${lines}`, 'Enter to the painted figure', keys.enter, keys.plain),
      of(`grid-move-${lines}`, 'arrow key to the painted focus', keys.move, keys.plain),
      of(
        `grid-saved-${lines}`,
        'Enter on the reason to “to send”, on the disk and painted',
        keys.saved,
        keys.plain,
        null,
      ),
      of(`grid-key-syncing-${lines}`, 'key press to painted editor while a sync runs', sync.open, sync.plain),
      of(`grid-enter-syncing-${lines}`, 'Enter to the painted figure while a sync runs', sync.enter, sync.plain),
      scrolling(`grid-scroll-${lines}`, 'a wheel turned without a pause', turned),
      scrolling(`grid-fling-${lines}`, `a fling of ${scrolls.flung.perSecond} pixels a second`, flung),
      {
        name: `grid-sync-tasks-${lines}`,
        what: 'longest task of the page while a sync ran, against the 50 ms that a person does not feel',
        milliseconds: round2(Math.max(0, ...tasks)),
        against: keyTarget,
        ratio: round2(Math.max(0, ...tasks) / keyTarget),
        target: null,
        counts: { over50: tasks.filter((task) => task > keyTarget).length, brought: changed.length },
      },
      {
        name: `grid-sync-main-${lines}`,
        what: 'longest that the main process answered nothing in a sync, median of the syncs, against the same 50 ms',
        milliseconds: round2(median(blocks)),
        against: keyTarget,
        ratio: round2(median(blocks) / keyTarget),
        target: null,
        counts: { syncs: blocks.length, longest: round2(Math.max(...blocks)), brought: changed.length },
      },
    ];
  } finally {
    await app.close();
    await plain.close();
  }
}

interface Keys {
  /** A digit on a cell, until the editor shows it. */
  open: number[];
  /** Enter, until the cell shows the figure. */
  enter: number[];
  move: number[];
  /** Enter on the reason, until the line says that it is saved here. */
  saved: number[];
  /** A digit into the plain page's field. */
  plain: number[];
}
const emptyKeys = (): Keys => ({ open: [], enter: [], move: [], saved: [], plain: [] });

/** The 95th percentile, against the 50 ms aimed at; beside it what a plain page takes. */
export function of(
  name: string,
  what: string,
  times: readonly number[],
  plain: readonly number[],
  target: number | null = 1,
): Measured {
  const p95 = percentile(times, 0.95);
  return {
    name,
    what: `${what}, 95th percentile against ${keyTarget} ms`,
    milliseconds: round2(p95),
    against: keyTarget,
    ratio: round2(p95 / keyTarget),
    target,
    counts: {
      times: times.length,
      median: round2(median(times)),
      longest: round2(Math.max(...times)),
      plainMedian: round2(median(plain)),
      plainP95: round2(percentile(plain, 0.95)),
    },
  };
}

/** The longest time between two frames, against the 32 ms aimed at; beside it what a plain page takes. */
export function scrolling(name: string, what: string, { app, plain }: { app: Frames; plain: Frames }): Measured {
  const late = (of: Frames) => of.gaps.filter((gap) => gap > frameTarget).length;
  const longest = Math.max(...app.gaps);
  return {
    name,
    what: `longest time between two frames of ${what}, against ${frameTarget} ms`,
    milliseconds: round2(longest),
    against: frameTarget,
    ratio: round2(longest / frameTarget),
    target: 1,
    counts: {
      frames: app.gaps.length,
      late: late(app),
      p99: round2(percentile(app.gaps, 0.99)),
      longestTask: round2(Math.max(0, ...app.longTasks)),
      // By the page's own clock, so that what else the machine did is not in it.
      workedPerFrame: round2(app.worked / app.gaps.length),
      plainFrames: plain.gaps.length,
      plainLate: late(plain),
      plainLongest: round2(Math.max(...plain.gaps)),
    },
  };
}

export const cellOf = (lineId: string, column: string) => `[row-id="${lineId}"] [col-id="${column}"]`;

/** A line of the grid, in the order shown. */
interface Row {
  lineId: string;
  actual: WeeklyActual;
  /** Hours missed can be typed into it. */
  fit: boolean;
}

export async function rowsOf(page: Page): Promise<Row[]> {
  const answer = await page.evaluate((weekStart) => window.app.call('week.get', { weekStart }), week);
  if (!answer.ok) throw new Error(answer.problem.sentence);
  return answer.value.rows.flatMap(({ actual, line, knowledge }) => {
    if (actual === null) return [];
    const fit = actual.planned >= 200 && line.serviceType === 'home_support' && knowledge === 'untouched';
    return [{ lineId: line.id, actual, fit }];
  });
}

/** Goes down the grid as somebody does who types, until there is enough. */
async function typeDown(
  { page, plain, rows, from }: { page: Page; plain: Page; rows: readonly Row[]; from: number },
  then: 'record' | 'give-up',
  enough: (keys: Keys) => boolean | Promise<boolean>,
): Promise<{ keys: Keys; at: number }> {
  const keys = emptyKeys();
  let at = from;
  while (!(await enough(keys))) {
    at += 1;
    const row = rows[at];
    if (row === undefined) throw new Error('the grid has no more lines');
    keys.move.push(await paintedAfter(page, 'ArrowDown', { selector: cellOf(row.lineId, 'missed'), focused: true }));
    if (!row.fit) continue;
    await typeInto(page, row.lineId, keys, then);
    await plain.fill('#field', '');
    keys.plain.push(await paintedAfter(plain, '1', { selector: '#field', text: '1' }));
  }
  return { keys, at };
}

async function typeInto(page: Page, lineId: string, keys: Keys, then: 'record' | 'give-up'): Promise<void> {
  keys.open.push(await paintedAfter(page, '1', { selector: '.ag-popup-editor input', text: '1', focused: true }));
  keys.enter.push(await paintedAfter(page, 'Enter', { selector: cellOf(lineId, 'missed'), text: '1.00' }));
  const asked = page.getByRole('dialog', { name: /^Why/ });
  await asked.waitFor();
  if (then === 'give-up') await page.keyboard.press('Escape');
  else {
    await page.keyboard.press('2');
    keys.saved.push(await paintedAfter(page, 'Enter', { selector: cellOf(lineId, 'state'), text: 'to send' }));
  }
  await asked.waitFor({ state: 'hidden' });
  await page.locator(`${cellOf(lineId, 'missed')}:focus`).waitFor();
}

/** Starts a sync in the window, as somebody does who then goes on typing. @returns whether it goes on */
async function startSync(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    const state = window as unknown as { benchSyncing: boolean };
    state.benchSyncing = true;
    void window.app.call('sync.now', {}).then(() => (state.benchSyncing = false));
  });
  return () => page.evaluate(() => (window as unknown as { benchSyncing: boolean }).benchSyncing);
}

export async function scroll(
  page: Page,
  { pixels, perSecond }: { pixels: number; perSecond: number },
): Promise<Frames> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const gesture = {
    // Over rows, in the app as on the plain page.
    x: 400,
    y: 450,
    speed: perSecond,
    gestureSourceType: 'mouse' as const,
  };
  await session.send('Input.synthesizeScrollGesture', { ...gesture, yDistance: -2_000 });
  const frames = await framesWhile(session, () =>
    session.send('Input.synthesizeScrollGesture', { ...gesture, yDistance: -pixels }),
  );
  await session.send('Input.synthesizeScrollGesture', { ...gesture, speed: 60_000, yDistance: 30_000 });
  await session.detach();
  return frames;
}
