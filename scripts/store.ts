// `npm run store -- ACCOUNT_FOLDER [SQL]`: looks into a development store, from a copy. Without SQL: its tables, and how many
// rows each has. Its key must have been kept without a keyring (PROVIDER_ACTUALS_PLAIN_TEXT_KEYS, as `npm run dev` does); a
// secret besides is named in the environment as SECRET.
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openKey, readKeptKey } from '../src-main/accounts/key-envelope.ts';
import { onCopy } from '../src-main/recovery/copy.ts';

const [folder, sql] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run store -- .dev/accounts/ACCOUNT ["SELECT …"]');
  process.exit(2);
}

const text = keptText(path.join(folder, 'key'));
const kept = text === null ? null : readKeptKey(text);
if (text === null || kept === null || kept.kept === 'damaged') {
  console.error('The key of this store lies in a keyring: it opens in the app only.');
  process.exit(1);
}
const key = kept.kept === 'bare' ? kept.key : await openKey(text, process.env.SECRET ?? '');
if (key === null) {
  console.error('This store opens with its secret: name it in the environment as SECRET.');
  process.exit(1);
}
onCopy(path.join(folder, 'store.db'), key, (db) => {
  if (sql !== undefined) return console.table(db.prepare(sql).all());
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all();
  const rows = ({ name }: { name: string }) =>
    db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get();
  console.table(tables.map((table) => ({ table: table.name, rows: rows(table)?.n })));
});

/** What the key file holds; null where only a keyring can read it. */
function keptText(file: string): string | null {
  const bytes = readFileSync(file);
  return bytes.subarray(0, 3).toString() === 'v10' ? withoutKeyring(bytes.subarray(3)) : inside(bytes.toString('utf8'));
}

/** Without what is put before it by whoever kept it. */
function inside(text: string): string | null {
  return /([0-9a-f]{64}|\{.*\})$/s.exec(text)?.[0] ?? null;
}

/** What Chromium does on Linux where it is told to do without a keyring: a password that everybody knows. */
function withoutKeyring(bytes: Buffer): string | null {
  const password = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
  const decipher = createDecipheriv('aes-128-cbc', password, Buffer.alloc(16, ' '));
  try {
    const text = Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
    return inside(text);
  } catch {
    return null;
  }
}
