// The daily log's common case in the built app's window: whom, what, and saved, with whoever was logged last on top. Ten
// seconds are a person's; what is measured is how many of them the app takes.
import { type Measured, median, round2 } from './measure.ts';
import { paintedAfter, watchPaint } from './painted.ts';
import { week } from './store-with-lines.ts';
import { windowWith } from './window.ts';

const rounds = 20;
const aim = 10_000;

export async function benchDailyLog(lines = 10_000): Promise<Measured[]> {
  const app = await windowWith(lines, 'bench-log');
  try {
    const { page } = app;
    await watchPaint(page);
    const answer = await page.evaluate((weekStart) => window.app.call('week.get', { weekStart }), week);
    if (!answer.ok) throw new Error(answer.problem.sentence);
    const row = answer.value.rows.find(({ line }) => line.serviceType === 'home_support');
    if (row === undefined) throw new Error('there is no home support');
    await page.keyboard.press('Control+2');
    const person = page.getByRole('combobox', { name: 'Person' });
    await person.focus();
    await page.keyboard.type(row.line.ssRef);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('4');
    await page.keyboard.press('Enter');
    const field = `#${await person.getAttribute('id')}`;
    const long = `#${await page.getByLabel('How long').getAttribute('id')}`;
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await page.locator(`${field}:focus`).waitFor();
      let took = await paintedAfter(page, 'ArrowDown', { selector: '[role=option]', text: row.line.ssRef });
      took += await paintedAfter(page, 'Enter', { selector: 'input[type=radio]', focused: true });
      took += await paintedAfter(page, '4', { selector: long, focused: true });
      took += await paintedAfter(page, 'Enter', { selector: field, focused: true });
      times.push(took);
    }
    const longest = Math.max(...times);
    return [
      {
        name: `daily-log-${lines}`,
        what: `one entry in four keys, saved: the app’s own share of ten seconds, the longest of ${rounds}`,
        milliseconds: round2(longest),
        against: aim,
        ratio: round2(longest / aim),
        target: null,
        counts: { times: times.length, median: round2(median(times)) },
      },
    ];
  } finally {
    await app.close();
  }
}
