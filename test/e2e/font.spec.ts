// Every text of the app is drawn in the font that it brings along, on screen and on paper: how wide a text is must not
// depend on the fonts of the computer.
import type { CDPSession } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { expectNoBug, withWeek } from './fixtures/coordinator.ts';
import { onStandInOnly } from './on-electron.ts';

interface UsedFont {
  familyName: string;
  isCustomFont: boolean;
  glyphCount: number;
}

interface DomNode {
  nodeId: number;
  nodeType: number;
  nodeName: string;
  nodeValue: string;
  children?: DomNode[];
}

test('every screen of the menu is drawn in the app’s own font', { tag: onStandInOnly }, async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  // A text in another font is found, however deep it lies: otherwise nothing below would say anything.
  await page.evaluate(() => {
    const planted = document.createElement('span');
    planted.id = 'planted';
    planted.style.fontFamily = 'monospace';
    planted.textContent = 'planted';
    document.querySelector('main')?.append(planted);
  });
  expect(await foreignFonts(session)).toHaveLength(1);
  await page.evaluate(() => document.querySelector('#planted')?.remove());
  expect(await foreignFonts(session)).toEqual([]);
  const links = page.getByRole('navigation').getByRole('listitem').getByRole('button');
  const screens = await links.count();
  expect(screens).toBeGreaterThan(5);
  for (let index = 0; index < screens; index += 1) {
    await links.nth(index).press('Enter');
    await expect(links.nth(index)).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('main')).not.toBeEmpty();
    expect(await foreignFonts(session), `screen ${index}`).toEqual([]);
  }
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox').fill('Łucja Şahin');
  await expect.poll(() => page.evaluate(() => document.fonts.status)).toBe('loaded');
  expect(await foreignFonts(session), 'letters beyond English').toEqual([]);
  expectNoBug(app);
});

test('figures are of one width, so that columns of them line up', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const widths = await page.evaluate(() => {
    const [cell] = document.querySelectorAll<HTMLElement>('[role=gridcell][col-id="actual"]');
    const copy = document.createElement('span');
    if (cell === undefined) throw new Error('no cell of figures is on the page');
    cell.append(copy);
    return [...'0123456789'].map((figure) => {
      copy.textContent = figure.repeat(20);
      return copy.getBoundingClientRect().width;
    });
  });
  expect(new Set(widths).size).toBe(1);
});

/** The fonts of the computer that some text on the page is drawn in: of each element that has text of its own. */
async function foreignFonts(session: CDPSession): Promise<string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const found = new Set<string>();
  for (const nodeId of elementsWithText(root)) {
    const { fonts } = (await session.send('CSS.getPlatformFontsForNode', { nodeId })) as { fonts: UsedFont[] };
    for (const font of fonts) if (!font.isCustomFont) found.add(font.familyName);
  }
  return [...found];
}

const textNode = 3;

function elementsWithText(node: DomNode): number[] {
  const children = node.children ?? [];
  if (['HEAD', 'SCRIPT', 'STYLE'].includes(node.nodeName)) return [];
  const own = children.some(({ nodeType, nodeValue }) => nodeType === textNode && nodeValue.trim() !== '');
  return [...(own ? [node.nodeId] : []), ...children.flatMap(elementsWithText)];
}
