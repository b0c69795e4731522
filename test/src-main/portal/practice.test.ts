// The practice portal's process: one at a time, started again when it ended, and a sentence when it does not start.
import { describe, expect, it } from 'vitest';
import { adapterFor, sameConnection } from '../../../src-main/portal/adapter.ts';
import { type PracticeProcess, practicePortal } from '../../../src-main/portal/practice.ts';
import { practiceSignIn } from '../../../src-main/portal/practice-sign-in.ts';
import { practiceAccounts } from '../../../src-portal/practice/accounts.ts';
import { noTimer } from '../timers.ts';

interface Started extends PracticeProcess {
  say(message: unknown): void;
  exit(code: number | null): void;
  stopped: boolean;
}

function processes() {
  const started: Started[] = [];
  const start = (): PracticeProcess => {
    let message: (message: unknown) => void = () => undefined;
    let exit: (code: number | null) => void = () => undefined;
    const process: Started = {
      onMessage: (listener) => {
        message = listener;
      },
      onExit: (listener) => {
        exit = listener;
      },
      stop: () => {
        process.stopped = true;
      },
      say: (told) => message(told),
      exit: (code) => exit(code),
      stopped: false,
    };
    started.push(process);
    return process;
  };
  return { started, start };
}

describe('the practice portal', () => {
  it('is started once for many that ask, and its address is where it listens', async () => {
    const { started, start } = processes();
    const portal = practicePortal({ start, setTimer: noTimer });
    const asked = [portal.find(), portal.find()];
    started[0]?.say({ kind: 'listening', port: 4321 });
    expect(await Promise.all(asked)).toEqual([
      { ok: true, address: 'http://127.0.0.1:4321' },
      { ok: true, address: 'http://127.0.0.1:4321' },
    ]);
    expect(started).toHaveLength(1);
  });

  it('is started again after it ended', async () => {
    const { started, start } = processes();
    const portal = practicePortal({ start, setTimer: noTimer });
    const first = portal.find();
    started[0]?.say({ kind: 'listening', port: 1000 });
    await first;
    started[0]?.exit(1);
    const second = portal.find();
    started[1]?.say({ kind: 'listening', port: 2000 });
    expect(await second).toEqual({ ok: true, address: 'http://127.0.0.1:2000' });
  });

  it.each([
    [
      'it says that it failed',
      (process: Started) => process.say({ kind: 'failed', sentence: 'The disk is full.' }),
      'The disk is full.',
    ],
    ['it ends before it listens', (process: Started) => process.exit(3), 'It stopped with code 3.'],
  ])('says so in a sentence when %s', async (_, happen, sentence) => {
    const { started, start } = processes();
    const found = practicePortal({ start, setTimer: noTimer }).find();
    const [process] = started;
    if (process !== undefined) happen(process);
    expect(await found).toMatchObject({
      ok: false,
      problem: { code: 'practice-not-started', sentence: expect.stringContaining(sentence) },
    });
  });
});

it('the sign-in page shows an account that the practice portal has, and that may confirm', () => {
  const { user, password, securityCode } = practiceSignIn;
  const account = practiceAccounts.find((one) => one.user === user);
  expect(account).toMatchObject({ password, securityCode, roles: expect.arrayContaining(['recorder', 'confirmer']) });
});

describe('an address', () => {
  const practice = practicePortal({ start: processes().start, setTimer: noTimer });
  const find = (address: string) => adapterFor({ kind: 'api', address, authority: 'council' }, practice).find();

  it('is https, or this same computer', async () => {
    expect(await find('https://portal.example.gov.uk/')).toEqual({
      ok: true,
      address: 'https://portal.example.gov.uk',
    });
    expect(await find('http://127.0.0.1:8080')).toMatchObject({ ok: true });
    expect(await find('http://portal.example.gov.uk')).toMatchObject({
      ok: false,
      problem: { code: 'insecure-address' },
    });
    expect(await find('http://127.0.0.1.example.com')).toMatchObject({ ok: false });
    expect(await find('https://user:secret@portal.example.gov.uk')).toMatchObject({ ok: false });
  });
  it('is the same with or without its last slash', () => {
    const api = (address: string) => ({ kind: 'api' as const, address, authority: 'council' as const });
    expect(sameConnection(api('https://a.example'), api('https://a.example/'))).toBe(true);
    expect(sameConnection(api('https://a.example'), { kind: 'practice' })).toBe(false);
  });
});
