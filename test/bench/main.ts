// `npm run bench [-- --json] [-- --only sync,csv]`: all benchmarks, one after the other, each as a ratio. Not a test: it
// says what is missed and ends well all the same, since a time depends on what else the machine does.
import { cpus, loadavg, totalmem } from 'node:os';
import { optionsOf } from '../options.ts';
import { benchBlocks } from './blocks.ts';
import { benchCheckWeek } from './check-week.ts';
import { benchCsv } from './csv.ts';
import { benchDailyLog } from './daily-log.ts';
import { benchGrid } from './grid.ts';
import { type Measured, round2 } from './measure.ts';
import { benchSignIn } from './sign-in.ts';
import { benchSync } from './sync.ts';
import { benchWeekView } from './week-view.ts';

const modules: Record<string, () => Measured[] | Promise<Measured[]>> = {
  'check-week': checkWeek,
  csv: () => benchCsv(),
  'week-view': async () => [...(await benchWeekView(1_000)), ...(await benchWeekView(10_000))],
  sync: () => benchSync(),
  'daily-log': () => benchDailyLog(),
  grid: () => benchGrid(),
  blocks: () => benchBlocks(),
  'sign-in': () => benchSignIn(),
};

const values = optionsOf({ json: { type: 'boolean', default: false }, only: { type: 'string' } });
const wanted = values.only?.split(',') ?? Object.keys(modules);
const load = () => round2(loadavg()[0] ?? 0);
const machine = {
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  loadBefore: load(),
};

const results: Measured[] = [];
for (const name of wanted) {
  const bench = modules[name];
  if (bench === undefined) throw new Error(`there is no benchmark ${name}`);
  const measured = await bench();
  results.push(...measured);
  if (!values.json) for (const one of measured) console.log(lineOf(one));
}
if (values.json) console.log(JSON.stringify({ ...machine, loadAfter: load(), results }));
else
  console.log(
    `${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}, load ${machine.loadBefore} to ${load()}`,
  );

function checkWeek(): Measured[] {
  const { lines, findings, floorMilliseconds, fullMilliseconds, fullToFloor, lineMilliseconds, lineToFull } =
    benchCheckWeek();
  const rounded = (milliseconds: number, against: number, ratio: number) => ({
    milliseconds: round2(milliseconds),
    against: round2(against),
    ratio: Math.round(ratio * 10_000) / 10_000,
  });
  return [
    {
      name: 'check-week-full',
      what: 'all rules on 10,000 lines, against visiting each line',
      ...rounded(fullMilliseconds, floorMilliseconds, fullToFloor),
      target: null,
      counts: { lines, findings },
    },
    {
      name: 'check-week-frame',
      what: 'the same, against the 16 ms between two frames',
      ...rounded(fullMilliseconds, 16, fullMilliseconds / 16),
      target: 1,
    },
    {
      name: 'check-week-line',
      what: 'one line checked again, against all of them',
      ...rounded(lineMilliseconds, fullMilliseconds, lineToFull),
      target: null,
    },
  ];
}

function lineOf({ name, what, milliseconds, against, ratio, target, counts = {} }: Measured): string {
  const aim = target === null ? '' : ratio <= target ? ` (aim ${target}: met)` : ` (aim ${target}: MISSED)`;
  const more = Object.entries(counts).map(([key, count]) => `${key} ${count}`);
  return `${name}: ${ratio}×${aim}, ${milliseconds} ms against ${against} ms. ${what}. ${more.join(', ')}`;
}
