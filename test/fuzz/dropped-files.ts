// Files and packets that are dropped on a real account. What holds for all of them: nothing throws; a preview writes
// nothing; what is refused writes nothing; what is taken is exactly what the preview said.
import fc from 'fast-check';
import { hospitalStay } from '../builders.ts';
import { now, weekStart } from '../src-main/fixtures.ts';
import { actualRow, packetOf } from '../src-main/packets/packet-of.ts';
import { inlineRows, ods, xlsx } from '../workbooks.ts';
import { type Json, mutated } from './mutated.ts';
import type { RealAccount } from './real-account.ts';
import { passphrase, sealed } from './sealed.ts';

export const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;
type Shown = { [key: string]: Json } & { id: string };
const listed = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Drops a file, looks at its preview and takes it in, watching at each step what the account holds. */
export async function isTakenAsShown(account: RealAccount, bytes: Uint8Array): Promise<void> {
  const before = account.contents();
  const unchanged = (when: string) => {
    if (account.contents() !== before) throw new Error(`Something was written ${when}.`);
  };
  const content = Buffer.from(bytes).toString('base64');
  const dropped = await account.call('incoming.drop', { files: [{ name: 'from outside', writtenAt: now, content }] });
  if (dropped.outcome !== 'done') throw new Error('A file was dropped, and nothing is said of it.');
  const [file] = dropped.value as Shown[];
  if (file === undefined) throw new Error('A file was dropped, and nothing is said of it.');
  const way = ways[file.kind as string];
  if (way === undefined) return unchanged('of a file that was not recognised');
  const preview = await account.call(way.look, way.request(file.id));
  unchanged('by a preview');
  if (preview.outcome !== 'done' || preview.value === null) return;
  const shown = preview.value as Shown;
  if (shown.outcome === 'refused') return;
  const done = await account.call(way.take, { id: shown.id, ...way.answers });
  if (done.outcome !== 'done') return unchanged('by what was refused');
  const said = way.promised(shown);
  if (JSON.stringify(done.value) !== JSON.stringify(said)) {
    throw new Error(`Taken is ${JSON.stringify(done.value)}, and the preview said ${JSON.stringify(said)}.`);
  }
  if (file.kind === 'export') importIsStored(account, shown);
}

const ways: Readonly<Record<string, Way>> = {
  export: {
    look: 'csv.choose-import',
    request: (incoming) => ({ weekStart, incoming }),
    take: 'csv.apply-import',
    answers: { keepExtraColumns: false },
    promised: ({ changed }) => ({ changed: listed(changed).length }),
  },
  people: {
    look: 'people.choose-list',
    request: (incoming) => ({ incoming }),
    take: 'people.take-list',
    answers: {},
    promised: ({ added, changed }) => ({ added: listed(added).length, changed: listed(changed).length }),
  },
  packet: {
    look: 'rescue.choose',
    request: (incoming) => ({ passphrase, incoming }),
    take: 'rescue.apply',
    answers: {},
    promised: ({ taken, conflicts, choices }) => ({
      taken: taken ?? 0,
      conflicts: conflicts ?? 0,
      choices: choices ?? 0,
    }),
  },
};

interface Way {
  look: 'csv.choose-import' | 'people.choose-list' | 'rescue.choose';
  request: (incoming: string) => Json;
  take: 'csv.apply-import' | 'people.take-list' | 'rescue.apply';
  answers: { [key: string]: Json };
  /** The answer of taking it in, by the preview. */
  promised: (shown: Shown) => Json;
}

/** Every line that the preview changes reads afterwards as it said. */
function importIsStored({ store }: RealAccount, shown: Shown): void {
  for (const one of listed(shown.changed) as Shown[]) {
    const stored = store.actuals.get(weekStart, one.lineId as string)?.actual;
    for (const { field, to } of listed(one.fields) as { field: string; to: string }[]) {
      const figure = {
        Actual: stored?.actual,
        Frustrated: stored?.frustrated,
        Missed: stored?.missed,
        Extra: stored?.extra,
      }[field];
      if (figure !== undefined && to !== (figure / 100).toFixed(2))
        throw new Error(`${field} is ${figure}, not ${to}.`);
    }
  }
}

const oddCell = fc.oneof(
  fc.constantFrom('1,5', '="1"', '1h30', '', '1,000', 'two', '-1', '1e1', '½', '99999', '0.10', "'2", '£2', '１'),
  fc.string({ maxLength: 4 }),
);
export const hours = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('0.00', '0', '0.50', '2', '1.25') },
  { weight: 1, arbitrary: oddCell },
);
export const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
export const comments = fc.constantFrom(
  '',
  'Away',
  '=1+1',
  'Zoë; "left"',
  'x\ny',
  'x\r\ny',
  ' ',
  ' Away ',
  '\u00a0',
  'hospital week 2',
  '\u202e',
);
const lines = [
  ['Home Support', 'Single', '0012345', '10.00', '7'],
  ['Supported Living', 'Shared', '0012399', '35.00', '21'],
  ['Home Support', 'Single', '0012401', '7.00', '14'],
] as const;

