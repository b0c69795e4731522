// The examples of the contract, made by calling a portal: a week from signing in to the receipt, with what can stand in
// the way, then what a manager does. `node test/src-portal/contract/record.ts` renews src-portal/contract/examples.json.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Secret, TOTP } from 'otpauth';
import type { Example } from '../../../src-portal/contract/examples.ts';
import { sha256 } from '../../../src-portal/environment.ts';
import type { PermittedCall } from '../../../src-portal/http/permissions.ts';
import type { Change, ConfirmationRequest } from '../../../src-shared/portal-api/index.ts';
import { actualWith, missed, monday, weeklyActual } from '../../builders.ts';
import { confirmationOf } from '../confirmation-of.ts';
import { type Asked, extraCare, home, type RecordingPortal, startRecordingPortal } from './recording-portal.ts';

export const examplesFile = fileURLToPath(new URL('../../../src-portal/contract/examples.json', import.meta.url));

export async function recordExamples(): Promise<Example[]> {
  const portal = await startRecordingPortal();
  try {
    const token = await signingIn(portal);
    await week(portal, token);
    await beside(portal, token);
    await managing(portal, token);
    return withSteadyIds(portal.examples);
  } finally {
    await portal.stop();
  }
}

type Call = (operation: PermittedCall, name: string, summary: string, asked?: Omit<Asked, 'token'>) => Promise<unknown>;

const callerFor =
  (portal: RecordingPortal, token: string | null): Call =>
  (operation, name, summary, asked = {}) =>
    portal.call(operation, { name, summary }, { ...asked, token });

const aisha = { user: 'aisha@mill-house.example', password: 'correct horse', securityCode: '123456' };
const path = { monday };

async function signingIn(portal: RecordingPortal): Promise<string> {
  const call = callerFor(portal, null);
  await call('signIn', 'wrong-password', 'The password is wrong', { body: { ...aisha, password: 'battery staple' } });
  await call('changes', 'without-token', 'Nobody is signed in');
  const session = await call('signIn', 'new-computer', 'From a computer that is new to the portal', {
    body: { ...aisha, computer: { token: null, name: 'Office laptop' } },
  });
  return (session as { token: string }).token;
}

async function week(portal: RecordingPortal, token: string): Promise<void> {
  const call = callerFor(portal, token);
  await call('profile', 'in-force', 'The rules in force');
  const etag = portal.examples.at(-1)?.answer.headers?.etag ?? '';
  await call('profile', 'unchanged', 'The client has them already', { headers: { 'If-None-Match': etag } });
  const page = (await call('changes', 'first-page', 'The first page', { query: { limit: '3' } })) as { cursor: string };
  await call('changes', 'unknown-cursor', 'A cursor that the portal did not give', { query: { cursor: 'bm9uZQ' } });
  await call('councilFile', 'too-early', 'The week is not generated yet', { path });
  await call('generate', 'first-time', 'Every planned line gets its actual', { path });
  await call('generate', 'far-away', 'A week that is not planned yet', { path: { monday: '2035-01-01' } });
  await call('changes', 'next-page', 'Going on after a cursor', { query: { cursor: page.cursor, limit: '5' } });

  const key = portal.newKey();
  const two = actualWith([missed('planned_absence')], { comment: '2 hours missed: planned absence.' });
  const first = { changes: [{ lineId: 'line-1', baseVersion: 1, actual: two, attested: null }] };
  await call('sendActuals', 'one-line', 'Two hours were missed', { path, key, body: first });
  await call('sendActuals', 'same-key', 'The key was used for another request', {
    path,
    key,
    body: { changes: first.changes.map((change) => ({ ...change, baseVersion: 2 })) },
  });
  await call('sendActuals', 'no-key', 'The key is missing', { path, key: null, body: first });
  const [change] = first.changes;
  const stale = { ...change, actual: weeklyActual({ comment: 'As planned after all.' }) };
  const nowhere = { ...change, lineId: 'line-9', actual: weeklyActual({ lineId: 'line-9' }) };
  const said = { id: 'u-aisha', name: 'Aisha Khan', at: '2025-03-10T08:55:00.000Z' };
  const other = weeklyActual({ lineId: 'line-2', planned: 500, actual: 500, visits: 5, generatedVisits: 5 });
  const attested = { lineId: 'line-2', baseVersion: 1, actual: other, attested: said };
  await call('sendActuals', 'each-on-its-own', 'One in conflict, one rejected, one accepted', {
    path,
    body: { changes: [stale, nowhere, attested] },
  });
  await call('sendActuals', 'not-a-quantity', 'A value that is out of bounds', {
    path,
    body: { changes: [{ ...change, actual: { ...two, missed: -200 } }] },
  });

  const body = await confirmation(portal, token, [home]);
  await call('confirm', 'another-digest', 'The client saw something else', {
    path,
    body: { ...body, digest: sha256('something else') },
  });
  await call('confirm', 'one-service', 'The services that were seen are confirmed', { path, body });
  await call('receipts', 'one', 'One receipt speaks for the week so far', { path });
  await call('councilFile', 'download', 'The week as it stands', { path });
  await notYet(portal, token, call);
}

