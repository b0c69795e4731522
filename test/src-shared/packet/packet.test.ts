import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Decision,
  decidePackets,
  mergePacket,
  type Packet,
  type PacketBook,
  type PacketRow,
  packetText,
  recognisePacket,
} from '../../../src-shared/packet/index.ts';
import { mergeBooks } from '../../../src-shared/packet/merge.ts';
import type { CareRecord } from '../../../src-shared/portal-api/records.ts';
import { actualRecord, hospitalStay, monday, weeklyActual } from '../../builders.ts';
import { ben, edit, here, missedHours, packet } from './fixtures.ts';

const reader = { providerId: 'p-1', deviceId: 'office', merged: [], processedWeeks: new Set<string>() };
const merged = (...packets: Packet[]): PacketBook => packets.reduce(mergePacket, [] as PacketBook);
const decide = (parts: Parameters<typeof here>[0], ...packets: Packet[]): Decision[] =>
  decidePackets(merged(...packets), here(parts));
const attested = weeklyActual();

describe('a packet is recognised', () => {
  it('as one to merge, with what was put in', () => {
    const made = packet([edit(missedHours(200))]);
    expect(recognisePacket(packetText(made), reader)).toEqual({ outcome: 'merge', packet: made, notes: [] });
  });

  it('as merged before', () => {
    const made = packet([edit(missedHours(200))]);
    const before = [{ packetId: made.packetId, when: 'on Wednesday 5 March 2025, 4:20pm', by: 'Aisha' }];
    expect(recognisePacket(packetText(made), { ...reader, merged: before })).toMatchObject({
      outcome: 'merged-before',
      sentence: expect.stringContaining('already merged here, on Wednesday 5 March 2025, 4:20pm by Aisha'),
    });
  });

  it('as late, where the week’s payment is processed', () => {
    const result = recognisePacket(packetText(packet([edit(missedHours(200))])), {
      ...reader,
      processedWeeks: new Set([monday]),
    });
    expect(result.outcome === 'merge' && result.notes[0]).toContain('Late: 1 line is of the week 3 to 9 March 2025');
  });

  const made = packet([edit(missedHours(200))]);
  it.each<[string, string, string]>([
    ['of another provider', packetText({ ...made, provider: { id: 'p-2', name: 'Other Care' } }), 'another-provider'],
    ['of this very computer', packetText(packet([edit(missedHours(200))], { from: 'office' })), 'own-device'],
    ['of a newer format', JSON.stringify({ ...made, formatVersion: 2, rows: 'unheard of' }), 'newer-format'],
    ['of something else', '{"format":"other"}', 'not-a-packet'],
    ['of no JSON', 'PK', 'not-a-packet'],
    ['damaged', JSON.stringify({ ...made, rows: [] }), 'damaged'],
    [
      'with a row that contradicts itself',
      JSON.stringify({ ...made, rows: [{ ...made.rows[0], lineId: 'line-2' }] }),
      'damaged',
    ],
    ['with a row that stands twice', JSON.stringify({ ...made, rows: [made.rows[0], made.rows[0]] }), 'damaged'],
  ])('%s', (_, content, code) => expect(recognisePacket(content, reader)).toMatchObject({ outcome: 'refused', code }));

  it('of any content without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (content) => void recognisePacket(content, reader)));
  });
});

