// Signing in and out: what is said, what is not said, whom wrong attempts slow down, and where one is signed in.
import { describe, expect, test } from 'vitest';
import { deriveByScrypt } from '../../../src-portal/password.ts';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import { PortalClient } from '../portal-client.ts';
import { codeOf, databaseKinds, portalForTests } from '../portal-under-test.ts';

describe.each(databaseKinds)('signing in on %s', (kind) => {
  let hashes = 0;
  const portal = portalForTests(kind, {
    proxies: ['127.0.0.1'],
    derive: (password, salt, cost) => {
      hashes += 1;
      return deriveByScrypt(password, salt, cost);
    },
  });

  function secretsOf(data: PracticeData, parts: { user?: string; password?: string; securityCode?: string } = {}) {
    const { user = '', password = '', securityCode = '' } = data.accounts[0] ?? {};
    return { user, password, securityCode, ...parts };
  }
  type Body = ReturnType<typeof secretsOf> & { computer?: { token: string | null; name: string | null } };
  const attempt = (body: Body, from = '192.0.2.1') =>
    new PortalClient(portal.url).ask('signIn', { body, headers: { 'x-forwarded-for': from } });
  async function outcome(body: Body, from?: string) {
    const answered = await attempt(body, from);
    return answered.ok ? 'signed in' : answered.name;
  }

  test('gives a token, the roles, the provider and the portal’s identity', async () => {
    const data = await portal.addProvider();
    const answered = await attempt(secretsOf(data, { user: ` ${data.accounts[0]?.user.toUpperCase()} ` }));
    expect(answered.ok && answered.answer).toMatchObject({
      roles: ['recorder', 'confirmer'],
      provider: data.provider,
      authority: 'practice',
      portalId: data.portalId,
      expiresAt: '2025-03-10T19:00:00.000Z',
    });
    expect(answered.ok && Object.keys(answered.answer)).not.toContain('computerToken');
  });

  test('says the same of a wrong user name as of a wrong password', async () => {
    const data = await portal.addProvider();
    const password = await attempt(secretsOf(data, { password: 'wrong' }));
    const user = await attempt(secretsOf(data, { user: 'nobody at all' }));
    expect(password.ok || user.ok).toBe(false);
    expect(!password.ok && password.name).toBe('wrong-credentials');
    expect(!user.ok && user.problem).toEqual(!password.ok && password.problem);
  });

  test('says so when only the security code is wrong, and not when the password is wrong too', async () => {
    const data = await portal.addProvider();
    const code = await attempt(secretsOf(data, { securityCode: '000000' }));
    expect(!code.ok && code.problem.detail).toMatch(/security code is not right/);
    const both = await attempt(secretsOf(data, { securityCode: '000000', password: 'wrong' }));
    expect(!both.ok && both.problem.detail).not.toMatch(/code/);
  });

  test('computes one password hash, whatever comes of it', async () => {
    const data = await portal.addProvider();
    const manager = await portal.addAccount(data.provider.id, ['manager']);
    const { id } = await portal.addAccount(data.provider.id, ['recorder']);
    const disabled = await portal.addAccount(data.provider.id, ['recorder']);
    await manager.client.get('changeAccount', { params: { id: disabled.id }, body: { disabled: true } });
    const unused = await portal.addProvider();
    await portal.look(
      { name: 'test-unused', text: `update account set last_access = '2024-01-01' where provider_id = $1` },
      [unused.provider.id],
    );
    portal.clock.advance(60_000);
    const now = portal.clock.now;
    const totp = { user: manager.user, password: manager.password };
    const cases: [string, Body, string][] = [
      ['right', secretsOf(data), 'signed in'],
      ['wrong password', secretsOf(data, { password: 'wrong' }), 'wrong-credentials'],
      ['wrong code', secretsOf(data, { securityCode: '000000' }), 'wrong-credentials'],
      ['unknown name', secretsOf(data, { user: 'nobody' }), 'wrong-credentials'],
      ['authenticator', { ...totp, securityCode: codeOf(manager.authenticator, now) }, 'signed in'],
      ['its code again', { ...totp, securityCode: codeOf(manager.authenticator, now) }, 'wrong-credentials'],
      ['recovery code', { ...totp, securityCode: manager.authenticator.recoveryCodes[0] ?? '' }, 'signed in'],
      [
        'recovery code again',
        { ...totp, securityCode: manager.authenticator.recoveryCodes[0] ?? '' },
        'wrong-credentials',
      ],
      ['no recovery code', { ...totp, securityCode: 'aaaa-bbbb-cccc' }, 'wrong-credentials'],
      [
        'disabled',
        { user: disabled.user, password: disabled.password, securityCode: codeOf(disabled.authenticator, now) },
        'account-locked',
      ],
      ['disabled and wrong', { user: disabled.user, password: 'wrong', securityCode: '000000' }, 'wrong-credentials'],
      ['too long unused', secretsOf(unused), 'account-unused'],
    ];
    expect(id).not.toBe('');
    for (const [what, body, comes] of cases) {
      hashes = 0;
      expect([what, await outcome(body, '192.0.2.77'), hashes]).toEqual([what, comes, 1]);
    }
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('is slowed down by wrong attempts from one place, and from no other', async () => {
    const data = await portal.addProvider();
    const waits: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      const before = portal.clock.now;
      const answered = await attempt(secretsOf(data, { password: 'wrong' }), '198.51.100.7');
      waits.push(portal.clock.now - before);
      if (!answered.ok && answered.name === 'too-many-requests') {
        const seconds = Number(answered.headers.get('retry-after'));
        expect(answered.problem.detail).toContain(`Try again in ${seconds} seconds.`);
        portal.clock.advance(seconds * 1000);
      }
    }
    expect(waits.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 1000, 2000, 4000, 8000]);
    expect(waits.slice(9).every((wait) => wait === 0)).toBe(true);
    const before = portal.clock.now;
    expect(await outcome(secretsOf(data), '198.51.100.8')).toBe('signed in');
    expect(portal.clock.now).toBe(before);
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('takes names that nobody has the same way', async () => {
    const data = await portal.addProvider();
    async function course(body: Body, from: string) {
      const seen = [];
      for (let count = 0; count < 10; count += 1) {
        const before = portal.clock.now;
        const answered = await attempt(body, from);
        seen.push([answered.ok, !answered.ok && answered.problem, portal.clock.now - before]);
      }
      portal.clock.set('2025-03-10T09:00:00Z');
      return seen;
    }
    const known = await course(secretsOf(data, { password: 'wrong' }), '198.51.100.20');
    const unknown = await course(secretsOf(data, { user: `nobody-${data.provider.id}` }), '198.51.100.21');
    expect(unknown).toEqual(known);
  });

  test('holds up nobody on a computer that the account has signed in from, whatever strangers do', async () => {
    const data = await portal.addProvider();
    const first = await attempt({ ...secretsOf(data), computer: { token: null, name: 'Laptop' } }, '192.0.2.10');
    const token = first.ok ? (first.answer.computerToken ?? null) : null;
    expect(token).not.toBeNull();
    for (let stranger = 0; stranger < 15; stranger += 1) {
      for (let count = 0; count < 5; count += 1) {
        await attempt(secretsOf(data, { password: 'wrong' }), `203.0.113.${stranger}`);
      }
    }
    const before = portal.clock.now;
    // From anywhere with the token, and from the address without it.
    const known = { ...secretsOf(data), computer: { token, name: 'Laptop' } };
    expect(await outcome(known, '203.0.113.99')).toBe('signed in');
    expect(await outcome(secretsOf(data), '192.0.2.10')).toBe('signed in');
    expect(portal.clock.now).toBe(before);
    // A stranger has to wait, also one who shows somebody else's token.
    const other = await portal.addProvider();
    const theirs = await attempt({ ...secretsOf(other), computer: { token: null, name: null } }, '192.0.2.11');
    const foreign = { token: theirs.ok ? (theirs.answer.computerToken ?? null) : null, name: null };
    expect(await outcome({ ...secretsOf(data), computer: foreign }, '203.0.113.120')).toBe('too-many-requests');
    await portal.councilStaff.unlock(data.provider.id, data.accounts[0]?.id ?? '');
    expect(await outcome(secretsOf(data), '203.0.113.121')).toBe('signed in');
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('takes a known computer for a stranger after ten wrong attempts in a row', async () => {
    const data = await portal.addProvider();
    expect(await outcome(secretsOf(data), '192.0.2.30')).toBe('signed in');
    for (let count = 0; count < 10; count += 1) await attempt(secretsOf(data, { password: 'wrong' }), '192.0.2.30');
    const before = portal.clock.now;
    for (let count = 0; count < 6; count += 1) await attempt(secretsOf(data, { password: 'wrong' }), '192.0.2.30');
    expect(portal.clock.now - before).toBe(1000);
    expect(await outcome(secretsOf(data), '192.0.2.30')).toBe('signed in');
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('counts attempts that come at the same moment', async () => {
    const data = await portal.addProvider();
    const before = portal.clock.now;
    const guesses = Array.from({ length: 12 }, (_, index) =>
      attempt(secretsOf(data, { password: `guess ${index}` }), '198.51.100.40'),
    );
    const names = (await Promise.all(guesses)).map((answered) => !answered.ok && answered.name);
    expect(names.filter((name) => name === 'wrong-credentials')).toHaveLength(9);
    expect(names.filter((name) => name === 'too-many-requests')).toHaveLength(3);
    expect(portal.clock.now - before).toBe(15_000);
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('forgets wrong attempts after a right one', async () => {
    const data = await portal.addProvider();
    const before = portal.clock.now;
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 4; count += 1) {
        await attempt(secretsOf(data, { password: 'wrong' }), `192.0.2.${50 + round}`);
      }
      expect(await outcome(secretsOf(data), `192.0.2.${50 + round}`)).toBe('signed in');
    }
    expect(portal.clock.now).toBe(before);
  });

  test('is refused after 90 days without access until the council unlocks the account', async () => {
    const data = await portal.addProvider();
    portal.clock.advance(90 * 86_400_000);
    expect((await attempt(secretsOf(data))).ok).toBe(true);
    portal.clock.advance(90 * 86_400_000 + 1);
    const answered = await attempt(secretsOf(data));
    expect(!answered.ok && answered.name).toBe('account-unused');
    await portal.councilStaff.unlock(data.provider.id, data.accounts[0]?.id ?? '');
    expect((await attempt(secretsOf(data))).ok).toBe(true);
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('is needed again once the token has expired, was ended, or is not one', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    await client.get('profile');
    portal.clock.advance(10 * 3_600_000);
    expect(await client.refusal('profile')).toBe('not-signed-in');
    portal.clock.set('2025-03-10T09:00:00Z');
    await client.get('profile');
    await portal.councilStaff.endSessions(data.provider.id);
    expect(await client.refusal('profile')).toBe('not-signed-in');
    for (const authorization of [
      '',
      'Bearer',
      'Bearer nonsense',
      'Bearer AAAA.BBBB',
      'Basic dTpw',
      `Bearer AA.${'x'.repeat(600)}`,
    ]) {
      expect(await new PortalClient(portal.url).refusal('profile', { headers: { authorization } })).toBe(
        'not-signed-in',
      );
    }
  });

  test('signing out makes the token worthless, and leaves other computers signed in', async () => {
    const data = await portal.addProvider();
    const [here, there] = [await portal.signIn(data), await portal.signIn(data)];
    expect(await here.get('endSession')).toEqual({ ended: 1 });
    expect(await here.refusal('profile')).toBe('not-signed-in');
    expect(await here.refusal('endSession')).toBe('not-signed-in');
    await there.get('profile');
  });

  test('lists the computers where one is signed in, and signs out there', async () => {
    const data = await portal.addProvider();
    const here = await portal.signIn(data);
    const body = { ...secretsOf(data), computer: { token: null, name: 'Office PC' } };
    await attempt(body);
    const colleague = await portal.signIn(data, 1);
    const { sessions } = await here.get('sessions');
    expect(sessions.map(({ computer, current }) => [computer, current]).toSorted()).toEqual([
      [null, true],
      ['Office PC', false],
    ]);
    const other = sessions.find(({ current }) => !current);
    // Nobody ends what belongs to somebody else.
    expect(await colleague.get('endOneSession', { params: { id: other?.id ?? '' } })).toEqual({ ended: 0 });
    expect(await here.get('endOneSession', { params: { id: other?.id ?? '' } })).toEqual({ ended: 1 });
    expect((await here.get('sessions')).sessions).toHaveLength(1);
    expect((await colleague.get('sessions')).sessions).toHaveLength(1);
  });

  test('keeps no password, code or token', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    const added = await portal.addAccount(data.provider.id, ['recorder']);
    const statement = {
      name: 'test-secrets',
      text: `select row_to_json(a)::text || coalesce(row_to_json(s)::text, '') || coalesce(row_to_json(k)::text, '') as text
        from account a left join session s on s.provider_id = a.provider_id
        left join known_computer k on k.provider_id = a.provider_id where a.provider_id = $1`,
    };
    const text = JSON.stringify(await portal.look(statement, [data.provider.id]));
    for (const secret of [
      'correct horse',
      '123456',
      client.session?.token.split('.')[1] ?? '?',
      added.authenticator.secret,
      ...added.authenticator.recoveryCodes,
      '127.0.0.1',
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
