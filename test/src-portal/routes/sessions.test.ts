// Signing in: what is said, what is not said, and when an account is locked.
import { describe, expect, test } from 'vitest';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import { PortalClient } from '../portal-client.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

describe.each(databaseKinds)('signing in on %s', (kind) => {
  const portal = portalForTests(kind);

  function secretsOf(data: PracticeData, parts: { user?: string; password?: string; securityCode?: string } = {}) {
    const { user = '', password = '', securityCode = '' } = data.accounts[0] ?? {};
    return { user, password, securityCode, ...parts };
  }
  const attempt = (body: ReturnType<typeof secretsOf>) => new PortalClient(portal.url).ask('signIn', { body });

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

  test('is locked for fifteen minutes after five wrong attempts, known name or not, even with the right password', async () => {
    const data = await portal.addProvider();
    for (const secrets of [
      secretsOf(data, { password: 'wrong' }),
      secretsOf(data, { user: `nobody-${data.provider.id}` }),
    ]) {
      const names = [];
      for (let count = 0; count < 6; count += 1) {
        const answered = await attempt(secrets);
        names.push(!answered.ok && answered.name);
      }
      expect(names).toEqual([...Array(4).fill('wrong-credentials'), 'account-locked', 'account-locked']);
    }
    const right = await attempt(secretsOf(data));
    expect(!right.ok && [right.name, right.headers.get('retry-after')]).toEqual(['account-locked', '900']);
    expect(!right.ok && right.problem.detail).toMatch(/Try again in 15 minutes/);
    portal.clock.advance(15 * 60_000);
    expect((await attempt(secretsOf(data))).ok).toBe(true);
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('counts attempts that come at the same moment', async () => {
    const data = await portal.addProvider();
    const guesses = Array.from({ length: 20 }, (_, index) => attempt(secretsOf(data, { password: `guess ${index}` })));
    const names = (await Promise.all(guesses)).map((answered) => !answered.ok && answered.name);
    expect(names.filter((name) => name === 'wrong-credentials')).toHaveLength(4);
    expect(names.filter((name) => name === 'account-locked')).toHaveLength(16);
  });

  test('forgets wrong attempts after a right one', async () => {
    const data = await portal.addProvider();
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 4; count += 1) await attempt(secretsOf(data, { password: 'wrong' }));
      expect((await attempt(secretsOf(data))).ok).toBe(true);
    }
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

  test('keeps no password, code or token', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    const statement = {
      name: 'test-secrets',
      text: `select row_to_json(a)::text || coalesce(row_to_json(s)::text, '') as text from account a
        left join session s on s.provider_id = a.provider_id where a.provider_id = $1`,
    };
    const text = JSON.stringify(await portal.look(statement, [data.provider.id]));
    expect(text).not.toContain('correct horse');
    expect(text).not.toContain('123456');
    expect(text).not.toContain(client.session?.token.split('.')[1]);
  });
});
