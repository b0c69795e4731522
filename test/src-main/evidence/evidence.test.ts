// The evidence of a week, as whoever receives it checks it.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { answerOf } from '../fixtures.ts';

import { fileMade, service, weekStart } from '../portal-export/by-files.ts';

test('the evidence pack of a week is verified by a script of its own, and a forged one is not', async () => {
  const week = await fileMade();
  answerOf(await week.files['files.report-upload']({ weekStart, service }));
  const { text, services } = answerOf(await week.files['evidence.get']({ weekStart }));
  expect(services).toMatchObject([{ service, sentence: expect.stringMatching(/Not read back/), cells: 3 }]);
  const verified = (content: string) => {
    const file = path.join(week.folder, 'evidence.json');
    writeFileSync(file, content);
    const script = path.resolve(import.meta.dirname, '../../../scripts/verify-evidence.mjs');
    return spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  };
  expect(verified(text).stdout).toContain('The signature fits, and the pack does not contradict itself.');
  expect(verified(text.replace('"missed":200', '"missed":100')).status).toBe(1);
  // People are named by SS Ref only.
  expect(text).not.toContain('Okafor');
  // The computer is named by its key: what the house calls it is nobody else's.
  expect(text).not.toContain(week.store.device.name);
  expect(text).toMatch(/"name":"Computer [0-9a-f]{8}"/);
});