describe('an edit in a packet', () => {
  const two = edit(missedHours(200));

  it('is taken where nothing else speaks, on the version that the portal holds', () => {
    expect(decide({ portal: actualRecord({ version: 4 }) }, packet([two]))).toMatchObject([
      { decision: 'take', baseVersion: 4, by: ben, entry: { row: two } },
    ]);
  });

  it('that the portal holds already asks for nothing', () => {
    expect(decide({ portal: actualRecord({ version: 2, actual: missedHours(200) }) }, packet([two]))).toEqual([]);
  });

  it('that this computer’s own says too asks for nothing', () => {
    const own = { content: { actual: missedHours(200), attested: null }, takenFrom: null };
    expect(decide({ own }, packet([two]))).toEqual([]);
  });

  it('stands beside this computer’s own where they differ', () => {
    const own = { content: { actual: missedHours(300), attested: null }, takenFrom: null };
    expect(decide({ own }, packet([two]))).toMatchObject([{ decision: 'conflict', withOwn: true, withPortal: false }]);
  });

  it('stands beside the portal’s where that moved on', () => {
    const portal = actualRecord({ version: 2, actual: missedHours(300) });
    expect(decide({ portal }, packet([two]))).toMatchObject([
      { decision: 'conflict', withOwn: false, withPortal: true },
    ]);
  });

  it('of a new version with the old content is taken', () => {
    expect(decide({ portal: actualRecord({ version: 9 }) }, packet([two]))).toMatchObject([{ decision: 'take' }]);
  });

  it('that saw a newer portal than this computer is taken on what it saw', () => {
    const newer = actualRecord({ version: 7, actual: missedHours(100) });
    expect(decide({}, packet([edit(missedHours(200), { base: newer })]))).toMatchObject([
      { decision: 'take', baseVersion: 7 },
    ]);
  });

  it('“as planned” against missed hours is a conflict', () => {
    const rows = [edit(attested, { attested: ben })];
    const own = { content: { actual: missedHours(200), attested: null }, takenFrom: null };
    expect(decide({ own }, packet(rows))).toMatchObject([{ decision: 'conflict' }]);
  });

  it('from two devices that differ is shown with both', () => {
    const other = packet([edit(missedHours(300))], { from: 'laptop-cora' });
    const [only] = decide({}, packet([two]), other);
    expect(only?.decision === 'conflict' && only.sides.map(({ device }) => device.id)).toEqual([
      'laptop-ben',
      'laptop-cora',
    ]);
  });

  it('from two devices that agree is taken once', () => {
    const other = packet([edit(missedHours(200))], { from: 'laptop-cora' });
    expect(decide({}, packet([two]), other)).toMatchObject([{ decision: 'take' }]);
  });

  it('gives way to a later packet of its device', () => {
    const later = packet([edit(missedHours(400))], { changeLog: { id: 2, hash: null } });
    for (const order of [
      [packet([two]), later],
      [later, packet([two])],
    ]) {
      expect(decide({}, ...order)).toMatchObject([{ decision: 'take', entry: { packetId: later.packetId } }]);
    }
  });

  it('once taken asks for nothing more, and gives way when its device says something new', () => {
    const own = { content: { actual: missedHours(200), attested: null }, takenFrom: 'laptop-ben' };
    expect(decide({ own }, packet([two]))).toEqual([]);
    const later = packet([edit(missedHours(400))], { changeLog: { id: 2, hash: null } });
    expect(decide({ own }, packet([two]), later)).toMatchObject([{ decision: 'take' }]);
  });

  it('that a person here chose against does not come back', () => {
    const handled = [{ actual: missedHours(200), attested: null }];
    const own = { content: { actual: missedHours(300), attested: null }, takenFrom: null };
    expect(decide({ own, handled }, packet([two]))).toEqual([]);
    const again = packet([two], { changeLog: { id: 2, hash: null } });
    expect(decide({ own, handled }, packet([two]), again)).toEqual([]);
  });

  it('that its person took back is taken back here too', () => {
    const own = { content: { actual: missedHours(200), attested: null }, takenFrom: 'laptop-ben' };
    const withdrawn: PacketRow = {
      kind: 'withdrawn',
      rowId: 'row-1',
      subject: `actual:${monday}:line-1`,
      changed: ben,
    };
    const later = packet([withdrawn], { changeLog: { id: 2, hash: null } });
    expect(decide({ own }, packet([two]), later)).toMatchObject([{ decision: 'take-back' }]);
    expect(decide({}, packet([two]), later)).toEqual([]);
  });

  it('missing from a later packet is not taken for taken back', () => {
    const later = packet([edit(weeklyActual({ lineId: 'line-2', actual: 0, missed: 1000 }))], {
      changeLog: { id: 2, hash: null },
    });
    expect(decide({}, packet([two]), later).map(({ subject }) => subject)).toContain(`actual:${monday}:line-1`);
  });

  it('of a week whose payment is processed is kept and shown', () => {
    expect(decide({ processed: true }, packet([two]))).toMatchObject([
      { decision: 'stuck', sentence: expect.stringContaining('payment of the week 3 to 9 March 2025 is processed') },
    ]);
  });

  it('of a line that is not known here waits', () => {
    expect(decide({ unknownLine: true }, packet([two]))).toMatchObject([{ decision: 'stuck' }]);
  });

  it('of a restored backup stands beside the longer log', () => {
    const long = packet([edit(missedHours(400))], {
      packetId: 'long',
      changeLog: { id: 50, hash: null },
      madeAt: '2025-03-05T10:00:00.000Z',
    });
    const restored = packet([edit(missedHours(100))], {
      packetId: 'restored',
      changeLog: { id: 20, hash: null },
      madeAt: '2025-03-06T10:00:00.000Z',
    });
    expect(decide({}, long, restored)).toMatchObject([{ decision: 'conflict', sides: [{}, {}] }]);
  });
});