/** What keeps a week from being confirmed. */
async function notYet(portal: RecordingPortal, token: string, call: Call): Promise<void> {
  const extra = (actual: object) => ({
    changes: [{ lineId: 'line-3', baseVersion: 1, actual: { ...actual, lineId: 'line-3' }, attested: null }],
  });
  const without = actualWith([missed('planned_absence')], { comment: '' });
  await portal.call('sendActuals', null, { path, token, body: extra(without) });
  const wrong = await confirmation(portal, token, [extraCare]);
  await call('confirm', 'with-an-error', 'The comment is missing', { path, body: wrong });
  const unsaid = actualWith([missed('unspecified')], { comment: '2 hours missed.' });
  const second = extra(unsaid).changes.map((change) => ({ ...change, baseVersion: 2 }));
  await portal.call('sendActuals', null, { path, token, body: { changes: second } });
  const doubtful = await confirmation(portal, token, [extraCare]);
  await call('confirm', 'with-a-warning', 'Nobody has accepted the warnings', {
    path,
    body: { ...doubtful, acknowledgements: [] },
  });
  const current = { monday: '2025-03-10' };
  const early = { ...doubtful, services: [home] };
  await call('confirm', 'not-generated', 'The week has no actuals yet', { path: current, body: early });
  await portal.call('generate', null, { path: current, token });
  await call('confirm', 'not-over', 'The week is not over', { path: current, body: early });
}

/** What else belongs to a week: care records, and an answer to the council. */
async function beside(portal: RecordingPortal, token: string): Promise<void> {
  const call = callerFor(portal, token);
  const stay = {
    id: 'stay-1',
    ssRef: '0012345',
    admitted: '2025-03-08',
    discharged: null,
    told: { who: 'Duty desk', on: '2025-03-08' },
    approval: null,
  };
  const change = { kind: 'stay', id: 'stay-1', baseVersion: 0, record: { kind: 'stay', id: 'stay-1', value: stay } };
  await call('sendCareRecords', 'a-new-stay', 'Somebody went to hospital', { body: { changes: [change] } });
  const stranger = {
    ...change,
    id: 'stay-2',
    record: { ...change.record, id: 'stay-2', value: { ...stay, id: 'stay-2', ssRef: '0099999' } },
  };
  const again = { ...change, record: { ...change.record, value: { ...stay, discharged: '2025-03-09' } } };
  await call('sendCareRecords', 'conflict-and-stranger', 'An old version, and somebody who is not planned for', {
    body: { changes: [again, stranger] },
  });
  const text = 'She was at her daughter’s. We were told on Monday.';
  await call('answerDispute', 'an-answer', 'The provider explains', { path: { id: 'dispute-1' }, body: { text } });
  await call('answerDispute', 'no-such', 'There is no such dispute', { path: { id: 'dispute-9' }, body: { text } });
  await call('sendPeople', 'not-a-manager', 'Only managers send the list of people', {
    body: { people: [{ ssRef: '0012399', name: 'Bernard Hall', nhsNumber: null, address: null }] },
  });
}

