// How long a function and a file may be: 120 and 350 lines. What has to be longer says why, in a comment that begins
// with "Long because": in the head of the file, or right above the function.
import { parseSync } from 'vite';

export const longestFunction = 120;
export const longestFile = 350;

const reason = /\bLong because\b/;

/** @returns a sentence for the file if it is too long, and for each function of it that is */
export function objectionsToLengths(file: string, text: string): string[] {
  const lines = text.split('\n');
  const length = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const found =
    length > longestFile && !reason.test(headOf(lines)) ? [`${file} has ${length} lines, not ${longestFile}`] : [];
  // The groups of a test file are functions of the test runner's, and as long as their tests are many.
  if (/\.(test|spec)\.tsx?$/.test(file)) return found;
  for (const { line, count } of functionsIn(file, text)) {
    if (count > longestFunction && !reason.test(commentAbove(lines, line))) {
      found.push(`${file}:${line} has a function of ${count} lines, not ${longestFunction}`);
    }
  }
  return found;
}

/** The comment with which a file begins. */
function headOf(lines: readonly string[]): string {
  const end = lines.findIndex((line) => !line.startsWith('//') && !line.startsWith('#!'));
  return lines.slice(0, end === -1 ? lines.length : end).join('\n');
}

/** The lines of a comment that ends on the line before `line` (counted from 1). */
function commentAbove(lines: readonly string[], line: number): string {
  let from = line - 1;
  while (from > 0 && /^\s*(\/\/|\/?\*)/.test(lines[from - 1] ?? '')) from -= 1;
  return lines.slice(from, line - 1).join('\n');
}

function functionsIn(file: string, text: string): { line: number; count: number }[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineAt = (offset: number) => starts.findLastIndex((start) => start <= offset) + 1;
  const found: { line: number; count: number }[] = [];
  visit(parseSync(file, text).program, ({ type, start, end }) => {
    if (!/^(Function(Declaration|Expression)|ArrowFunctionExpression)$/.test(type)) return;
    const line = lineAt(start);
    found.push({ line, count: lineAt(end) - line + 1 });
  });
  return found;
}

interface SourceNode {
  type: string;
  start: number;
  end: number;
}

function visit(node: unknown, tell: (node: SourceNode) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node) && 'type' in node && 'start' in node) tell(node as SourceNode);
  for (const part of Object.values(node)) visit(part, tell);
}
