// What a screen reader meets in the grid, in the order in which it meets it: by the accessibility tree of Chromium itself.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import {
  enter,
  expectNoBug,
  focusCell,
  missOneHour,
  moveTo,
  untouchedLine,
  weekOf,
  withWeek,
} from './fixtures/coordinator.ts';

interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  childIds?: string[];
}

/** Role and name of everything below the grid that is not ignored, in reading order. */
async function readGrid(page: Page): Promise<{ role: string; name: string }[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const grid = nodes.find(({ role }) => role?.value === 'grid' || role?.value === 'treegrid');
  const read: { role: string; name: string }[] = [];
  const visit = (node: Node | undefined) => {
    if (node === undefined) return;
    if (!node.ignored) read.push({ role: node.role?.value ?? '', name: node.name?.value ?? '' });
    for (const id of node.childIds ?? []) visit(byId.get(id));
  };
  visit(grid);
  return read;
}

const headings = [
  'Choose every line on show',
  'Person',
  'SS Ref',
  'Service',
  'Level',
  'Planned',
  'Actual',
  'Frustrated',
  'Missed',
  'Extra',
  'Visits',
  'Difference',
  'Comment',
  'State',
];

test('a row is read with its box and the person first, then SS Ref, service, level and the figures in their order', async ({
  launchApp,
}) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line, person } = await untouchedLine(page, 'home_support');
  await focusCell(page, line.id, 'Missed');
  const read = await readGrid(page);
  expect(read[0]).toEqual({ role: expect.stringMatching(/grid$/), name: 'Lines of the week' });
  expect(read.filter(({ role }) => role === 'columnheader').map(({ name }) => name)).toEqual(headings);
  const all = read.filter(({ role }) => role === 'gridcell');
  const cells = all.slice(all.findIndex(({ name }) => name === (person?.name ?? '')) - 1);
  const row = (await weekOf(page)).rows.find((one) => one.line.id === line.id);
  const planned = ((row?.actual?.planned ?? 0) / 100).toFixed(2);
  expect(cells.slice(0, headings.length).map(({ name }) => name)).toEqual([
    'Choose this line',
    person?.name,
    line.ssRef,
    expect.stringMatching(/./),
    line.serviceLevel,
    planned,
    planned,
    '–',
    '–',
    '–',
    String(row?.actual?.visits),
    expect.anything(),
    '',
    'Nobody has looked',
  ]);

  await test.step('rows and columns say where they are', async () => {
    const grid = page
      .getByRole('grid', { name: 'Lines of the week' })
      .or(page.getByRole('treegrid', { name: 'Lines of the week' }));
    await expect(grid).toHaveAttribute('aria-colcount', String(headings.length));
    const indexes = await page
      .locator(`[role=row][row-id="${line.id}"] [role=gridcell]`)
      .evaluateAll((found) => found.map((one) => Number(one.getAttribute('aria-colindex'))));
    expect(indexes).toEqual(headings.map((_, index) => index + 1));
    await page.getByRole('searchbox').fill('');
    const rows = await page
      .locator('[role=row][row-id^="line-"], [role=row][row-id]:not([row-id="totals"])')
      .evaluateAll((found) => found.map((one) => Number(one.getAttribute('aria-rowindex'))));
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
  });
  expectNoBug(app);
});

test('the focus is never lost: after an entry, undo, a filter and the panel', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line, missed } = await missOneHour(page);
  await expect(missed).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(missed).toHaveText('–');
  await expect(missed).toBeFocused();
  await page.keyboard.press('Control+y');
  await expect(missed).toHaveText('1.00');
  await expect(missed).toBeFocused();
  await page.keyboard.press('F4');
  await page.keyboard.press('F4');
  await expect(missed).toBeFocused();
  await page.getByRole('searchbox').fill('');
  await moveTo(page, missed);
  const own = (await weekOf(page)).rows.filter((row) => row.line.ssRef === line.ssRef).length;
  await page.getByRole('button', { name: 'Only this person' }).press('Enter');
  await expect(page.getByText(new RegExp(`^${own} of \\d+ lines`))).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await page.keyboard.type('nobody of that name');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  expectNoBug(app);
});

test('typing over a comment begins anew, F2 goes on with it', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'home_support');
  const comment = await focusCell(page, line.id, 'Comment');
  await enter(page, 'First words');
  await expect(comment).toHaveText('First words');
  await expect(comment).toBeFocused();
  await enter(page, 'Other words');
  await expect(comment).toHaveText('Other words');
  await expect(comment).toBeFocused();
  await page.keyboard.press('F2');
  await enter(page, ' and more');
  await expect(comment).toHaveText('Other words and more');
});