export const councilHeadings =
  'Service,Service level,SS Ref,Date,Weekly Actual Quantity,Weekly Frustrated Quantity,Weekly Missed Quantity,Weekly Extra Quantity,Weekly Number Of Visits,Comments';

const rowOfWeek = fc
  .record({
    line: fc.constantFrom(...lines),
    actual: fc.option(hours, { freq: 3, nil: null }),
    changes: fc.tuple(hours, hours, hours),
    comment: comments,
  })
  .map(({ line: [service, level, ssRef, planned, visits], actual, changes, comment }) => [
    service,
    level,
    ssRef,
    '2025/03/03',
    actual ?? planned,
    ...changes,
    visits,
    comment,
  ]);

const rowOfPerson = fc
  .tuple(
    fc.constantFrom('0012345', '12345', '0012399', '0012354', '7', '', '="0012401"', 'Total'),
    fc.constantFrom('Ada Okafor', 'Bert Nowak', 'Łucja Żak', '', '#N/A', "O'Brien, Mary"),
    fc.constantFrom('999 000 0018', '9990000026', '9.99E+09', '', '123'),
  )
  .map((cells): string[] => cells);

/** A week of the provider as a council's file has it, or its people as a list, with cells that people and programs leave. */
const providersTable = fc.oneof(
  fc
    .uniqueArray(rowOfWeek, { maxLength: 4, selector: (row) => row[2] })
    .map((rows) => [councilHeadings.split(','), ...rows]),
  fc.array(rowOfWeek, { maxLength: 5 }).map((rows) => [councilHeadings.split(','), ...rows]),
  fc.array(rowOfPerson, { maxLength: 5 }).map((rows) => [['SS Ref', 'Name', 'NHS number'], ...rows]),
);

/** Either of them as CSV. */
export const providersFile = providersTable.map((rows) =>
  Buffer.from(`${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`),
);

const other = [['Notes'], ['Ask Bo']];

/** Either of them as a workbook: its own sheet first, last or alone, also of LibreOffice's own kind, and with damaged bytes. */
export const providersWorkbook = fc
  .record({
    rows: providersTable,
    sheets: fc.constantFrom('alone', 'first', 'last', 'hidden' as const),
    isOds: fc.boolean(),
    damage: fc.option(fc.tuple(fc.nat(), fc.nat(255)), { freq: 2, nil: null }),
  })
  .map(({ rows, sheets, isOds, damage }) => {
    const own = { name: 'Week', data: inlineRows(textOfXml(rows)) };
    const more = {
      name: 'Notes',
      data: inlineRows(other),
      ...(sheets === 'hidden' ? { state: 'hidden' as const } : {}),
    };
    const all = sheets === 'alone' ? [own] : sheets === 'last' ? [more, own] : [own, more];
    const bytes = Buffer.from(isOds ? ods(textOfXml(rows)) : xlsx({ sheets: all }));
    if (damage !== null) bytes[damage[0] % bytes.length] = damage[1];
    return Uint8Array.from(bytes);
  });

/** XML holds no control characters but tab and line breaks, and no halves of a pair. */
function textOfXml(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((cells) => cells.map((cell) => cell.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, '')));
}

const packet = json(
  packetOf([
    actualRow('line-1'),
    actualRow('line-2'),
    {
      kind: 'care',
      rowId: 'row-care',
      change: careChange(),
      base: null,
      changed: { id: 'u-ben', name: 'Ben Moss', at: now },
    },
    {
      kind: 'generate',
      rowId: 'row-week',
      weekStart: '2025-03-10',
      changed: { id: 'u-ben', name: 'Ben Moss', at: now },
    },
  ]),
);

function careChange() {
  const record = { kind: 'stay' as const, id: 'stay-1', value: hospitalStay() };
  return { kind: 'stay' as const, id: 'stay-1', baseVersion: 0, record };
}

/** A packet that somebody made with anything in it, or whose bytes were damaged on their way. */
export const anyPacket = fc
  .tuple(mutated(fc.constant(packet)), fc.nat(), fc.option(fc.tuple(fc.nat(), fc.nat(255)), { freq: 1, nil: null }))
  .map(([value, id, damage]) => {
    const named = typeof value === 'object' && value !== null && !Array.isArray(value);
    const bytes = sealed(
      JSON.stringify(named && value.packetId === 'packet-1' ? { ...value, packetId: `packet ${id}` } : value) ?? '',
    );
    if (damage !== null) bytes[damage[0] % bytes.length] = damage[1];
    return bytes;
  });
