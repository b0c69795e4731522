// The laws of merging, for packets of three devices in any order and number.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePacket, type PacketRow } from '../../../src-shared/packet/index.ts';
import { mergeBooks } from '../../../src-shared/packet/merge.ts';
import { actualRecord, monday, weeklyActual } from '../../builders.ts';
import { ben, decide, edit, merged, missedHours, packet } from './fixtures.ts';

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
