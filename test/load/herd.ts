// The herd, in a process of its own: told by its parent where the portal is, and answers with what it saw. Providers
// come more and more often towards the deadline: the number of those that have come grows with the square of time.
import { setTimeout as wait } from 'node:timers/promises';
import { type Done, type Known, sendAndConfirm, type Tally } from './coordinator.ts';

export interface HerdOrder {
  url: string;
  weekStart: string;
  known: Known;
  tokens: string[];
  providers: string[];
  /** Over how many seconds they come; 0: all in the same moment. */
  seconds: number;
  mostSeconds: number;
  lostPercent: number;
}

export interface HerdReport {
  tally: Tally;
  done: Done[];
  /** From the first click to the last receipt. */
  milliseconds: number;
  cpuMilliseconds: number;
}

process.once('message', (order: HerdOrder) => {
  run(order).then(
    (report) => process.send?.(report, () => process.disconnect()),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function run(order: HerdOrder): Promise<HerdReport> {
  const { url, weekStart, known, lostPercent } = order;
  const tally: Tally = { answered: { send: [], pull: [], confirm: [] }, refused: {}, retried: 0, answersLost: 0 };
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const until = begun + order.mostSeconds * 1000;
  const done = await Promise.all(
    order.tokens.map(async (token, index) => {
      await wait(1000 * order.seconds * Math.sqrt((index + Math.random()) / order.tokens.length));
      const provider = order.providers[index] ?? '';
      return sendAndConfirm({ url, provider, token, weekStart, known, tally, lostPercent, until });
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { tally, done, milliseconds: performance.now() - begun, cpuMilliseconds: (user + system) / 1000 };
}
