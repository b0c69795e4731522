// PGlite for thousands of runs: the same PostgreSQL and the same statements as src-portal/store/pglite.ts, but each
// statement is parsed and planned once, as a pool of real PostgreSQL connections does. That alone makes a run four
// times faster; and what begins a transaction goes with its first statement. Everything is one connection, so
// transactions run one after the other.
import {
  asDatabaseError,
  type Connection,
  type Database,
  type ServerRole,
  settingsOf,
  typeReaders,
  type Value,
} from '../../src-portal/store/database.ts';
import { grantServerRole, signedInRole } from '../../src-portal/store/server-role.ts';
import { openReadyPglite } from '../ready-pglite.ts';

interface Field {
  name: string;
  read: (text: string) => unknown;
}

/** How the types that the portal's statements give are read, by PostgreSQL's type number; the rest stays text. */
const readers: Record<number, (text: string) => unknown> = {
  16: (text) => text === 't', // bool
  21: Number, // int2
  23: Number, // int4
  114: (text) => JSON.parse(text), // json
  3802: (text) => JSON.parse(text), // jsonb
  ...typeReaders,
};

/** Opens a database in memory. */
export async function openPreparedPglite(): Promise<Database> {
  const pglite = await openReadyPglite();
  const prepared = new Map<string, Field[]>();
  let turn: Promise<unknown> = Promise.resolve();

  async function send(...messages: Buffer[]) {
    try {
      return (await pglite.execProtocol(Buffer.concat(messages), { throwOnError: true })).messages;
    } catch (error) {
      throw asDatabaseError(error);
    }
  }

  async function prepare(name: string, text: string): Promise<Field[]> {
    const messages = await send(
      message('P', zero(name), zero(text), int16(0)),
      message('D', Buffer.from('S'), zero(name)),
      sync,
    );
    const described = messages.find((one) => one.name === 'rowDescription') as
      | { fields: { name: string; dataTypeID: number }[] }
      | undefined;
    const fields = (described?.fields ?? []).map((field) => ({
      name: field.name,
      read: readers[field.dataTypeID] ?? ((value: string) => value),
    }));
    prepared.set(name, fields);
    return fields;
  }

  /** What goes before the next statement. */
  let ahead: Buffer[] = [];

  const run: Connection['run'] = async <Row>(
    { name, text }: { name: string; text: string },
    values: readonly Value[],
  ) => {
    const fields = prepared.get(name) ?? (await prepare(name, text));
    const before = ahead;
    ahead = [];
    const messages = await send(...before, ...execute(name, values), sync);
    let rows: Row[] = [];
    for (const one of messages) {
      // What went before gives rows of its own.
      if (one.name === 'bindComplete') rows = [];
      if (one.name !== 'dataRow') continue;
      const row: Record<string, unknown> = {};
      (one as unknown as { fields: (string | null)[] }).fields.forEach((value, index) => {
        const field = fields[index];
        if (field !== undefined) row[field.name] = value === null ? null : field.read(value);
      });
      rows.push(row as Row);
    }
    return rows;
  };

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }
  const simple = (sql: string) => send(message('Q', zero(sql)));
  await prepare(begin, begin);
  await prepare(commit, commit);
  await prepare(setOne, 'select set_config($1, $2, true)');
  let assume: string | null = null;

  function inTransaction<Result>(
    settings: readonly [string, string][],
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    return inTurn(async () => {
      ahead = [...execute(begin, []), ...settings.flatMap((setting) => execute(setOne, setting))];
      try {
        const result = await work({ run });
        if (ahead.length > 0) ahead = [];
        else await send(...execute(commit, []), sync);
        return result;
      } catch (error) {
        if (ahead.length > 0) ahead = [];
        else await simple('rollback');
        throw error;
      }
    });
  }
  const exclusively: Database['exclusively'] = (work) =>
    inTurn(() =>
      pglite.transaction(async (transaction) => {
        await work(async (sql) => {
          const results = await transaction.exec(sql);
          return (results.at(-1)?.rows ?? []) as Record<string, unknown>[];
        });
      }),
    );

  return {
    transaction: (scope, work) =>
      inTransaction([...(assume === null ? [] : [['role', assume] as [string, string]]), ...settingsOf(scope)], work),
    asOwner: (work) => inTransaction([], work),
    exclusively,
    async prepareServerRole() {
      let kind: ServerRole = 'unguarded';
      await exclusively(async (script) => {
        ({ kind, assume } = await grantServerRole(script, await signedInRole(script)));
      });
      return kind;
    },
    close: () => pglite.close(),
  };
}

const [begin, commit, setOne] = ['begin', 'commit', 'set-locally'];

/** Carries out what was prepared. */
function execute(name: string, values: readonly Value[]): Buffer[] {
  const parameters = [int16(0), int16(values.length), ...values.map(parameter), int16(0)];
  return [message('B', zero(''), zero(name), ...parameters), message('E', zero(''), int32(0))];
}

// PostgreSQL's wire protocol, version 3: a letter, the length, and the parts.
function message(letter: string, ...parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  return Buffer.concat([Buffer.from(letter), int32(length), ...parts]);
}
const zero = (text: string) => Buffer.from(`${text}\0`);
function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
function parameter(value: Value): Buffer {
  if (value === null) return int32(-1);
  const text = Buffer.from(String(value));
  return Buffer.concat([int32(text.length), text]);
}
const sync = message('S');
