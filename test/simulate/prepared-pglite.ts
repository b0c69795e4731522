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

  async function send(...messages: Buffer[]): Promise<Answer[]> {
    // The answer of one synchronous call, whose bytes are the database's own and change with the next one.
    const chunks: Buffer[] = [];
    const onRawData = (data: Uint8Array) => void chunks.push(Buffer.from(data));
    await pglite.execProtocolRawStream(messages.length === 1 ? (messages[0] as Buffer) : Buffer.concat(messages), {
      syncToFs: false,
      onRawData,
    });
    const answers = answersIn(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    const refused = answers.find(({ letter }) => letter === letterOf('E'));
    if (refused !== undefined) throw asDatabaseError(errorOf(refused));
    return answers;
  }

  async function prepare(name: string, text: string): Promise<Field[]> {
    const messages = await send(
      message('P', zero(name), zero(text), int16(0)),
      message('D', Buffer.from('S'), zero(name)),
      sync,
    );
    const described = messages.find(({ letter }) => letter === letterOf('T'));
    const fields = (described === undefined ? [] : columnsIn(described)).map((column) => ({
      name: column.name,
      read: readers[column.type] ?? ((value: string) => value),
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
    const answers = await send(...before, ...execute(name, values), sync);
    // What went before gives rows of its own.
    const own = answers.slice(answers.findLastIndex(({ letter }) => letter === letterOf('2')) + 1);
    return own.filter(({ letter }) => letter === letterOf('D')).map((answer) => rowIn(answer, fields) as Row);
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
  const head = heads.get(name) ?? headOf(name);
  if (values.length === 0) return [head.withoutValues];
  const texts = values.map((value) => (value === null ? null : String(value)));
  const sizes = texts.map((text) => (text === null ? 0 : Buffer.byteLength(text)));
  const nameLength = head.name.length;
  const length = 4 + 1 + nameLength + 2 + 2 + sizes.reduce((sum, size) => sum + size + 4, 0) + 2;
  const bytes = Buffer.allocUnsafe(1 + length);
  bytes[0] = letterOf('B');
  bytes.writeInt32BE(length, 1);
  bytes[5] = 0;
  head.name.copy(bytes, 6);
  let at = bytes.writeInt16BE(0, 6 + nameLength);
  at = bytes.writeInt16BE(values.length, at);
  for (const [index, text] of texts.entries()) {
    at = bytes.writeInt32BE(text === null ? -1 : (sizes[index] ?? 0), at);
    if (text !== null) at += bytes.write(text, at);
  }
  bytes.writeInt16BE(0, at);
  return [bytes, carryOut];
}

/** What is the same each time a statement is carried out, by its name. */
const heads = new Map<string, { name: Buffer; withoutValues: Buffer }>();
function headOf(name: string) {
  const bind = message('B', zero(''), zero(name), int16(0), int16(0), int16(0));
  const head = { name: zero(name), withoutValues: Buffer.concat([bind, carryOut]) };
  heads.set(name, head);
  return head;
}

// PostgreSQL's wire protocol, version 3: a letter, the length, and the parts.
function message(letter: string, ...parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  return Buffer.concat([Buffer.from(letter), int32(length), ...parts]);
}
function zero(text: string): Buffer {
  return Buffer.from(`${text}\0`);
}
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
const sync = message('S');
const carryOut = message('E', zero(''), int32(0));

/** One message of the database's: its letter, and where what it says begins and ends. */
interface Answer {
  letter: number;
  bytes: Buffer;
  from: number;
  to: number;
}
function letterOf(letter: string): number {
  return letter.charCodeAt(0);
}

function answersIn(bytes: Buffer): Answer[] {
  const found: Answer[] = [];
  for (let at = 0; at + 5 <= bytes.length; ) {
    const to = at + 1 + bytes.readInt32BE(at + 1);
    found.push({ letter: bytes[at] ?? 0, bytes, from: at + 5, to });
    at = to;
  }
  return found;
}

function rowIn({ bytes, from }: Answer, fields: readonly Field[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  let at = from + 2;
  for (const { name, read } of fields) {
    const length = bytes.readInt32BE(at);
    at += 4;
    row[name] = length < 0 ? null : read(bytes.toString('utf8', at, at + length));
    at += Math.max(0, length);
  }
  return row;
}

/** Of a description of rows: each column is its name, and 18 bytes of which the type's number is one. */
function columnsIn({ bytes, from, to }: Answer): { name: string; type: number }[] {
  const found: { name: string; type: number }[] = [];
  for (let at = from + 2; at < to; ) {
    const end = bytes.indexOf(0, at);
    found.push({ name: bytes.toString('utf8', at, end), type: bytes.readInt32BE(end + 1 + 6) });
    at = end + 1 + 18;
  }
  return found;
}

/** Its fields are a letter and a text each; C is PostgreSQL's code, M the sentence. */
function errorOf({ bytes, from, to }: Answer): Error {
  const said = new Map<string, string>();
  for (let at = from; at < to && bytes[at] !== 0; ) {
    const end = bytes.indexOf(0, at + 1);
    said.set(String.fromCharCode(bytes[at] ?? 0), bytes.toString('utf8', at + 1, end));
    at = end + 1;
  }
  return Object.assign(new Error(said.get('M') ?? 'the database refused a statement'), { code: said.get('C') });
}
