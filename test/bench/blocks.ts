// Blocks of cells in the week's grid with 10,000 lines: a key that makes one larger, scrolling while every cell is chosen,
// and a fill of 500 cells, whose longest task of the page is held against a frame.
import type { Page } from '@playwright/test';
import { cellOf, frameTarget, of, rowsOf, scroll, scrolling, scrolls } from './grid.ts';
import { type Measured, round2 } from './measure.ts';
import { framesWhile, paintedAfter, watchPaint } from './painted.ts';
import { plainPage, windowWith } from './window.ts';

const providerId = 'bench-blocks';
const rounds = 40;
/** Cells that a fill goes into, beside the one that it comes from. */
const filled = 500;

export async function benchBlocks(lines = 10_000): Promise<Measured[]> {
  const plain = await plainPage(lines);
  const app = await windowWith(lines, providerId);
  try {
    const { page } = app;
    await watchPaint(page);
    await watchPaint(plain.page);
    const rows = await rowsOf(page);
    const at = rows.findIndex(({ fit }) => fit);
    const first = rows[at]?.lineId ?? '';
    await page.locator(cellOf(first, 'missed')).click();
    const keys: number[] = [];
    const keysPlain: number[] = [];
    for (const { lineId } of rows.slice(at + 1, at + 1 + rounds)) {
      const chosen = `${cellOf(lineId, 'missed')}[aria-selected=true]`;
      keys.push(await paintedAfter(page, 'Shift+ArrowDown', { selector: chosen }));
      await plain.page.fill('#field', '');
      keysPlain.push(await paintedAfter(plain.page, '1', { selector: '#field', text: '1' }));
    }
    await page.keyboard.press('Control+a');
    const all = { app: await scroll(page, scrolls.turned), plain: await scroll(plain.page, scrolls.turned) };
    return [
      of(`grid-block-key-${lines}`, 'Shift and an arrow to the painted block', keys, keysPlain),
      scrolling(`grid-block-scroll-${lines}`, 'a wheel turned while every cell is chosen', all),
      await fill(page, first, lines),
    ];
  } finally {
    await app.close();
    await plain.close();
  }
}

async function fill(page: Page, first: string, lines: number): Promise<Measured> {
  const cell = page.locator(cellOf(first, 'missed'));
  await cell.click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /^Why/ }).waitFor();
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.locator(`${cellOf(first, 'missed')}:focus`).waitFor();
  for (let key = 0; key < filled; key += 1) await page.keyboard.press('Shift+ArrowDown');
  const session = await page.context().newCDPSession(page);
  const said = page.getByText(/lines filled down\. Saved on this computer\./);
  const began = performance.now();
  const { longTasks } = await framesWhile(session, async () => {
    await page.keyboard.press('Control+d');
    await said.waitFor({ state: 'attached' });
  });
  const took = performance.now() - began;
  await session.detach();
  const longest = Math.max(0, ...longTasks);
  return {
    name: `grid-fill-${lines}`,
    what: `longest task of the page while ${filled} cells are filled down, against ${frameTarget} ms`,
    milliseconds: round2(longest),
    against: frameTarget,
    ratio: round2(longest / frameTarget),
    target: 1,
    counts: {
      cells: filled,
      lines: Number.parseInt((await said.textContent()) ?? '', 10),
      untilSaid: Math.round(took),
      tasksOverFrame: longTasks.filter((task) => task > frameTarget).length,
    },
  };
}
