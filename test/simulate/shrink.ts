// Makes a failing plan short: takes steps out, first many at once and then one by one, as long as the same promise
// stays broken in the same way. What is left is what a person has to read.
import type { Plan } from './plan.ts';
import type { Outcome } from './run.ts';

/**
 * @param fails runs a plan and tells whether it breaks the same promise in the same way
 * @param tries at most so many runs
 */
export async function shrink(
  plan: Plan,
  fails: (shorter: Plan) => Promise<Outcome | null>,
  tries = 400,
): Promise<{ plan: Plan; outcome: Outcome | null }> {
  let best = plan;
  let outcome: Outcome | null = null;
  let left = tries;
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let shorter = true;
    while (shorter && left > 0) {
      shorter = false;
      // From the end: later steps hang on earlier ones, seldom the other way round.
      for (let from = best.steps.length - size; from > -size && left > 0; from -= size) {
        const steps = without(best.steps, Math.max(0, from), from + size);
        if (steps.length === best.steps.length) continue;
        left -= 1;
        const candidate = { ...best, steps };
        const failed = await fails(candidate);
        if (failed === null) continue;
        best = candidate;
        outcome = failed;
        shorter = true;
      }
    }
  }
  return { plan: best, outcome };
}

/** The gap of what is taken out goes to the next step, so that the rest happens when it did. */
function without(steps: Plan['steps'], from: number, to: number): Plan['steps'] {
  const gap = steps.slice(from, to).reduce((sum, step) => sum + step.gap, 0);
  const [next, ...rest] = steps.slice(to);
  return [...steps.slice(0, from), ...(next === undefined ? [] : [{ ...next, gap: next.gap + gap }]), ...rest];
}
