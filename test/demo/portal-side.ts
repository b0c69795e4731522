// What the practice portal itself holds, asked over its API once the app has gone: the same program on the data that
// the app's own portal left, so that nothing here can be the app's opinion.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { z } from 'zod';
import { project } from '../../scripts/electron.ts';
import { practiceAccounts } from '../../src-portal/practice/accounts.ts';
import { councilFilePath, portalCalls, type Receipt } from '../../src-shared/portal-api/index.ts';
import { expecting, waitFor } from './expecting.ts';

export interface Held {
  receipts: Receipt[];
  councilFile: string;
}

/** @param folder the practice portal's data folder, which no other portal is running on */
export async function heldByThePortal(folder: string, weekStart: string): Promise<Held> {
  const child = spawn(process.execPath, [path.join(project, 'src-portal', 'main.ts'), `--data=${folder}`], {
    env: { PATH: process.env.PATH ?? '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const address = await addressOf(child);
    return await expecting('the practice portal to give the receipt and the council’s file', async () => {
      const { signIn, receipts } = portalCalls;
      const [{ user, password, securityCode }] = practiceAccounts;
      const session = await json(signIn.answer, `${address}${signIn.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user, password, securityCode }),
      });
      const signedIn = { headers: { authorization: `Bearer ${session.token}` } };
      const of = (call: string) => `${address}${call.replace(':monday', weekStart)}`;
      const held = await json(receipts.answer, of(receipts.path), signedIn);
      const file = await fetch(of(councilFilePath), signedIn);
      if (!file.ok) throw new Error(`The council's file: ${file.status}`);
      return { receipts: held.receipts, councilFile: await file.text() };
    });
  } finally {
    const ended = once(child, 'exit');
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return waitFor('the practice portal to start again on the data that it left', async () => {
    if (child.exitCode !== null) throw new Error(`The portal ended with ${child.exitCode}.`);
    return /http:\/\/\S+/.exec(said)?.[0] ?? null;
  });
}

async function json<T extends z.ZodType>(schema: T, url: string, request: RequestInit): Promise<z.output<T>> {
  const response = await fetch(url, request);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return schema.parse(await response.json());
}
