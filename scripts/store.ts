// `npm run store -- ACCOUNT_FOLDER [SQL]`: looks into a development store, from a copy. Without SQL: its tables, and how many
// rows each has. Its key must have been kept without a keyring (PROVIDER_ACTUALS_PLAIN_TEXT_KEYS, as `npm run dev` does).
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onCopy } from '../src-main/recovery/copy.ts';

const [folder, sql] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run store -- .dev/accounts/ACCOUNT ["SELECT …"]');
  process.exit(2);
}

const key = readKey(path.join(folder, 'key'));
if (key === null) {
  console.error('The key of this store lies in a keyring: it opens in the app only.');
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

/** 32 bytes; null where only a keyring can read them. */
function readKey(file: string): Uint8Array | null {
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  const standIns = /[0-9a-f]{64}$/.exec(text)?.[0];
  const hex = standIns ?? (text.startsWith('v10') ? withoutKeyring(bytes.subarray(3)) : null);
  return hex === null ? null : Buffer.from(hex, 'hex');
}

/** What Chromium does on Linux where it is told to do without a keyring: a password that everybody knows. */
function withoutKeyring(bytes: Buffer): string | null {
  const password = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
  const decipher = createDecipheriv('aes-128-cbc', password, Buffer.alloc(16, ' '));
  try {
    const text = Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
    return /[0-9a-f]{64}$/.exec(text)?.[0] ?? null;
  } catch {
    return null;
  }
}
