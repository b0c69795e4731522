// Proves what docs/guidance.md says of its rules: each is silenced in turn, and the tests named for it must fail then.
// `npm run guidance`, or `npm run guidance -- --rule comment-missing` for one. Ends with the counts.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { TestCase, TestModule } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { type RuleId, ruleIds } from '../../src-shared/rules/rule-ids.ts';
import { type GuidanceRow, guidanceRows, type NamedTest } from './rows.ts';
import { silence } from './silence.ts';

const { values } = parseArgs({ options: { rule: { type: 'string' } } });
const root = new URL('../../', import.meta.url);
const rows = guidanceRows(root);
const silenced = ruleIds.filter((rule) => values.rule === undefined || rule === values.rule);

/** Rules are proven by the pure tests of the rules; what else a row names proves its features, and is run with the rest. */
const isProof = ({ file }: NamedTest) => /^src-shared\/.*\.test\.ts$/.test(file);
const rowsOf = (rule: RuleId) => rows.filter(({ rules }) => rules.includes(rule));
const filesOf = (own: readonly GuidanceRow[]) => [
  ...new Set(own.flatMap(({ tests }) => tests.filter(isProof).map(({ file }) => `test/${file}`))),
];

interface Outcome {
  passed: boolean;
  name: string;
  file: string;
}

async function outcomes(): Promise<Map<string, Outcome[]>> {
  const all = silenced.flatMap(rowsOf);
  const projects = [null, ...silenced].map((rule) => ({
    root: fileURLToPath(root),
    plugins: [silence(rule)],
    test: {
      name: rule ?? 'as it is',
      include: filesOf(rule === null ? all : rowsOf(rule)),
      setupFiles: ['test/fixed-seed.ts'],
      isolate: false,
      testTimeout: 60_000,
    },
  }));
  const vitest = await createVitest('test', {
    root: fileURLToPath(root),
    config: false,
    watch: false,
    maxWorkers: 2,
    // Most of them are to fail: what failed is told below.
    reporters: [{}],
    projects,
  });
  await vitest.start();
  const found = new Map<string, Outcome[]>();
  for (const module of vitest.state.getTestModules()) {
    const own = found.get(module.project.name) ?? [];
    own.push(...testsOf(module));
    found.set(module.project.name, own);
  }
  await vitest.close();
  return found;
}

function testsOf(module: TestModule): Outcome[] {
  const file = path
    .relative(path.join(fileURLToPath(root), 'test'), module.moduleId)
    .split(path.sep)
    .join('/');
  return [...module.children.allTests()].map((test: TestCase) => ({
    file,
    name: test.fullName,
    passed: test.result().state === 'passed',
  }));
}

/** The tests that are meant by a named one: those whose own name, or that of a group around them, begins so. */
function meant(all: readonly Outcome[], { file, words }: NamedTest): Outcome[] {
  return all.filter((one) => one.file === file && one.name.split(' > ').some((part) => part.startsWith(words)));
}

const results = await outcomes();
const wrong: string[] = [];
const asItIs = results.get('as it is') ?? [];
for (const { name, file } of asItIs.filter(({ passed }) => !passed)) wrong.push(`${file} › ${name} fails as it is`);
let proofs = 0;
for (const rule of silenced) {
  const own = rowsOf(rule);
  const all = results.get(rule) ?? [];
  if (own.every(({ tests }) => !tests.some(isProof))) wrong.push(`${rule} has no test that could prove it`);
  for (const { sentence, tests, rules, hasFeature } of own) {
    const proving = tests.filter(isProof);
    const failing = proving.filter((test) => meant(all, test).some(({ passed }) => !passed));
    if (proving.length > 0 && failing.length === 0) {
      wrong.push(`${rule} is silent, and every test of this row passes: ${sentence.slice(0, 90)}`);
    }
    proofs += failing.length;
    // A row of one rule and nothing else names tests of that rule only.
    if (rules.length > 1 || hasFeature) continue;
    for (const test of proving) {
      if (!failing.includes(test)) wrong.push(`${rule} is silent, and ${test.file} › ${test.words} passes`);
    }
  }
}

for (const sentence of wrong) console.error(sentence);
const unprovable = rows.filter(({ isUnprovable }) => isUnprovable).length;
console.log(
  `${silenced.length} rules silenced, ${proofs} proofs; ${rows.length} rows, of which ${unprovable} say that nothing can prove them; ${wrong.length} wrong`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