describe('care records and messages in a packet', () => {
  const value: CareRecord = { kind: 'stay', id: 'stay-1', value: hospitalStay() };
  const stay = (parts: Partial<ReturnType<typeof hospitalStay>>): PacketRow => ({
    kind: 'care',
    rowId: 'row-2',
    change: { kind: 'stay', id: 'stay-1', baseVersion: 0, record: { ...value, value: hospitalStay(parts) } },
    base: null,
    changed: ben,
  });

  it('are taken', () => expect(decide({}, packet([stay({})]))).toMatchObject([{ decision: 'take', baseVersion: 0 }]));

  it('are a conflict where the portal has another', () => {
    const status = { portal: { version: 3, record: value }, own: null, handled: [] };
    const decisions = decidePackets(merged(packet([stay({ discharged: '2025-03-01' })])), {
      ...here(),
      care: () => status,
    });
    expect(decisions).toMatchObject([{ decision: 'conflict', withPortal: true }]);
  });

  it('may be removals, which are told from no word at all', () => {
    const removal: PacketRow = {
      kind: 'care',
      rowId: 'r',
      change: { kind: 'stay', id: 'stay-1', baseVersion: 3, record: null },
      base: value,
      changed: ben,
    };
    const status = { portal: { version: 3, record: value }, own: null, handled: [] };
    const decisions = decidePackets(merged(packet([removal])), { ...here(), care: () => status });
    expect(decisions).toMatchObject([{ decision: 'take', baseVersion: 3 }]);
    const own = { content: null, takenFrom: null };
    expect(
      decidePackets(merged(packet([stay({ discharged: '2025-03-01' })])), {
        ...here(),
        care: () => ({ ...status, own }),
      }),
    ).toMatchObject([{ decision: 'conflict', withOwn: true }]);
  });

  it('messages add up and come once', () => {
    const message = (rowId: string): PacketRow => ({
      kind: 'dispute-message',
      rowId,
      disputeId: 'd',
      text: 'ours',
      changed: ben,
    });
    const book = merged(
      packet([message('a'), message('b')]),
      packet([message('a')], { changeLog: { id: 2, hash: null } }),
    );
    expect(decidePackets(book, here())).toHaveLength(2);
    expect(decidePackets(book, { ...here(), hasMessage: (rowId) => rowId === 'a' })).toHaveLength(1);
  });

  it('a request to generate counts once', () => {
    const generate: PacketRow = { kind: 'generate', rowId: 'g', weekStart: monday, changed: ben };
    expect(decide({}, packet([generate]), packet([generate], { from: 'laptop-cora' }))).toHaveLength(1);
  });
});

