// What docs/guidance.md promises, row by row: which rules answer a sentence, and which tests prove it.
import { readFileSync } from 'node:fs';
import { type RuleId, ruleIds } from '../../src-shared/rules/rule-ids.ts';

export interface NamedTest {
  /** Under `test/`. */
  file: string;
  /** The beginning of the name of a test or group. */
  words: string;
}

export interface GuidanceRow {
  sentence: string;
  rules: RuleId[];
  /** True where something besides rules answers the sentence, which other tests of the row may prove. */
  hasFeature: boolean;
  tests: NamedTest[];
  /** True where the row itself says that nothing can prove it. */
  isUnprovable: boolean;
}

export function guidanceRows(root: URL): GuidanceRow[] {
  return readFileSync(new URL('docs/guidance.md', root), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '))
    .filter((cells) => cells.length === 3 && cells[2] !== 'Proven by')
    .map(([sentence = '', answer = '', proof = '']) => ({
      sentence,
      rules: [...codeIn(answer), ...codeIn(sentence)].filter(isRule),
      hasFeature: answer.includes('**'),
      tests: codeIn(proof).map((named) => {
        const [file = '', words = ''] = named.split(' › ');
        return { file, words };
      }),
      isUnprovable: proof === 'nothing to prove',
    }));
}

/** What stands in backticks. */
export function codeIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

function isRule(name: string): name is RuleId {
  return (ruleIds as readonly string[]).includes(name);
}
