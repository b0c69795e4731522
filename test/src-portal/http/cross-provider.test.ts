// What somebody of one provider gets at another's: every call with the other's ids, a token that names the other, the
// other's cursor and idempotency keys. Nothing of the other's may be in an answer, and nothing of it may change.
import { beforeAll, describe, expect, test } from 'vitest';
import type { PermittedCall } from '../../../src-portal/http/permissions.ts';
import { councilFilePath, type PortalCall, portalCalls } from '../../../src-shared/portal-api/index.ts';
import { monday, serviceLine, weeklyActual } from '../../builders.ts';
import { newKey, type PortalClient } from '../portal-client.ts';
import { type AddedAccount, databaseKinds, portalForTests } from '../portal-under-test.ts';

/** Stands in everything of the other provider that could be told. */
const mark = 'OnlyTheirs';
const password = 'a long pass phrase';

interface Attempt {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
}

const actual = weeklyActual({ lineId: `${mark}-line`, comment: 'Overwritten.' });
const stay = {
  id: `${mark}-stay`,
  ssRef: '0012345',
  admitted: '2025-03-04',
  discharged: null,
  told: null,
  approval: null,
};

/** How each call is tried on what belongs to the other provider. @param ids of the other's account and session */
const attempts = (ids: { account: string; session: string; user: string }): Record<PermittedCall, Attempt> => ({
  signIn: { body: { user: ids.user, password: 'guessed by others', securityCode: '123456' } },
  sessions: {},
  endOneSession: { params: { id: ids.session } },
  changePassword: { body: { password: 'not theirs', securityCode: '123456', newPassword: 'taken over by us' } },
  offerAuthenticator: { body: { password: 'not theirs', securityCode: '123456' } },
  confirmAuthenticator: { body: { password: 'not theirs', code: '123456' } },
  profile: {},
  changes: {},
  receipts: { params: { monday } },
  councilFile: { params: { monday } },
  generate: { params: { monday } },
  sendActuals: {
    params: { monday },
    body: { changes: [{ lineId: `${mark}-line`, baseVersion: 2, actual, attested: null }] },
  },
  sendCareRecords: {
    body: {
      changes: [
        { kind: 'stay', id: stay.id, baseVersion: 1, record: { kind: 'stay', id: stay.id, value: stay } },
        { kind: 'stay', id: stay.id, baseVersion: 1, record: null },
      ],
    },
  },
  answerDispute: { params: { id: `${mark}-dispute` }, body: { text: 'Said by others.' } },
  confirm: {
    params: { monday },
    body: { services: [mark], digest: 'x'.repeat(64), statement: 'We confirm it for them.', acknowledgements: [] },
  },
  sendPeople: { body: { people: [{ ssRef: '0012345', name: 'Renamed', nhsNumber: null, address: null }] } },
  accounts: {},
  addAccount: { body: { user: ids.user, name: 'Twin', roles: ['manager'], password } },
  changeAccount: { params: { id: ids.account }, body: { disabled: true } },
  removeAccount: { params: { id: ids.account } },
  unlockAccount: { params: { id: ids.account } },
  resetAccount: { params: { id: ids.account }, body: { password } },
  accountSessions: { params: { id: ids.account } },
  endAccountSessions: { params: { id: ids.account } },
  // It ends the session that all the others are tried in.
  endSession: {},
});
const names = Object.keys(attempts({ account: '', session: '', user: '' })) as PermittedCall[];