const anyRow: fc.Arbitrary<PacketRow> = fc.oneof(
  fc
    .record({
      line: fc.constantFrom('line-1', 'line-2'),
      missed: fc.constantFrom(0, 100, 200),
      said: fc.boolean(),
      version: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ line, missed, said, version }) => {
      const actual = { ...missedHours(missed), lineId: line };
      const base = actualRecord({ version, actual: weeklyActual({ lineId: line }) });
      return edit(actual, { attested: said ? ben : null, base });
    }),
  fc.constantFrom('line-1', 'line-2').map((line): PacketRow => {
    return { kind: 'withdrawn', rowId: 'row-1', subject: `actual:${monday}:${line}`, changed: ben };
  }),
  fc
    .constantFrom('a', 'b')
    .map((rowId): PacketRow => ({ kind: 'dispute-message', rowId, disputeId: 'd', text: rowId, changed: ben })),
);
/** Packets of three devices; what a packet id holds is always the same, as signatures see to it. */
const anyPackets = fc
  .array(
    fc.record({
      from: fc.constantFrom('a', 'b', 'c'),
      logId: fc.integer({ min: 1, max: 4 }),
      madeAt: fc.constantFrom('2025-03-05T10:00:00.000Z', '2025-03-06T10:00:00.000Z'),
      rows: fc.uniqueArray(anyRow, {
        minLength: 1,
        maxLength: 4,
        selector: (row) =>
          JSON.stringify([
            row.kind === 'dispute-message' ? row.rowId : '',
            row.kind === 'actual' ? row.lineId : row.kind === 'withdrawn' ? row.subject.slice(-6) : '',
          ]),
      }),
    }),
    { maxLength: 6 },
  )
  .map((packets) =>
    packets.map(({ from, logId, madeAt, rows }, index) =>
      packet(rows, { from, packetId: `packet-${index}`, madeAt, changeLog: { id: logId, hash: null } }),
    ),
  );

describe('the laws of merging', () => {
  it('a packet merged twice equals once', () => {
    fc.assert(
      fc.property(anyPackets, fc.nat(), (packets, pick) => {
        const book = merged(...packets);
        const again = packets[pick % Math.max(packets.length, 1)];
        expect(again === undefined ? book : mergePacket(book, again)).toEqual(book);
      }),
    );
  });

  it('the order of merging never matters, for the book or for what it leads to', () => {
    fc.assert(
      fc.property(
        anyPackets.chain((packets) =>
          fc.tuple(fc.constant(packets), fc.shuffledSubarray(packets, { minLength: packets.length })),
        ),
        ([packets, shuffled]) => {
          expect(merged(...shuffled)).toEqual(merged(...packets));
          expect(decide({}, ...shuffled)).toEqual(decide({}, ...packets));
        },
      ),
    );
  });

  it('grouping never matters: two books know together what all packets said', () => {
    fc.assert(
      fc.property(anyPackets, fc.nat(6), (packets, at) => {
        const [left, right] = [merged(...packets.slice(0, at)), merged(...packets.slice(at))];
        expect(mergeBooks(left, right)).toEqual(merged(...packets));
        expect(mergeBooks(right, left)).toEqual(merged(...packets));
      }),
    );
  });

  it('nothing that is newest of its device is lost', () => {
    fc.assert(
      fc.property(anyPackets, (packets) => {
        const decisions = decide({}, ...packets);
        for (const { subject, row } of merged(...packets)) {
          const heldByPortal = row.kind === 'actual' && row.actual.missed === 0 && row.attested === null;
          if (row.kind === 'withdrawn' || heldByPortal) continue;
          expect(decisions.some((decision) => decision.subject === subject)).toBe(true);
        }
      }),
    );
  });
});
