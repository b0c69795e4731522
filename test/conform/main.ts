// `npm run conform -- --url https://portal.example --accounts accounts.json`: holds any portal to the contract
// (docs/portal-api.md), sentence by sentence. It signs in, generates a week, changes and confirms it, so the accounts have
// to be of an invented provider. Ends with 0 only when every sentence was tried and holds.
//
//   --accounts FILE   {"confirmer": {"user", "password", "securityCode"}, "recorder": {…}, "other": {…}}; `other` is of another
//                     provider; in the place of a fixed securityCode, authenticator: the app's secret in base 32
//                     test/conform/practice.json has those of the practice portal (`npm run portal`)
//   --only feed,keys/replayed  some subjects or sentences only (`--json` has their ids)
//   --json            for programs
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { optionsOf } from '../options.ts';
import { type Accounts, accountsSchema } from './ground.ts';
import { conform, subjects } from './kit.ts';
import { report } from './report.ts';

const values = optionsOf({
  url: { type: 'string' },
  accounts: { type: 'string' },
  only: { type: 'string' },
  json: { type: 'boolean', default: false },
});

if (values.url === undefined || !URL.canParse(values.url) || values.accounts === undefined) {
  stop('Say which portal and with which accounts: --url https://portal.example --accounts accounts.json');
}
const found = await conform({
  url: values.url,
  accounts: readAccounts(values.accounts),
  ...(values.only === undefined ? {} : { only: readNames(values.only) }),
  wait,
});
console.log(values.json ? JSON.stringify(found, null, 2) : report(found));
process.exitCode = found.every(({ outcome }) => outcome === 'holds') ? 0 : 1;

function readAccounts(file: string): Accounts {
  try {
    const parsed = accountsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    stop(
      `${file}: ${issue?.path.map(String).join('.')}: ${issue?.message}. The head of test/conform/main.ts shows its form.`,
    );
  } catch {
    stop(`${file} cannot be read as JSON. The head of test/conform/main.ts shows its form.`);
  }
}

function readNames(text: string): string[] {
  const names = text.split(',');
  const known = new Set([...Object.keys(subjects), ...Object.values(subjects).flatMap((of) => of.map(({ id }) => id))]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) stop(`There is no ${unknown}. Subjects are ${Object.keys(subjects).join(', ')}.`);
  return names;
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
