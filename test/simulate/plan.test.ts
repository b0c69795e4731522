// Plans as files: what was written is read back as it was, and what cannot be run is told with its place.
import { expect, test } from 'vitest';
import { type Plan, planText, readPlan } from './plan.ts';
import { planOf } from './seeded-plan.ts';

const plan: Plan = {
  provider: 1,
  clocks: [0, 500],
  draws: { latency: [[20, 30], []], chance: [[], [0.25]], keep: ['mine'] },
  steps: [
    { id: 0, gap: 0, by: 0, do: 'sign-in' },
    { id: 4, gap: 1_000, do: 'end-line', line: 3 },
  ],
};

/** What is said of this plan after one change to its text. */
function wrongWith(from: string, to: string): string {
  const text = planText(plan);
  expect(text).toContain(from);
  const read = readPlan(text.replace(from, to));
  return read.ok ? 'nothing' : read.wrong;
}

test('a plan is read as it was written', () => {
  expect(readPlan(planText(plan))).toEqual({ ok: true, plan });
});

test('the plans of seeds are read as they were written, with every kind of step and fault among them', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 200; seed += 1) {
    const made = planOf(seed);
    expect(readPlan(planText(made))).toEqual({ ok: true, plan: made });
    for (const step of made.steps) seen.add(step.do === 'fault' ? `fault ${step.fault.kind}` : step.do);
  }
  expect(seen.size).toBe(44 + 16);
});

test('each step has a line of its own, and one that is too long a line for each field', () => {
  const fault = { kind: 'gateway', status: 503, retryAfter: 'date', reaches: true } as const;
  const text = planText({
    ...plan,
    steps: [...plan.steps, { id: 12, gap: 100_000, by: 1, do: 'fault', fault, which: 'confirm', times: 6 }],
  });
  expect(text).toContain('\n    { "id": 4, "gap": 1000, "do": "end-line", "line": 3 },\n');
  expect(text).toContain('\n      "do": "fault",\n      "fault": { "kind": "gateway", "status": 503,');
});

test('what is wrong with a plan is told with its place', () => {
  expect(wrongWith('"end-line"', '"end-lime"')).toBe('✖ there is no such step\n  → at steps[1].do');
  expect(wrongWith('"gap": 1000', '"gap": -1')).toMatch(/at steps\[1\]\.gap$/);
  expect(wrongWith('"line": 3', '"lime": 3')).toMatch(/lime/);
  expect(wrongWith('"id": 4', '"id": 0')).toBe('✖ is there twice\n  → at steps[1].id');
  expect(wrongWith('"by": 0', '"by": 2')).toBe('✖ there is no such desktop\n  → at steps[0].by');
  expect(wrongWith('"provider": 1', '"provider": 2')).toMatch(/at provider$/);
  expect(wrongWith('{', '')).toMatch(/JSON/);
});
