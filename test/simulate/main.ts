// `npm run simulate`: many runs, each from its own seed.
//   --runs N      how many (200)
//   --seed S      the first seed (1); alone, that one run is repeated exactly and its trace is printed
//   --workers W   processes (one a core)
//   --planted X   puts the known fault X into every run; `all`: each of them in turn, until it is found
// Ends with 1 when a promise was broken. The first broken run is shortened and printed with how to repeat it.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { optionsOf } from '../options.ts';
import { type Planted, plantedFaults } from './planted.ts';
import { openSharedPortal, type SharedPortal } from './portal.ts';
import { runPlan } from './run.ts';
import { planOf } from './seeded-plan.ts';
import { shrink } from './shrink.ts';
import { reasonOf } from './violation.ts';

/** One line of a worker: a broken run, or null for one that kept every promise. */
interface Told {
  seed: number;
  promised: string | null;
  sentence: string;
}

const values = optionsOf({
  runs: { type: 'string' },
  seed: { type: 'string' },
  workers: { type: 'string', default: String(availableParallelism()) },
  planted: { type: 'string' },
  /** Of a worker: prints JSON; every `step`th seed. */
  step: { type: 'string' },
});
const seed = whole(values.seed ?? '1');
const runs = values.runs === undefined ? (values.seed === undefined ? 200 : 1) : whole(values.runs);
const began = performance.now();

if (values.planted === 'all') await plantAll();
else if (values.step !== undefined) await work(whole(values.step));
else if (runs === 1) await repeat();
else await many();

/** Runs seeds one after the other and tells of each on a line of its own. */
async function work(step: number): Promise<void> {
  const shared = await openSharedPortal();
  for (let one = seed; one < seed + runs * step; one += step) {
    const { violation } = await runPlan(shared, planOf(one), chosenFault());
    tell({ seed: one, promised: violation?.promised ?? null, sentence: violation?.message ?? '' });
  }
  process.exit(0);
}

async function many(): Promise<void> {
  const workers = Math.max(1, Math.min(whole(values.workers), runs));
  const broken: Told[] = [];
  let done = 0;
  const ended = await Promise.all(
    Array.from({ length: workers }, (_, index) => {
      const share = Math.floor(runs / workers) + (index < runs % workers ? 1 : 0);
      const args = [
        import.meta.filename,
        '--seed',
        String(seed + index),
        '--runs',
        String(share),
        '--step',
        String(workers),
      ];
      if (values.planted !== undefined) args.push('--planted', values.planted);
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      createInterface({ input: child.stdout }).on('line', (line) => {
        const told = JSON.parse(line) as Told;
        done += 1;
        if (told.promised !== null) {
          broken.push(told);
          console.log(`seed ${told.seed}: ${told.promised}: ${told.sentence.slice(0, 300)}`);
        }
        if (done % 100 === 0) console.log(`${done} of ${runs} runs, ${broken.length} broken`);
      });
      return new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${done} runs in ${seconds.toFixed(1)} s (${(done / seconds).toFixed(1)} a second), ${broken.length} broken`,
  );
  const [first] = broken.sort((a, b) => a.seed - b.seed);
  if (first !== undefined) await explain(await openSharedPortal(), first.seed);
  process.exit(broken.length > 0 || done < runs || ended.some((code) => code !== 0) ? 1 : 0);
}

async function repeat(): Promise<void> {
  const shared = await openSharedPortal();
  const { violation, trace } = await runPlan(shared, planOf(seed), chosenFault());
  console.log(trace.join('\n'));
  if (violation === null) {
    console.log(`\nseed ${seed}: every promise was kept`);
    process.exit(0);
  }
  console.log(`\nseed ${seed}: ${violation.promised}: ${violation.message}`);
  if (violation.cause !== undefined) console.log(violation.cause);
  await explain(shared, seed);
  process.exit(1);
}

/** Shortens a broken run, prints what is left of it, and how to repeat the whole. */
async function explain(shared: SharedPortal, broken: number): Promise<void> {
  const plan = planOf(broken);
  const planted = chosenFault();
  const first = await runPlan(shared, plan, planted);
  if (first.violation === null) {
    console.log(`seed ${broken} kept every promise when it was repeated: something outside the simulation decided`);
    return;
  }
  const reason = reasonOf(first.violation);
  const { plan: short, outcome } = await shrink(plan, async (shorter) => {
    const again = await runPlan(shared, shorter, planted);
    return again.violation !== null && reasonOf(again.violation) === reason ? again : null;
  });
  const left = outcome ?? first;
  console.log(`\nThe same in ${short.steps.length} of ${plan.steps.length} steps:\n`);
  console.log(briefly(left.trace).join('\n'));
  console.log(`\n${left.violation?.promised}: ${left.violation?.message}`);
  if (left.violation?.cause !== undefined) console.log(left.violation.cause);
  console.log(`\nRepeat it: npm run simulate -- --seed ${broken}`);
}

/** The middle of a long wait says nothing. */
function briefly(trace: readonly string[]): readonly string[] {
  return trace.length <= 120 ? trace : [...trace.slice(0, 90), `… ${trace.length - 115} more …`, ...trace.slice(-25)];
}

/** Each planted fault until it is found, or until `runs` runs did not find it. */
async function plantAll(): Promise<void> {
  const shared = await openSharedPortal();
  const most = values.runs === undefined ? 200 : runs;
  let missed = 0;
  for (const planted of plantedFaults) {
    let told: Told & { name: string; tried: number } = {
      name: planted.name,
      tried: most,
      seed: 0,
      promised: null,
      sentence: '',
    };
    for (let tried = 1; tried <= most; tried += 1) {
      const { violation } = await runPlan(shared, planOf(seed + tried - 1), planted);
      if (violation === null) continue;
      told = {
        name: planted.name,
        tried,
        seed: seed + tried - 1,
        promised: violation.promised,
        sentence: violation.message.slice(0, 300),
      };
      break;
    }
    if (told.promised === null) missed += 1;
    tell(told);
  }
  process.exit(missed === 0 ? 0 : 1);
}

function chosenFault(): Planted | null {
  if (values.planted === undefined) return null;
  const found = plantedFaults.find(({ name }) => name === values.planted);
  if (found === undefined)
    throw new Error(`No such fault. There are: ${plantedFaults.map(({ name }) => name).join('; ')}`);
  return found;
}

function tell(told: Told): void {
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${text} is not a whole number`);
  return value;
}
