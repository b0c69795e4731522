// Makes a failing plan short and plain, as long as the same promise stays broken in the same way: takes out steps, puts
// what is usual in the place of what chance gave, and makes the rest simpler. What is left is what a person has to read.
import { usual } from './draws.ts';
import type { Drawn, Plan, Step } from './plan.ts';
import type { Outcome } from './run.ts';

/** Runs a plan; null when it does not break the same promise in the same way. */
type Fails = (simpler: Plan) => Promise<Outcome | null>;
/** Takes the plan for the best so far when it still fails. */
type Attempt = (simpler: Plan) => Promise<boolean>;
interface Best {
  plan: Plan;
  outcome: Outcome | null;
}

/** @param tries at most so many runs */
export async function shrink(plan: Plan, fails: Fails, tries = 600): Promise<Best> {
  const best: Best = { plan, outcome: null };
  const tried = new Set([JSON.stringify(plan)]);
  const attempt: Attempt = async (simpler) => {
    const text = JSON.stringify(simpler);
    if (tried.has(text) || tried.size > tries) return false;
    tried.add(text);
    const outcome = await fails(simpler);
    if (outcome === null) return false;
    Object.assign(best, { plan: simpler, outcome });
    return true;
  };
  let before: Plan;
  do {
    before = best.plan;
    for (const pass of [usualDraws, fewerSteps, fewerDesktops, simplerSteps, shorterGaps]) await pass(best, attempt);
  } while (best.plan !== before);
  return best;
}

async function fewerSteps(best: Best, attempt: Attempt): Promise<void> {
  for (let size = Math.ceil(best.plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let shorter = true;
    while (shorter) {
      shorter = false;
      // From the end: later steps depend on earlier ones, seldom the other way round.
      for (let from = best.plan.steps.length - size; from > -size; from -= size) {
        const steps = without(best.plan.steps, Math.max(0, from), from + size);
        if (await attempt({ ...best.plan, steps })) shorter = true;
      }
    }
  }
}

/** The gap of what is taken out goes to the next step, so that the rest happens when it did. */
function without(steps: Plan['steps'], from: number, to: number): Plan['steps'] {
  const gap = steps.slice(from, to).reduce((sum, step) => sum + step.gap, 0);
  const [next, ...rest] = steps.slice(to);
  return [...steps.slice(0, from), ...(next === undefined ? [] : [{ ...next, gap: next.gap + gap }]), ...rest];
}

/** Empty lists go on with what is usual; what cannot be empty is cut off where it no longer counts. */
async function usualDraws(best: Best, attempt: Attempt): Promise<void> {
  if ('seed' in best.plan.draws) return;
  if (await attempt({ ...best.plan, draws: { latency: [], chance: [], keep: [] } })) return;
  const drawn = () => best.plan.draws as Drawn;
  const tryDrawn = (change: Partial<Drawn>) => attempt({ ...best.plan, draws: { ...drawn(), ...change } });
  await plainerList(drawn().keep, usual.keep, (keep) => tryDrawn({ keep }));
  for (const kind of ['latency', 'chance'] as const) {
    for (const [index, list] of drawn()[kind].entries())
      await plainerList(list, usual[kind], (plainer) => tryDrawn({ [kind]: drawn()[kind].with(index, plainer) }));
  }
}

async function plainerList<T>(list: readonly T[], usually: T, attempt: (plainer: T[]) => Promise<boolean>) {
  let [works, fails] = [list.length, -1];
  while (works - fails > 1) {
    const length = fails === -1 ? 0 : Math.floor((works + fails) / 2);
    if (await attempt(list.slice(0, length))) works = length;
    else fails = length;
  }
  let plainest = list.slice(0, works);
  // Short ones only: a long list is there because much of it counts.
  if (works > 24) return;
  for (const index of plainest.keys()) {
    const plainer = plainest.with(index, usually);
    if (plainest[index] !== usually && (await attempt(plainer))) plainest = plainer;
  }
}

async function fewerDesktops(best: Best, attempt: Attempt): Promise<void> {
  const { clocks } = best.plan;
  const used = Math.max(0, ...best.plan.steps.map((step) => ('by' in step ? step.by : 0))) + 1;
  if (used < clocks.length) await attempt({ ...best.plan, clocks: clocks.slice(0, used) });
  for (const [index, clock] of best.plan.clocks.entries())
    if (clock !== 0) await attempt({ ...best.plan, clocks: best.plan.clocks.with(index, 0) });
}

async function simplerSteps(best: Best, attempt: Attempt): Promise<void> {
  for (const { id } of best.plan.steps) {
    const index = best.plan.steps.findIndex((step) => step.id === id);
    for (const steps of simpler(best.plan.steps, index)) if (await attempt({ ...best.plan, steps })) break;
  }
}

/** What could stand in the place of the step, the simplest first. */
function simpler(steps: readonly Step[], index: number): Step[][] {
  const step = steps[index] as Step;
  switch (step.do) {
    case 'attest':
      return step.lines.length > 1 ? step.lines.map((line) => steps.with(index, { ...step, lines: [line] })) : [];
    case 'fault':
      return Array.from({ length: step.times - 1 }, (_, less) => steps.with(index, { ...step, times: less + 1 }));
    case 'crash':
      return step.of === undefined ? crashes(steps, index, step) : [];
    default:
      return [];
  }
}

/** At a point of one kind that comes soon after a step, which stays the same when the app asks for something else, too. */
function crashes(steps: readonly Step[], index: number, crash: Step & { do: 'crash' }): Step[][] {
  const rest = without([...steps], index, index + 1);
  return rest.flatMap((next, at) => {
    if (at < index || !('by' in next) || next.by !== crash.by) return [];
    const kinds = ['news', 'request', 'id', 'chance', 'time'] as const;
    return [1, 2].flatMap((atPoint) =>
      kinds.map((of) => [
        ...rest.slice(0, at),
        { ...crash, gap: next.gap, atPoint, of },
        { ...next, gap: 0 },
        ...rest.slice(at + 1),
      ]),
    );
  });
}

/** Round ones, so that it is seen which matter. */
async function shorterGaps(best: Best, attempt: Attempt): Promise<void> {
  for (const index of best.plan.steps.keys()) {
    const step = best.plan.steps[index] as Step;
    const digits = 10 ** Math.floor(Math.log10(Math.max(1, step.gap)));
    for (const gap of [0, 100, 1_000, 10_000, 70_000, Math.floor(step.gap / digits) * digits]) {
      if (gap >= step.gap) continue;
      if (await attempt({ ...best.plan, steps: best.plan.steps.with(index, { ...step, gap }) })) break;
    }
  }
}