/** What a manager does, and what people do with their own accounts. */
async function managing(portal: RecordingPortal, aishasToken: string): Promise<void> {
  const code = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: portal.clock.now });
  const password = 'a long pass phrase';
  const chris = { user: 'chris@mill-house.example', password };
  const session = await portal.call('signIn', null, {
    token: null,
    body: { ...chris, securityCode: code(portal.managerSecret) },
  });
  const { token, user } = session as { token: string; user: { id: string } };
  const call = callerFor(portal, token);
  await call('sendPeople', 'one-name', 'A name for an SS Ref', {
    body: { people: [{ ssRef: '0012399', name: 'Bernard Hall', nhsNumber: '9990000026', address: null }] },
  });
  const wanted = {
    user: 'ben@mill-house.example',
    name: 'Ben Carter',
    roles: ['recorder'],
    password: 'another long phrase',
  };
  const added = (await call('addAccount', 'a-recorder', 'Somebody new', { body: wanted })) as {
    account: { id: string };
  };
  await call('addAccount', 'name-taken', 'Somebody has the user name', { body: wanted });
  const ben = { path: { id: added.account.id } };
  await call('changeAccount', 'may-confirm', 'Ben may confirm, too', {
    ...ben,
    body: { roles: ['recorder', 'confirmer'] },
  });
  await call('changeAccount', 'own-role', 'Managers keep their role', {
    path: { id: user.id },
    body: { roles: ['reader'] },
  });
  await call('unlockAccount', 'after-holidays', 'Ben was away for long', ben);
  await call('resetAccount', 'lost-telephone', 'Ben has lost his telephone', { ...ben, body: { password } });
  await call('accountSessions', 'of-somebody', 'Where Aisha is signed in', { path: { id: 'u-aisha' } });
  await call('endAccountSessions', 'of-somebody', 'Ben is signed out everywhere', ben);
  await call('accounts', 'all', 'Everybody', {});
  await call('removeAccount', 'gone', 'Ben has left', ben);
  await call('removeAccount', 'gone-already', 'Somebody else removed the account', ben);

  const own = callerFor(portal, aishasToken);
  const sessions = (await own('sessions', 'one', 'Signed in on one computer')) as { sessions: { id: string }[] };
  await own('endOneSession', 'long-over', 'A session that is over', { path: { id: 'over' } });
  const { securityCode } = aisha;
  await own('changePassword', 'new-password', 'With a fixed security code there are no recovery codes', {
    body: { password: aisha.password, securityCode, newPassword: password },
  });
  const offered = await own('offerAuthenticator', 'first-app', 'Instead of the fixed code', {
    body: { password, securityCode },
  });
  await own('confirmAuthenticator', 'wrong-code', 'Not the code that the app shows', {
    body: { password, code: '000000' },
  });
  const { secret } = offered as { secret: string };
  await own('confirmAuthenticator', 'first-code', 'The code that the app shows', {
    body: { password, code: code(secret) },
  });
  await own('accounts', 'not-a-manager', 'Only managers see them');
  await own('endSession', 'goodbye', 'Aisha signs out');
  if (sessions.sessions.length !== 1) throw new Error('Aisha is signed in more than once');
}

/** A confirmation of just what the feed shows, every warning accepted. */
async function confirmation(portal: RecordingPortal, token: string, services: string[]): Promise<ConfirmationRequest> {
  const { changes } = (await portal.call('changes', null, { token })) as { changes: Change[] };
  const by = { id: 'u-aisha', name: 'Aisha Khan', at: '2025-03-10T09:00:00.000Z' };
  return confirmationOf(changes, { monday, services, by });
}

/** The database itself names sessions; in examples each of those names is the same every time. */
function withSteadyIds(examples: Example[]): Example[] {
  const steady = new Map<string, string>();
  const text = JSON.stringify(examples).replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    (id) => {
      const known = steady.get(id) ?? `00000000-0000-4000-8000-${`${steady.size + 1}`.padStart(12, '0')}`;
      steady.set(id, known);
      return known;
    },
  );
  return JSON.parse(text) as Example[];
}

/** As it stands in the file: one example after the other, so that a change of one is a change of its lines. */
export const examplesText = (examples: readonly Example[]): string => `${JSON.stringify(examples, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(examplesFile, examplesText(await recordExamples()));
  process.exit();
}
