// Erases one person at a hub: everything that it holds of them, in one transaction under the provider's lock. What must stay
// true: nobody is erased who is cared for, stands in a week that is not confirmed, or is asked about; totals stand in the
// receipts and stay. Computers are not told: each erases its own copy, and a removal by the feed would only hide it.
import type { Connection, Statement, Value } from './database.ts';
import type { Writing } from './writing.ts';

/** What is held of somebody, by table, and what keeps it from being erased. */
export interface HeldAtHub {
  name: string;
  counts: Readonly<Record<string, number>>;
  /** Null: they can be erased. */
  keeps: string | null;
}

interface Ids {
  ssRef: string;
  lines: string[];
  /** Of care records and disputes. */
  records: string[];
}

const select = (name: string, text: string): Statement => ({ name: `erase-${name}`, text });

const personOf = select('person-of', 'select name from person where provider_id = $1 and ss_ref = $2');
const linesOf = select(
  'lines-of',
  'select id, end_date as "endDate" from service_line where provider_id = $1 and ss_ref = $2 order by id',
);
const recordsOf = select('records-of', 'select id from care_record where provider_id = $1 and ss_ref = $2');
const disputesOf = select(
  'disputes-of',
  `select id, state from dispute where provider_id = $1 and line_id in (select jsonb_array_elements_text($2::jsonb))`,
);
const openWeeksOf = select(
  'open-weeks-of',
  `select distinct week.week_start as "weekStart" from actual join week using (provider_id, week_start)
   where provider_id = $1 and line_id in (select jsonb_array_elements_text($2::jsonb)) and week.status = 'open' order by 1`,
);

/** Rows of one table that are theirs alone. `$2` the SS Ref, `$3` the ids of lines, `$4` those of records. */
const theirs: Readonly<Record<string, string>> = {
  dispute: 'line_id in (select jsonb_array_elements_text($3::jsonb))',
  actual: 'line_id in (select jsonb_array_elements_text($3::jsonb))',
  care_record: 'ss_ref = $2',
  service_line: 'ss_ref = $2',
  person: 'ss_ref = $2',
  gone: `(what = 'person' and id = $2) or (what in ('line', 'actual') and id in (select jsonb_array_elements_text($3::jsonb)))
    or id in (select jsonb_array_elements_text($4::jsonb))`,
};

/** Every value is named in each statement, since a driver minds one that is not. */
const counted = (table: string, where: string): Statement =>
  select(
    `count-${table}`,
    `select count(*)::int as n from ${table} where provider_id = $1 and (${where})
     and $2::text is not null and $3::jsonb is not null and $4::jsonb is not null`,
  );
const deleted = (table: string, where: string): Statement =>
  select(
    `delete-${table}`,
    `delete from ${table} where provider_id = $1 and (${where})
     and $2::text is not null and $3::jsonb is not null and $4::jsonb is not null`,
  );

export async function heldAtHub(
  connection: Connection,
  { providerId, ssRef, today }: { providerId: string; ssRef: string; today: string },
): Promise<HeldAtHub | null> {
  const { ids, lines, disputes } = await idsOf(connection, providerId, ssRef);
  const counts: Record<string, number> = {};
  for (const [table, where] of Object.entries(theirs)) {
    const [row] = await connection.run<{ n: number }>(counted(table, where), valuesOf(providerId, ids));
    if ((row?.n ?? 0) > 0) counts[table] = row?.n ?? 0;
  }
  if (Object.keys(counts).length === 0) return null;
  const [person] = await connection.run<{ name: string }>(personOf, [providerId, ssRef]);
  const open = await connection.run<{ weekStart: string }>(openWeeksOf, [providerId, JSON.stringify(ids.lines)]);
  const keeps = lines.some(({ endDate }) => endDate === null || endDate >= today)
    ? 'Care for them is still planned.'
    : open.length > 0
      ? `Weeks with them are not confirmed: ${open.map(({ weekStart }) => weekStart).join(', ')}.`
      : disputes.some(({ state }) => state === 'open')
        ? 'A dispute about one of their weeks is open.'
        : null;
  return { name: person?.name ?? '', counts, keeps };
}

/** Erases them; asked about before by `heldAtHub`, in the same transaction. */
export async function eraseAtHub({ connection, providerId }: Writing, ssRef: string): Promise<void> {
  const { ids } = await idsOf(connection, providerId, ssRef);
  await takeOutOfLists(connection, providerId, ids);
  for (const [table, where] of Object.entries(theirs)) {
    await connection.run(deleted(table, where), valuesOf(providerId, ids));
  }
}

async function idsOf(connection: Connection, providerId: string, ssRef: string) {
  const lines = await connection.run<{ id: string; endDate: string | null }>(linesOf, [providerId, ssRef]);
  const lineIds = lines.map(({ id }) => id);
  const records = await connection.run<{ id: string }>(recordsOf, [providerId, ssRef]);
  const disputes = await connection.run<{ id: string; state: string }>(disputesOf, [
    providerId,
    JSON.stringify(lineIds),
  ]);
  const ids: Ids = { ssRef, lines: lineIds, records: [...records, ...disputes].map(({ id }) => id) };
  return { ids, lines, disputes };
}

const valuesOf = (providerId: string, { ssRef, lines, records }: Ids): Value[] => [
  providerId,
  ssRef,
  JSON.stringify(lines),
  JSON.stringify(records),
];

const weeksWith = select('weeks', 'select week_start as "weekStart", exceptions from week where provider_id = $1');
const saveExceptions = select(
  'week-exceptions',
  'update week set exceptions = $3::jsonb where provider_id = $1 and week_start = $2',
);
const receiptsWith = select('receipts', 'select id, acknowledgements from receipt where provider_id = $1');
const saveAcknowledgements = select(
  'receipt-acknowledgements',
  'update receipt set acknowledgements = $3::jsonb where provider_id = $1 and id = $2',
);
const answers = select('answers', 'select key, answer from idempotency where provider_id = $1');
const forgetAnswer = select('answer', 'delete from idempotency where provider_id = $1 and key = $2');

/** Findings on weeks, acknowledgements in receipts, and answers that are kept in case a request comes twice. */
async function takeOutOfLists(connection: Connection, providerId: string, ids: Ids): Promise<void> {
  const isTheirs = isTheirsIn(ids);
  for (const { weekStart, exceptions } of await connection.run<{ weekStart: string; exceptions: unknown[] }>(
    weeksWith,
    [providerId],
  )) {
    const left = exceptions.filter((one) => !isTheirs(JSON.stringify(one)));
    if (left.length < exceptions.length) {
      await connection.run(saveExceptions, [providerId, weekStart, JSON.stringify(left)]);
    }
  }
  for (const { id, acknowledgements } of await connection.run<{ id: string; acknowledgements: unknown[] }>(
    receiptsWith,
    [providerId],
  )) {
    const left = acknowledgements.filter((one) => !isTheirs(JSON.stringify(one)));
    if (left.length < acknowledgements.length) {
      await connection.run(saveAcknowledgements, [providerId, id, JSON.stringify(left)]);
    }
  }
  for (const { key, answer } of await connection.run<{ key: string; answer: string }>(answers, [providerId])) {
    if (isTheirs(answer)) await connection.run(forgetAnswer, [providerId, key]);
  }
}

/** An id as a word: `line-1` is not in `line-12`. */
function isTheirsIn({ ssRef, lines, records }: Ids): (text: string) => boolean {
  const escaped = [ssRef, ...lines, ...records].map((id) => id.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_-])`, 'u');
  return (text) => pattern.test(text);
}
