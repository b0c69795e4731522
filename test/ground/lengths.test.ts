import { describe, expect, it } from 'vitest';
import { longestFile, longestFunction, objectionsToLengths } from '../../scripts/checks/lengths.ts';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `step(${index});`).join('\n');
/** A function of `count` lines, after whatever stands above it. */
const functionOf = (count: number, above = '') => `${above}export const work = () => {\n${lines(count - 2)}\n};\n`;

describe('how long a function and a file may be', () => {
  it('lets a function have as many lines as it may, and no more', () => {
    expect(objectionsToLengths('a.ts', functionOf(longestFunction))).toEqual([]);
    expect(objectionsToLengths('a.ts', functionOf(longestFunction + 1))).toEqual([
      'a.ts:1 has a function of 121 lines, not 120',
    ]);
  });

  it('looks into functions, methods and elements', () => {
    const method = `export class Work {\n  run() {\n${lines(120)}\n  }\n}\n`;
    expect(objectionsToLengths('a.ts', method)).toEqual(['a.ts:2 has a function of 122 lines, not 120']);
    const element = `export const Page = () => <Part run={() => {\n${lines(120)}\n}} />;\n`;
    expect(objectionsToLengths('a.tsx', element)).toHaveLength(2);
  });

  it('lets a file have as many lines as it may, and no more', () => {
    expect(objectionsToLengths('a.ts', `${lines(longestFile)}\n`)).toEqual([]);
    expect(objectionsToLengths('a.ts', `${lines(longestFile + 1)}\n`)).toEqual(['a.ts has 351 lines, not 350']);
  });

  it('takes a reason in the head of the file, and right above the function', () => {
    expect(objectionsToLengths('a.ts', `// Tables.\n// Long because it is one list.\n${lines(400)}\n`)).toEqual([]);
    expect(objectionsToLengths('a.ts', functionOf(200, '// Long because every step shares the connection.\n'))).toEqual(
      [],
    );
    expect(objectionsToLengths('a.ts', functionOf(200, '/**\n * Long because it is one list.\n */\n'))).toEqual([]);
  });

  it('takes no reason from elsewhere', () => {
    expect(objectionsToLengths('a.ts', `${lines(400)}\n// Long because it is late.\n`)).toHaveLength(1);
    expect(objectionsToLengths('a.ts', functionOf(200, '// Long because of this.\n\nconst a = 1;\n'))).toHaveLength(1);
  });

  it('counts the groups of a test file as lines of a file, not as functions', () => {
    const group = `describe('a', () => {\n${lines(200)}\n});\n`;
    expect(objectionsToLengths('a.test.ts', group)).toEqual([]);
    expect(objectionsToLengths('a.test.ts', `${group}${lines(200)}\n`)).toHaveLength(1);
  });
});
