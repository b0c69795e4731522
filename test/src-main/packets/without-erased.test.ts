// What a packet says of somebody who was erased here, in whatever part of it.
import { expect, test } from 'vitest';
import { withoutErased } from '../../../src-main/packets/without-erased.ts';
import { type Packet, packetSchema } from '../../../src-shared/packet/index.ts';
import { ben, storeWithProvider } from '../fixtures.ts';
import { plant, planted } from '../store/planted-person.ts';
import { actualRow, changed, packetOf } from './packet-of.ts';

const elm = { id: 'elm', name: 'Elm House', inCharge: '', writeTo: '', services: ['Home Support'] };
const about = (ssRef: string | null, subject: string) => ({ ssRef, topic: null, subject, by: changed });

function erasedStore() {
  const store = storeWithProvider();
  plant(store);
  store.erasing.erase({ ssRef: planted.ssRef, by: ben, why: 'asked' });
  return store;
}

const keptOf = (packet: Packet) => withoutErased(erasedStore(), packetSchema.parse(packet));

test('messages about them, also about them as they were known before, stay out though no row is theirs', () => {
  const messages = [
    about(planted.ssRef, 'Marigold'),
    about(planted.formerRef, 'Marigold'),
    about('0012345', 'Ada'),
    about(null, 'The portal'),
  ];
  const { packet, left } = keptOf(packetOf([actualRow('line-1')], { messages }));
  expect(packet?.messages?.map(({ subject }) => subject)).toEqual(['Ada', 'The portal']);
  expect(left).toBe(2);
});

test('their lines stay out of a site’s, which keeps those of others', () => {
  const sites = [{ id: 'elm', site: { ...elm, lineIds: [planted.line, 'line-1'] }, changed }];
  const { packet, left } = keptOf(packetOf([actualRow('line-1')], { sites }));
  expect(packet?.sites).toEqual([{ id: 'elm', site: { ...elm, lineIds: ['line-1'] }, changed }]);
  expect(left).toBe(0);
});

test('a message in a dispute of theirs, and that something of theirs is no more, stay out', () => {
  const row = { rowId: 'row-2', changed };
  const log = { kind: 'log' as const, id: planted.log, baseVersion: 0, record: null };
  const { packet, left } = keptOf(
    packetOf([
      actualRow('line-1'),
      { ...row, kind: 'dispute-message', disputeId: planted.dispute, text: 'Marigold was out' },
      { ...row, kind: 'withdrawn', subject: `actual:2025-03-03:${planted.line}` },
      { ...row, kind: 'withdrawn', subject: `care:absence:${planted.absence}` },
      { ...row, kind: 'care', change: log, base: null },
    ]),
  );
  expect(packet?.rows.map(({ kind }) => kind)).toEqual(['actual']);
  expect(left).toBe(4);
});

test('what a person said of lines alike of theirs stays out', () => {
  const key = { weekStart: '2025-03-03', service: 'Home Support', serviceLevel: 'Single' };
  const rows = [{ planned: 100, visits: 1, lineId: null }];
  const sameLines = [planted.ssRef, '0012345'].map((ssRef) => ({ ...key, ssRef, rows }));
  expect(keptOf(packetOf([actualRow('line-1')], { sameLines })).packet?.sameLines).toEqual([sameLines[1]]);
});

test('an absence of theirs that came apart from the other rows stays out, and a site’s report stays', () => {
  const value = { id: 'a-2', ssRef: planted.ssRef, kind: 'respite' as const, lineIds: null, firstDay: '2025-03-04' };
  const record = { kind: 'absence' as const, id: 'a-2', value: { ...value, lastDay: null, toldOn: null, note: '' } };
  const absence = { kind: 'absence', id: 'a-2', baseVersion: 0, record };
  const siteReports = [{ siteId: 'elm', weekStart: '2025-03-03', how: 'told', changed }];
  const packet = {
    ...packetOf([actualRow('line-1')]),
    siteReports,
    laterRows: [{ kind: 'care', rowId: 'row-2', change: absence, base: null, changed }],
  };
  const kept = withoutErased(erasedStore(), packetSchema.parse(packet));
  expect(kept.packet?.rows.map(({ kind }) => kind)).toEqual(['actual']);
  expect(kept.packet?.siteReports).toEqual(siteReports);
});

test('a packet that says nothing of them is kept as it is', () => {
  const packet = packetSchema.parse(packetOf([actualRow('line-1')], { messages: [about('0012345', 'Ada')] }));
  expect(withoutErased(erasedStore(), packet)).toEqual({ packet, left: 0 });
});
