// `npm run simulate`: many runs, each from its own seed; or one run of a plan.
//   --runs N      how many (200)
//   --seed S      the first seed (1); alone, that one run is repeated exactly and its trace is printed
//   --plan FILE   runs the plan in the file and prints its trace (plan.ts says what a plan is)
//   --workers W   processes (one a core)
//   --planted X   puts the known fault X into every run; `all`: each of them in turn, until it is found, from a seed that
//                 showed it before unless --seed says another
//   --save-plan FILE       of one run: writes its plan, with all that chance gave
//   --save-shortened FILE  of one run that breaks a promise: shortens its plan and writes what is left
// Ends with 1 when a promise was broken. The first broken run of seeds is shortened and printed with how to repeat it.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { optionsOf } from '../options.ts';
import { type Plan, planText, readPlan } from './plan.ts';
import { type Planted, plantedFaults } from './planted.ts';
import { openSharedPortal, type SharedPortal } from './portal.ts';
import { type Outcome, runPlan } from './run.ts';
import { planOf } from './seeded-plan.ts';
import { shrink } from './shrink.ts';
import { reasonOf, type Violation } from './violation.ts';

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
  plan: { type: 'string' },
  'save-plan': { type: 'string' },
  'save-shortened': { type: 'string' },
  /** Of a worker: prints JSON; every `step`th seed. */
  step: { type: 'string' },
});
const seed = whole(values.seed ?? '1');
const runs = values.runs === undefined ? (values.seed === undefined ? 200 : 1) : whole(values.runs);
const began = performance.now();

const { plan: planFile, 'save-plan': savePlanTo, 'save-shortened': saveShortenedTo } = values;
const ofOne = planFile !== undefined || (runs === 1 && values.step === undefined && values.planted !== 'all');
if (planFile !== undefined && (values.seed ?? values.runs ?? values.step) !== undefined)
  refuse('A plan is one run and has no seed: leave out --seed and --runs, or --plan.');
if (!ofOne && (savePlanTo ?? saveShortenedTo) !== undefined)
  refuse('A plan is written of one run: name it with --seed or --plan, and leave out --runs.');

if (planFile !== undefined) await one(planIn(planFile), planFile);
else if (values.planted === 'all') await plantAll();
else if (values.step !== undefined) await work(whole(values.step));
else if (runs === 1) await one(planOf(seed), `seed ${seed}`);
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
  if (first !== undefined) await repeat(first.seed);
  process.exit(broken.length > 0 || done < runs || ended.some((code) => code !== 0) ? 1 : 0);
}

async function repeat(broken: number): Promise<void> {
  const shared = await openSharedPortal();
  const plan = planOf(broken);
  const outcome = await runPlan(shared, plan, chosenFault());
  if (outcome.violation === null) {
    console.log(`seed ${broken} kept every promise when it was repeated: something outside the simulation decided`);
    return;
  }
  await explain(shared, plan, outcome);
  console.log(`\nRepeat it: npm run simulate -- --seed ${broken}`);
}

/** Repeats one run exactly. */
async function one(plan: Plan, name: string): Promise<void> {
  const shared = await openSharedPortal();
  const outcome = await runPlan(shared, plan, chosenFault());
  const { violation, trace, drawn } = outcome;
  console.log(trace.join('\n'));
  if (savePlanTo !== undefined) save(savePlanTo, withWords({ ...plan, draws: drawn }, violation));
  if (violation === null) {
    console.log(`\n${name}: every promise was kept`);
    if (plan.breaks !== undefined)
      console.log(`It is known to break: ${plan.breaks.sentence}. If that was mended, take "breaks" out of its file.`);
    if (saveShortenedTo !== undefined) console.log('There is nothing to shorten.');
    process.exit(0);
  }
  console.log(`\n${name}: ${violation.promised}: ${violation.message}`);
  if (violation.cause !== undefined) console.log(violation.cause);
  const { breaks } = plan;
  if (breaks !== undefined) {
    const asKnown = breaks.promised === violation.promised && breaks.sentence === violation.message;
    console.log(asKnown ? 'This is how it is known to break.' : `It is known to break otherwise: ${breaks.sentence}`);
  }
  if (planFile === undefined || saveShortenedTo !== undefined) await explain(shared, plan, outcome);
  if (planFile === undefined) console.log(`\nRepeat it: npm run simulate -- --seed ${seed}`);
  process.exit(1);
}

/** Shortens a broken run and prints what is left of it. */
async function explain(shared: SharedPortal, plan: Plan, first: Outcome): Promise<void> {
  if (first.violation === null) return;
  const reason = reasonOf(first.violation);
  const fails = async (simpler: Plan) => {
    const again = await runPlan(shared, simpler, chosenFault());
    return again.violation !== null && reasonOf(again.violation) === reason ? again : null;
  };
  const drawn = { ...plan, draws: first.drawn };
  const whole = (await fails(drawn)) === null ? plan : drawn;
  const { plan: short, outcome } = await shrink(whole, fails);
  const { trace, violation } = outcome ?? first;
  console.log(`\nThe same in ${short.steps.length} of ${plan.steps.length} steps:\n`);
  console.log(briefly(trace).join('\n'));
  console.log(`\n${violation?.promised}: ${violation?.message}`);
  if (violation?.cause !== undefined) console.log(violation.cause);
  if (saveShortenedTo !== undefined) save(saveShortenedTo, withWords(short, violation));
}

/** As a plan is kept: with what happens in it, for a person to say better, and with how it breaks. */
function withWords({ about, breaks: _, ...plan }: Plan, violation: Violation | null): Plan {
  if (violation === null) return { ...(about === undefined ? {} : { about }), ...plan };
  const { promised, message: sentence } = violation;
  return { about: about ?? sentence, breaks: { promised, sentence }, ...plan };
}

function planIn(file: string): Plan {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    refuse(`${file} cannot be read: ${(error as Error).message}`);
  }
  const read = readPlan(text);
  return read.ok ? read.plan : refuse(`${file} is not a plan that can be run:\n${read.wrong}`);
}

function save(file: string, plan: Plan): void {
  try {
    writeFileSync(file, planText(plan));
  } catch (error) {
    refuse(`${file} cannot be written: ${(error as Error).message}`);
  }
  console.log(`\nThe plan is in ${file}.`);
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
    const first = values.seed === undefined ? planted.shownBy : seed;
    for (let tried = 1; tried <= most; tried += 1) {
      const { violation } = await runPlan(shared, planOf(first + tried - 1), planted);
      if (violation === null) continue;
      told = {
        name: planted.name,
        tried,
        seed: first + tried - 1,
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
  return (
    plantedFaults.find(({ name }) => name === values.planted) ??
    refuse(`No such fault. There are: ${plantedFaults.map(({ name }) => name).join('; ')}`)
  );
}

function tell(told: Told): void {
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function whole(text: string): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : refuse(`${text} is not a whole number.`);
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
