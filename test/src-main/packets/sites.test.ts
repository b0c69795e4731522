// Sites in packets: set up once, and heard of by what their packets bring.
import { expect, test } from 'vitest';
import { bringInAll } from '../../../src-main/packets/bring-in.ts';
import { gatherPacket } from '../../../src-main/packets/gather.ts';
import { type Packet, packetSchema } from '../../../src-shared/packet/index.ts';
import { answerOf, ben, contextOf, handlersOf, standingClock, storeWithProvider, weekStart } from '../fixtures.ts';
import { actualRow, packetOf } from './packet-of.ts';

const at = (time: string) => ({ ...ben, at: `2025-03-09T${time}:00.000Z` });
const elm = { id: 'elm', name: 'Elm House', inCharge: '', writeTo: '', services: ['Home Support'], lineIds: [] };
const withSites = (sites: Packet['sites'], parts: Partial<Packet> = {}) =>
  packetSchema.parse(packetOf([actualRow('line-1')], { sites, ...parts }));

function office() {
  const store = storeWithProvider();
  const context = contextOf(store, { clock: standingClock('2025-03-10T12:00:00.000Z') });
  return { store, context, calls: handlersOf(context) };
}

test('a packet brings its provider’s sites along, and what was said of them', () => {
  const { store, context } = office();
  const siteReports: Packet['siteReports'] = [{ siteId: 'elm', weekStart, how: 'told', changed: at('10:00') }];
  answerOf(bringInAll(context, withSites([{ id: 'elm', site: elm, changed: at('09:00') }], { siteReports })));
  expect(store.sites.get('elm')).toEqual({ id: 'elm', site: elm, changed: at('09:00') });
  expect(store.sites.reports()).toEqual([{ siteId: 'elm', weekStart, how: 'told', changed: at('10:00') }]);
});

test('what is gathered here says the same of them as what was brought in', () => {
  const { context } = office();
  const sites = [{ id: 'elm', site: elm, changed: at('09:00') }];
  answerOf(bringInAll(context, withSites(sites)));
  expect(gatherPacket(context)?.sites).toEqual(sites);
});

test('the later word counts, in whatever order the packets come, also of a removal', () => {
  const early = withSites([{ id: 'elm', site: elm, changed: at('09:00') }]);
  const renamed = withSites([{ id: 'elm', site: { ...elm, name: 'Elm' }, changed: at('10:00') }], { packetId: 'p-2' });
  const removed = withSites([{ id: 'elm', site: null, changed: at('11:00') }], { packetId: 'p-3' });
  for (const [packets, name] of [
    [[early, renamed], 'Elm'],
    [[renamed, early], 'Elm'],
    [[early, removed, renamed], undefined],
    [[removed, early], undefined],
  ] as const) {
    const { store, context } = office();
    for (const packet of packets) answerOf(bringInAll(context, packet));
    expect(store.sites.all().map((site) => site.name)).toEqual(name === undefined ? [] : [name]);
  }
});

test('a service that two sites claim belongs to the one that was changed later', () => {
  const oak = { ...elm, id: 'oak', name: 'Oak Court' };
  const first = withSites([{ id: 'elm', site: elm, changed: at('09:00') }]);
  const second = withSites([{ id: 'oak', site: oak, changed: at('10:00') }], { packetId: 'p-2' });
  for (const packets of [
    [first, second],
    [second, first],
  ]) {
    const { store, context } = office();
    for (const packet of packets) answerOf(bringInAll(context, packet));
    expect(store.sites.all().map(({ name, services }) => [name, services.length])).toEqual([
      ['Elm House', 0],
      ['Oak Court', 1],
    ]);
  }
});

test('a packet with work of a site’s lines is something that was heard of it', async () => {
  const { context, calls } = office();
  answerOf(bringInAll(context, withSites([{ id: 'elm', site: elm, changed: at('09:00') }])));
  expect(answerOf(await calls['site.list']({ weekStart })).sites[0]).toMatchObject({
    missing: false,
    heard: { what: 'packet', by: ben.name, at: '2025-03-09T10:00:00.000Z' },
  });
  expect(answerOf(await calls['site.list']({ weekStart: '2025-02-24' })).sites[0]).toMatchObject({ heard: null });
});
