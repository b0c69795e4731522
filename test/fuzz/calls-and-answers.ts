// Calls of the window and answers of a portal, on a real account. What holds for all of them: nothing throws, what is
// refused writes nothing, and the week can be looked at afterwards.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { portalClient } from '../../src-main/portal/client.ts';
import { type PortalCallName, portalCalls, readFeedPage } from '../../src-shared/portal-api/index.ts';
import { adjustmentRequest, hospitalStay, logEntry, missed, serviceEnd } from '../builders.ts';
import { provider, weekStart } from '../src-main/fixtures.ts';
import { setTimer } from '../src-main/timers.ts';
import { json } from './dropped-files.ts';
import { type Json, mutated } from './mutated.ts';
import type { RealAccount } from './real-account.ts';

const own = { id: null };
const requests: readonly [Parameters<RealAccount['call']>[0], unknown][] = [
  ['week.record', { weekStart, lineId: 'line-1', variations: [missed()], comment: 'Away', visits: 7 }],
  [
    'week.record-many',
    {
      weekStart,
      how: 'pasted',
      changes: [
        { lineId: 'line-1', variations: [missed()], comment: 'Away' },
        { lineId: 'line-2', comment: 'x' },
      ],
    },
  ],
  ['week.attest', { weekStart, lineIds: ['line-1', 'line-3'] }],
  ['week.acknowledge', { weekStart, key: 'comment-left-over line-1', reason: 'It is right.' }],
  ['week.get', { weekStart }],
  ['week.earlier', { weekStart, lineId: 'line-1' }],
  ['week.undo', {}],
  ['care.save-stay', { stay: { ...hospitalStay(), ...own } }],
  ['care.save-adjustment', { adjustment: { ...adjustmentRequest(), ...own } }],
  ['care.save-end', { end: serviceEnd() }],
  ['care.save-log', { entry: { ...logEntry(), ...own }, admitted: null }],
  ['care.record-hours', { weekStart, lineId: 'line-1', as: 'until-end', hours: [{ day: weekStart, minutes: 60 }] }],
  ['care.remove', { kind: 'stay', id: 'stay-1' }],
  [
    'people.edit',
    { ssRef: '0012345', person: { ssRef: '0012345', name: 'Ada Okafor', nhsNumber: '999 000 0018', address: '' } },
  ],
  ['people.merge', { keep: '0012345', other: '0012399' }],
  ['report.get', { kind: 'variations-person', from: weekStart, to: weekStart, nameOrder: 'family-first' }],
  ['confirm.preview', { weekStart }],
  ['csv.read-import', { id: 'gone', encoding: 'cp850', mark: ',' }],
  ['overview.get', { weekStart }],
];

/** A call of the window with some of its parts changed. */
export const anyCall = fc
  .constantFrom(...requests)
  .chain(([name, request]) => mutated(fc.constant(json(request))).map((changed) => ({ name, request: changed })));

/** It is answered, what is refused writes nothing, and the week can be looked at afterwards. */
export async function callIsAnswered(
  account: RealAccount,
  { name, request }: { name: Parameters<RealAccount['call']>[0]; request: Json },
): Promise<void> {
  const before = account.contents();
  const answer = await account.call(name, request);
  if (answer.outcome !== 'done' && account.contents() !== before)
    throw new Error(`${name} was refused, and wrote something.`);
  await canBeLookedAt(account);
}

/** The screens of the week open, whatever came in before. */
async function canBeLookedAt(account: RealAccount): Promise<void> {
  for (const name of ['week.get', 'overview.get'] as const) {
    const looked = await account.call(name, { weekStart });
    if (looked.outcome !== 'done') throw new Error(`${name} no longer answers.`);
  }
}

const wire = path.resolve(import.meta.dirname, '../samples/0.1.0/wire');
const answers = [
  'changes',
  'confirm',
  'generate',
  'profile',
  'sendActuals',
  'sendCareRecords',
  'signIn',
  'answerDispute',
  'receipts',
] as const satisfies readonly PortalCallName[];
const samples = answers.map((name) => {
  const [first] = JSON.parse(readFileSync(path.join(wire, `${name}.json`), 'utf8')) as { answer: { body: Json } }[];
  return { name, body: first?.answer.body ?? null };
});
const feed = samples.find(({ name }) => name === 'changes')?.body as { [key: string]: Json };
const ownFeed = { name: 'changes' as const, body: { ...feed, changes: json(provider()), more: false } };

/** An answer of a portal with some of its parts changed. */
export const anyAnswer = fc
  .constantFrom<{ name: PortalCallName; body: Json }>(...samples, ownFeed, ownFeed, ownFeed)
  .chain(({ name, body }) => mutated(fc.constant(body)).map((changed) => ({ name, body: changed })));

/** It is read or refused by the contract; a page of the feed that is read is stored, and the week opens afterwards. */
export async function answerIsRead(
  account: RealAccount,
  { name, body }: { name: PortalCallName; body: Json },
): Promise<void> {
  const client = portalClient({
    address: 'http://127.0.0.1:1',
    fetch: async () =>
      new Response(JSON.stringify(body) ?? 'null', { headers: { 'content-type': 'application/json' } }),
    machineMillis: () => 0,
    setTimer,
  });
  const call = portalCalls[name];
  const read = await client.call(name, {
    path: { monday: weekStart, id: 'x' },
    ...(call.write ? { key: 'key' } : {}),
  } as never);
  if (!read.ok || name !== 'changes' || !read.changed) return;
  const page = readFeedPage(JSON.parse(JSON.stringify(body)));
  if (page === null) throw new Error('A page that the client reads is read by itself.');
  account.store.sync.putAside(page.unfit);
  account.store.sync.applyChanges(page.changes, page.cursor);
  await canBeLookedAt(account);
}
