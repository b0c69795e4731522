// Guessing is slowed down, and nothing about the clock or a restart makes it faster.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attemptCounter, waitAfter } from '../../../src-main/accounts/attempts.ts';
import { wholeFileWriter } from '../../../src-main/machine/whole-file.ts';
import { temporaryFolder } from '../fixtures.ts';
import { setTimer } from '../timers.ts';

function counter(folder = temporaryFolder()) {
  const clock = { millis: 1_000_000 };
  mkdirSync(path.join(folder, 'a'), { recursive: true });
  const start = () =>
    attemptCounter({ folder, writeFile: wholeFileWriter({ setTimer }), steadyMillis: () => clock.millis });
  return { folder, clock, start };
}

async function fail(attempts: ReturnType<typeof attemptCounter>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await attempts.begin('a');
}

describe('wrong tries', () => {
  it('wait longer and longer, and never more than five minutes', async () => {
    expect([1, 4, 5, 6, 7, 8, 9, 50, 5_000].map(waitAfter)).toEqual([
      0, 0, 15_000, 30_000, 60_000, 120_000, 300_000, 300_000, 300_000,
    ]);
    const { clock, start } = counter();
    const attempts = start();
    await fail(attempts, 4);
    expect(attempts.wait('a')).toBe(0);
    await fail(attempts, 1);
    expect(attempts.wait('a')).toBe(15_000);
    clock.millis += 14_000;
    expect(attempts.wait('a')).toBe(1_000);
    clock.millis += 1_000;
    expect(attempts.wait('a')).toBe(0);
  });

  it('are remembered by the next start, which begins the wait anew', async () => {
    const { clock, start } = counter();
    await fail(start(), 9);
    clock.millis = 5;
    const again = start();
    expect(again.wait('a')).toBe(300_000);
    clock.millis += 300_000;
    expect(again.wait('a')).toBe(0);
  });

  it('are over with the right one, and are of one account alone', async () => {
    const { start } = counter();
    const attempts = start();
    await fail(attempts, 9);
    expect(attempts.wait('b')).toBe(0);
    attempts.succeeded('a');
    expect(attempts.wait('a')).toBe(0);
    expect(start().wait('a')).toBe(0);
  });

  it('count as many where the count was meddled with, and that too passes', async () => {
    const { folder, clock, start } = counter();
    writeFileSync(path.join(folder, 'a', 'attempts'), 'none');
    const attempts = start();
    expect(attempts.wait('a')).toBe(300_000);
    clock.millis += 300_000;
    expect(attempts.wait('a')).toBe(0);
  });

  it('count on in memory where the file is deleted between them', async () => {
    const { folder, start } = counter();
    const attempts = start();
    for (let time = 0; time < 6; time += 1) {
      await attempts.begin('a');
      rmSync(path.join(folder, 'a', 'attempts'), { force: true });
    }
    expect(attempts.wait('a')).toBe(30_000);
    attempts.succeeded('a');
    expect(attempts.wait('a')).toBe(0);
  });

  it('keep nobody out on a disk that is full or that nothing can be deleted from', async () => {
    const { folder, clock } = counter();
    const full = async () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const attempts = attemptCounter({ folder, writeFile: full, steadyMillis: () => clock.millis });
    await fail(attempts, 5);
    expect(attempts.wait('a')).toBe(15_000);
    // A folder of that name can be neither read nor deleted as a file.
    mkdirSync(path.join(folder, 'a', 'attempts'));
    expect(() => attempts.succeeded('a')).not.toThrow();
  });
});
