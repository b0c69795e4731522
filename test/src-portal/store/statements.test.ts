// Every statement of the portal names one provider, so that on a distributed database it goes to one shard; those that do
// not are listed here, each with why it may.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';
import { project } from '../../../scripts/electron.ts';
import { distributedTables, referenceTables } from '../../../src-portal/store/distribution.ts';

/** By the words that only this statement has. */
const ofNoProvider: Readonly<Record<string, string>> = {
  'from user_directory where user_key = $1':
    'signing in knows a name only; a reference table is whole on every machine',
  'distinct provider_id as "providerId" from session where expires_at': 'housekeeping asks all shards whom it concerns',
  'distinct provider_id as "providerId" from idempotency where expires_at':
    'housekeeping asks all shards whom it concerns',
  'select id from provider order by id': 'a command on the hub’s machine lists the providers',
};

const tables = [...distributedTables.map(({ table }) => table), ...referenceTables];
const mention = new RegExp(
  String.raw`\b(?:from|join|update|into)\s+(${tables.join('|')})\b(?:\s+as)?(?:\s+(\w+))?`,
  'gi',
);
const noAlias = new Set(['where', 'set', 'on', 'order', 'select', 'values', 'for', 'limit', 'join', 'returning']);

interface Found {
  file: string;
  sql: string;
}

/** Every text that is SQL on one of the tables; what is filled in stands as `…`. */
function statements(): Found[] {
  return globSync('src-portal/**/*.ts', { cwd: project })
    .map((file) => file.split(path.sep).join('/'))
    .flatMap((file) => sqlIn(readFileSync(path.join(project, file), 'utf8')).map((sql) => ({ file, sql })));
}

function sqlIn(source: string): string[] {
  const found: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', target: 'es2022' }), (text) => {
    const sql = text.replace(/\s+/g, ' ').trim();
    if (/^(select|insert|update|delete|with)\b/i.test(sql)) found.push(sql);
  });
  return found;
}

function visit(node: unknown, tell: (text: string) => void): void {
  if (Array.isArray(node)) for (const one of node) visit(one, tell);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, ...rest } = node as Record<string, unknown>;
  if (type === 'StringLiteral') tell(String(rest.value));
  if (type === 'TemplateLiteral') tell((rest.quasis as { raw: string }[]).map(({ raw }) => raw).join('…'));
  for (const inside of Object.values(rest)) visit(inside, tell);
}

/** The tables of a statement that are not held to one provider. */
function notHeld(sql: string): string[] {
  const mentioned = [...sql.matchAll(mention)].flatMap(([, table = '', word = '']) => {
    const alias = noAlias.has(word.toLowerCase()) ? '' : word;
    const key = table === 'provider' ? 'id' : 'provider_id';
    if (new RegExp(String.raw`\binto ${table}\b[^(]*\(${key}\b`, 'i').test(sql)) return [];
    // The directory is written by its own key, in the transaction of its account.
    if (/\binto user_directory\b/i.test(sql)) return [];
    return [{ table, column: alias === '' ? key : String.raw`(?:${alias}\.)?${key}` }];
  });
  // Each mention needs its own: a subquery is not held by what stands outside it.
  return mentioned
    .filter(({ column }) => {
      const held = sql.match(new RegExp(String.raw`(?<![\w.])${column} = (?:\$\d|\w+\.provider_id)`, 'gi')) ?? [];
      return held.length < mentioned.filter((one) => one.column === column).length;
    })
    .map(({ table }) => table);
}

describe('every statement names one provider', () => {
  const all = statements();

  it('but for those that are listed', () => {
    expect(all.length).toBeGreaterThan(60);
    const wrong = all.filter(({ sql }) => notHeld(sql).length > 0);
    const unlisted = wrong.filter(({ sql }) => !Object.keys(ofNoProvider).some((words) => sql.includes(words)));
    expect(unlisted.map(({ file, sql }) => `${file}: ${sql}`)).toEqual([]);
    const idle = Object.keys(ofNoProvider).filter((words) => !wrong.some(({ sql }) => sql.includes(words)));
    expect(idle).toEqual([]);
  });

  it.each([
    'select * from actual where week_start = $1',
    'update week set status = $2 where week_start = $1',
    'select a.id from account a join provider p on p.id = a.provider_id where a.user_key = $1',
    'delete from session where expires_at <= $1::timestamptz',
    'insert into actual (week_start, provider_id) values ($1, $2)',
    'delete from person where provider_id = $1 and ss_ref in (select ss_ref from service_line)',
  ])('and one that does not is found: %s', (sql) => {
    expect(notHeld(sql)).not.toEqual([]);
  });

  it.each([
    'select a.id from account a join provider p on p.id = a.provider_id where a.provider_id = $1',
    'insert into idempotency as i (provider_id, key) values ($1, $2)',
    'update provider set sequence = $2 where id = $1',
  ])('and one that does is not: %s', (sql) => {
    expect(notHeld(sql)).toEqual([]);
  });
});
