// Everything that is held of one person, as a file for whoever asks, and erasing them: by keys alone, and nothing of them is
// left in any file of the app.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileHoldings } from '../../src-main/store/holdings.ts';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, generateTheWeek, mondayAfter, said, weekOf, weekStart } from './fixtures/coordinator.ts';
import { councilPortal, signInTo } from './fixtures/portal-with-rules.ts';

function naming(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    return words
      .filter((word) => waysToWrite(word).some((way) => bytes.includes(way)))
      .map((word) => `${word} in ${path.relative(folder, file)}`);
  });
}

/** As programs write letters; in base64 a word begins at one of three places. */
function waysToWrite(word: string): (string | Buffer)[] {
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.from(' '.repeat(before) + word).toString('base64');
    return text.slice(before === 0 ? 0 : 4, -4);
  });
  return [word, Buffer.from(word, 'utf16le'), ...base64.filter((text) => text.length > 5)];
}

test('a person is found, saved as a file, and erased once their weeks are done', async ({ launchApp }) => {
  const portal = await councilPortal();
  try {
    const app = await launchApp({ now: mondayAfter });
    const { page, userData } = app;
    await signInTo(page, portal);
    await generateTheWeek(page);
    const row = (await weekOf(page)).rows.find(({ line }) => line.serviceType === 'home_support');
    if (row === undefined) throw new Error('no line');
    const { line, person } = row;
    const name = person?.name ?? '';
    const day = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
    const variations = [{ category: 'missed', reason: 'non_engagement', quantity: 100, ...day } as const];
    await appCall(page, 'week.record', { weekStart, lineId: line.id, variations, comment: 'Marigold was out.' });

    // By Ctrl+K to the person, and from their page on.
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type(line.ssRef);
    await expect(palette.getByRole('menuitem').first()).toContainText(line.ssRef);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Everything held…' }).press('Enter');
    await expect(page.getByRole('heading', { name: `Everything held of ${name}` })).toBeVisible();
    await expect(page.getByText('Marigold was out.').first()).toBeVisible();

    await page.getByRole('button', { name: 'Erase them…' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Care for them is still planned.');
    await page.keyboard.press('Escape');

    const file = path.join(mkdtempSync(path.join(tmpdir(), 'provider-actuals-held-')), 'held.json');
    await answerDialogs(app, { showSaveDialog: { filePath: file } });
    await page.getByRole('button', { name: 'Save as JSON…' }).press('Enter');
    await expect(said(page)).toContainText('It is not encrypted.');
    expect(readFileSync(file, 'utf8')).toContain('Marigold was out.');

    const { id } = portal.data.provider;
    await appCall(page, 'sync.now', {});
    const lines = portal.data.lines.filter(({ ssRef }) => ssRef === line.ssRef);
    for (const one of lines) await portal.councilStaff.saveLine(id, { ...one, endDate: '2025-06-08' });
    await portal.councilStaff.processWeek(id, weekStart);
    await appCall(page, 'sync.now', {});

    await page.getByRole('button', { name: 'Erase them…' }).press('Enter');
    await expect(dialog).toContainText('will go');
    await expect(dialog).toContainText('Totals of weeks');
    const erase = dialog.getByRole('button', { name: 'Erase for good' });
    await expect(erase).toBeDisabled();
    await dialog.getByRole('radio', { name: 'They asked for it' }).press('Space');
    await dialog.getByRole('textbox').fill(`${name}x`);
    await erase.press('Enter');
    await expect(dialog).toContainText(`That is not “${name}”.`);
    await dialog.getByRole('textbox').fill(name);
    await page.keyboard.press('Enter');
    await expect(said(page)).toContainText('Erased, and the history still verifies.');

    await appCall(page, 'sync.now', {});
    expect((await weekOf(page)).rows.map((one) => one.line.ssRef)).not.toContain(line.ssRef);
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
    await expect(page.getByText(/^One person, on .* They asked for it\.$/)).toBeVisible();
    expectNoBug(app);
    await app.close();
    // Every file that the app writes in its folder is of a kind that the list of what is kept names; the rest is Chromium's.
    const own = readdirSync(userData, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(userData, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .filter((file) => /^(accounts|logs|unfinished|practice)\/|^(settings|window)\.json$/.test(file));
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter((file) => !fileHoldings.some(({ path: kind }) => kind.test(file)))).toEqual([]);
    expect(naming(userData, [name, line.ssRef, person?.nhsNumber ?? name, 'Marigold'])).toEqual([]);
  } finally {
    await portal.stop();
  }
});
