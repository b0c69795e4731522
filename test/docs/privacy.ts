// Writes what docs/privacy.md says of every table and file from the lists that the app itself goes by.
// `node test/docs/privacy.ts` renews it; a test fails when it is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type FileHolding,
  fileHoldings,
  type Holding,
  holdingOf,
  type OfPerson,
  tableNames,
} from '../../src-main/store/holdings.ts';

import { type HubErasing, hubHoldings } from '../../src-portal/store/holdings.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
export const privacyFile = path.join(project, 'docs', 'privacy.md');

const begins = '<!-- of the store: from src-main/store/holdings.ts -->';
const ends = '<!-- end of the store -->';

const erased: Record<OfPerson['as'], string> = {
  rows: 'their rows are deleted',
  mentions: 'rows about them are deleted',
  parts: 'what is theirs is taken out',
  file: 'their rows are emptied',
  cells: 'their cells are emptied',
  pictures: 'pictures of their weeks are deleted',
  history: 'the content is deleted, its hash stays',
  steps: 'steps about them are deleted',
};

const erasedFile: Record<FileHolding['erased'], string> = {
  rewritten: 'written anew without them',
  'made anew': 'deleted, and one made anew',
  removed: 'deleted',
  'names nobody': 'names nobody who draws on care',
  stays: 'stays: its people are invented',
};

/** The text of the section, between its marks. */
function storeSection(): string {
  const tables = tableNames.map((name) => {
    const { about, holds, ofPerson, until }: Holding = holdingOf(name);
    const theirs = ofPerson === null ? '' : ofPerson.as === 'pictures' ? 'named' : 'yes';
    return `| \`${name}\` | ${about} | ${holds} | ${until ?? ''} | ${ofPerson === null ? '' : erased[ofPerson.as]} | ${theirs} |`;
  });
  const files = fileHoldings.map(
    ({ named, about, erased: how }) => `| ${named.replaceAll('*', '\\*')} | ${about} | ${erasedFile[how]} |`,
  );
  return [
    begins,
    '',
    '| Table | About | Holds | Until | When they are erased | In their own copy |',
    '|---|---|---|---|---|---|',
    ...tables,
    '',
    'Every kind of file in the app’s own folder:',
    '',
    '| File | About | When somebody is erased |',
    '|---|---|---|',
    ...files,
    '',
    ends,
  ].join('\n');
}

const hubBegins = '<!-- of a hub: from src-portal/store/holdings.ts -->';
const hubEnds = '<!-- end of a hub -->';

const erasedAtHub: Record<HubErasing, string> = {
  rows: 'their rows are deleted',
  parts: 'what is theirs is taken out',
  nothing: '',
};

function hubSection(): string {
  const tables = Object.entries(hubHoldings).map(
    ([name, { about, holds, erased: how }]) => `| \`${name}\` | ${about} | ${holds} | ${erasedAtHub[how]} |`,
  );
  const head = ['| Table | About | Holds | When they are erased |', '|---|---|---|---|'];
  return [hubBegins, '', ...head, ...tables, '', hubEnds].join('\n');
}

/** The document with its sections as they are to be. */
export function privacyText(text: string): string {
  const between = (of: string, begin: string, section: string, end: string) => {
    const [before, rest = ''] = of.split(begin);
    return `${before}${section}${rest.split(end)[1] ?? ''}`;
  };
  return between(between(text, begins, storeSection(), ends), hubBegins, hubSection(), hubEnds);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(privacyFile, privacyText(readFileSync(privacyFile, 'utf8')));
}
