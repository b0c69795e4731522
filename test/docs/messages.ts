// Finds every sentence that a person can meet, in the sources themselves: texts of the screens, findings of the rules,
// problems of the app and of the portal. `node test/docs/messages.ts` renews docs/messages.md for review.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

const project = fileURLToPath(new URL('../..', import.meta.url));
export const messagesFile = path.join(project, 'docs', 'messages.md');

/** Where sentences for people are written, with what a reviewer should know them as. */
const places: readonly { heading: string; files: string }[] = [
  { heading: 'Findings of the rules', files: 'src-shared/rules/*.ts' },
  {
    heading: 'Files of the council',
    files: 'src-shared/{council-csv,portal-export,people,comments,messages,reminders,report,packet}/**/*.ts',
  },
  { heading: 'Shared words', files: 'src-shared/{domain,council,portal-api,app-api,commands}/*.ts' },
  { heading: 'What the app answers', files: 'src-main/**/*.ts' },
  { heading: 'What the portal answers', files: 'src-portal/**/*.ts' },
  { heading: 'The screens', files: 'src-renderer/**/*.{ts,tsx}' },
];

/** Texts that only programs read, or that belong to somebody invented. */
const notForPeople = /^src-(main|portal)\/(store|machine\/log|practice|contract)|migrations|openapi/;

export function messagesText(): string {
  const parts = places.map(({ heading, files }) => {
    const found = globSync(files, { cwd: project })
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => !notForPeople.test(file))
      .sort()
      .flatMap((file) => {
        const sentences = [...new Set(sentencesOf(readFileSync(path.join(project, file), 'utf8'), file.endsWith('x')))];
        return sentences.length === 0 ? [] : [`### ${file}\n\n${sentences.map((text) => `- ${text}`).join('\n')}\n`];
      });
    return `## ${heading}\n\n${found.join('\n')}`;
  });
  const lead =
    'Every sentence that a person can meet, as it stands in the sources, for reading in one go. `…` stands for what is ' +
    'filled in. Made by `node test/docs/messages.ts`; a test fails when it is out of date.';
  return `# Messages\n\n${lead}\n\n${parts.join('\n')}`;
}

/** In the order in which they stand in the source. @param jsx whether the source has elements in it */
export function sentencesOf(source: string, jsx: boolean): string[] {
  const tree = parseSync(source, { syntax: 'typescript', tsx: jsx, target: 'es2022' });
  const found: string[] = [];
  visit(tree, (text) => {
    const plain = text.replace(/\s+/g, ' ').trim();
    if (isSentence(plain)) found.push(plain);
  });
  return found;
}

type TreeNode = Record<string, unknown> & { type?: string };

function visit(node: unknown, tell: (text: string) => void): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, tell);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, ...rest } = node as TreeNode;
  // An exception is mostly a bug and not for people, as an import's path is not; a type's texts are none.
  if (
    (type === 'ThrowStatement' && !isForPeople(rest.argument)) ||
    type === 'ImportDeclaration' ||
    type?.startsWith('Ts') === true
  ) {
    if (type !== 'TsAsExpression' && type !== 'TsSatisfiesExpression' && type !== 'TsConstAssertion') return;
  }
  if (type === 'StringLiteral' || type === 'JSXText') {
    tell(String(rest.value));
    return;
  }
  if (type === 'TemplateLiteral') {
    const quasis = rest.quasis as { cooked?: string; raw: string }[];
    tell(quasis.map(({ cooked, raw }) => cooked ?? raw).join('…'));
    visit(rest.expressions, tell);
    return;
  }
  for (const value of Object.values(rest)) visit(value, tell);
}

/** What the portal throws to refuse a request or not to start is said to whoever asked. */
function isForPeople(thrown: unknown): boolean {
  const { callee } = (thrown ?? {}) as { callee?: { value?: unknown } };
  return callee?.value === 'Refused' || callee?.value === 'CannotStart';
}

/** Begins like one and has more than one word; a name of a class, a key or a statement of SQL does not. */
function isSentence(text: string): boolean {
  if (!/^[\p{Lu}“…]/u.test(text) || !/\p{L}{2}.* .*\p{L}/u.test(text)) return false;
  if (/^(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|ALTER|WITH|BEGIN|VACUUM|ATTACH)\b/.test(text)) return false;
  return /^…/.test(text) ? /[.?!]$/.test(text) : true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(messagesFile, messagesText());
  console.log(`Written: ${messagesFile}`);
}
