import { describe, expect, it } from 'vitest';
import { decidePackets, type PacketRow } from '../../../src-shared/packet/index.ts';
import type { CareRecord } from '../../../src-shared/portal-api/records.ts';
import { actualRecord, hospitalStay, monday, weeklyActual } from '../../builders.ts';
import { ben, decide, edit, here, merged, missedHours, packet } from './fixtures.ts';

const attested = weeklyActual();

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
