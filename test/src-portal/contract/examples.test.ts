// The examples of the contract are what a portal answers.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Example } from '../../../src-portal/contract/examples.ts';
import { operations, problemsOf } from '../../../src-portal/contract/operations.ts';
import { type PortalProblem, problemName } from '../../../src-shared/portal-api/index.ts';
import { examplesFile, recordExamples } from './record.ts';

test('replayed on a portal, every example is answered as it stands (renew with: node test/src-portal/contract/record.ts)', async () => {
  const kept = JSON.parse(readFileSync(examplesFile, 'utf8')) as Example[];
  const replayed = await recordExamples();
  // One by one, so that a failure shows the call that is answered otherwise.
  expect(replayed.map(({ operation, name }) => `${operation} ${name}`)).toEqual(
    kept.map(({ operation, name }) => `${operation} ${name}`),
  );
  for (const [index, example] of replayed.entries()) expect(example).toEqual(kept[index]);

  const done = new Set(kept.filter(({ answer }) => answer.status === 200).map(({ operation }) => operation));
  expect(Object.keys(operations).filter((name) => !done.has(name as Example['operation']))).toEqual([]);
  for (const { operation, answer } of kept) {
    if (answer.status < 400) continue;
    expect(problemsOf(operation)).toContain(problemName(answer.body as PortalProblem));
  }
});
