import { expect, test } from 'vitest';
import { staysStopped } from '../../../../src-renderer/screens/evidence/stay-stopped.ts';
import type { AppResult } from '../../../../src-shared/app-api/index.ts';

const stopped = (): AppResult<string> => ({
  ok: false,
  problem: { code: 'evidence-stopped', sentence: 'It was stopped.', action: 'Begin again.' },
});

test('what was stopped is not begun again by an event, only by a person, and may be stopped once more', async () => {
  const answers: AppResult<string>[] = [stopped(), stopped(), { ok: true, value: 'whole' }];
  let asked = 0;
  const { ask, again } = staysStopped(async (_: { weekStart: string }) => {
    asked += 1;
    return answers[asked - 1] ?? stopped();
  }, 'evidence-stopped');
  const week = { weekStart: '2025-03-03' };
  const first = await ask(week);
  expect([await ask(week), asked]).toEqual([first, 1]);
  again();
  const second = await ask(week);
  // Another problem than before: whoever began again is asked again.
  expect(second.ok || first.ok || second.problem === first.problem).toBe(false);
  expect([await ask(week), asked]).toEqual([second, 2]);
  again();
  expect(await ask(week)).toEqual({ ok: true, value: 'whole' });
});

test('another week is put together as ever', async () => {
  let asked = 0;
  const { ask } = staysStopped(async (_: { weekStart: string }) => {
    asked += 1;
    return stopped();
  }, 'evidence-stopped');
  await ask({ weekStart: '2025-03-03' });
  await ask({ weekStart: '2025-03-10' });
  expect(asked).toBe(2);
});