describe.each(databaseKinds)('at another provider’s, on %s', (kind) => {
  const portal = portalForTests(kind, { authority: 'hub' });
  let ours: AddedAccount;
  let theirs: AddedAccount;
  let them = '';
  let tried: Record<PermittedCall, Attempt>;
  const theirKeys: string[] = [];
  let theirCursor = '';

  beforeAll(async () => {
    const line = (service: string, id: string) => serviceLine({ id, ssRef: '0012345', service });
    const us = await portal.addProvider({ lines: [line('Home Support', 'our-line')] });
    const other = await portal.addProvider({
      lines: [line(mark, `${mark}-line`)],
      people: [{ ssRef: '0012345', name: mark, nhsNumber: null, address: null }],
      disputes: [{ id: `${mark}-dispute`, weekStart: monday, lineId: `${mark}-line`, state: 'open', messages: [] }],
    });
    them = other.provider.id;
    ours = await portal.addAccount(us.provider.id, ['manager']);
    theirs = await portal.addAccount(them, ['manager']);
    const write = async (name: 'generate' | 'sendActuals' | 'sendCareRecords', asked: Attempt) => {
      const key = newKey();
      theirKeys.push(key);
      await theirs.client.get(name, { ...asked, key } as never);
    };
    await write('generate', { params: { monday } });
    const said = { ...actual, comment: mark };
    await write('sendActuals', {
      params: { monday },
      body: { changes: [{ lineId: actual.lineId, baseVersion: 1, actual: said, attested: null }] },
    });
    const record = { kind: 'stay', id: stay.id, value: stay };
    await write('sendCareRecords', { body: { changes: [{ kind: 'stay', id: stay.id, baseVersion: 0, record }] } });
    expect((await theirs.client.confirm(monday, [mark])).ok).toBe(true);
    theirCursor = (await theirs.client.pull()).cursor;
    const [session] = (await theirs.client.get('sessions')).sessions;
    tried = attempts({ account: theirs.id, session: session?.id ?? '', user: theirs.user });
  });

  /** All that is kept of them, but how many attempts at their names failed. */
  async function state(): Promise<Record<string, unknown>> {
    const tables = await portal.look<{ name: string }>(
      {
        name: 'test-tables',
        text: `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
          and relname <> 'portal_migration' order by 1`,
      },
      [],
    );
    const kept: Record<string, unknown> = {};
    for (const { name } of tables) {
      const column = name === 'provider' ? 'id' : 'provider_id';
      const text = `select to_jsonb(t) - 'failures' as row from ${name} t where ${column} = $1 order by to_jsonb(t)::text`;
      kept[name] = await portal.look({ name: `test-rows-${name}`, text }, [them]);
    }
    return kept;
  }

  const callOf = (name: PermittedCall): PortalCall =>
    name === 'councilFile' ? { ...portalCalls.receipts, path: councilFilePath } : portalCalls[name];

  async function ask(name: PermittedCall, more: { token?: string | undefined; key?: string; query?: string } = {}) {
    const { method, path } = callOf(name);
    const { params = {}, body } = tried[name];
    const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const token = 'token' in more ? more.token : ours.client.session?.token;
    const response = await fetch(`${portal.url}${filled}${more.query ?? ''}`, {
      method,
      headers: {
        'idempotency-key': more.key ?? newKey(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }

  test('what is tried is all that there is', () => {
    expect(names.toSorted()).toEqual([...Object.keys(portalCalls), 'councilFile'].toSorted());
  });

  test.each(names.filter((name) => name !== 'signIn'))('%s: a token that names them is worth nothing', async (name) => {
    const before = await state();
    const secret = ours.client.session?.token.split('.')[1] ?? '';
    for (const front of [them, `${them}\u0000`, '', `' or true --`]) {
      const { status, text } = await ask(name, { token: `${Buffer.from(front).toString('base64url')}.${secret}` });
      expect([status, text.includes('not-signed-in')]).toEqual([401, true]);
    }
    expect(await state()).toEqual(before);
  });

  test('no cursor of theirs shows what they have', async () => {
    const own = Buffer.from((await ours.client.pull()).cursor, 'base64url').toString();
    const epochs = [theirCursor, Buffer.from(`${own.split(' ')[0]} 999999`).toString('base64url'), 'AAAA'];
    for (const cursor of epochs) {
      const { status, text } = await ask('changes', { query: `?cursor=${encodeURIComponent(cursor)}` });
      expect([status, text.includes('cursor-expired')]).toEqual([410, true]);
    }
  });

  test('no key of theirs gives their answers, nor counts against them', async () => {
    const before = await state();
    const [generated = '', sent = ''] = theirKeys;
    expect((await ask('generate', { key: generated })).text).toContain('"generated":1');
    // Theirs was accepted; the same key with the same bytes is judged by what we have.
    expect((await ask('sendActuals', { key: sent })).text).toContain('line-not-planned');
    expect(await state()).toEqual(before);
    expect(await theirs.client.ask('generate', { params: { monday }, key: generated })).toMatchObject({ ok: true });
  });

  test.each(names)('%s: shows nothing of theirs and changes nothing of theirs', async (name) => {
    const before = await state();
    const { status, text } = await ask(name, name === 'signIn' ? { token: undefined } : {});
    expect(status).toBeLessThan(500);
    // What was sent may be told back; what only they have may not.
    expect(withoutWhatWasSent(text)).not.toContain(mark);
    expect(await state()).toEqual(before);
  });

  /** A refusal names the ids that the request named. */
  const withoutWhatWasSent = (text: string) =>
    text.replaceAll(`${mark}-line`, '').replaceAll(`${mark}-stay`, '').replaceAll(`${mark}-dispute`, '');
  test('they are there as before', async () => {
    const client: PortalClient = theirs.client;
    expect((await client.get('receipts', { params: { monday } })).receipts).toHaveLength(1);
  });
});
