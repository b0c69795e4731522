// Accounts: what managers do with others', what people do with their own, and that no provider reaches another's.
import { describe, expect, test } from 'vitest';
import { PortalClient } from '../portal-client.ts';
import { type AddedAccount, codeOf, databaseKinds, portalForTests } from '../portal-under-test.ts';

describe.each(databaseKinds)('accounts on %s', (kind) => {
  const portal = portalForTests(kind);
  /** A code that was not used yet: each is taken once. */
  function nextCode({ authenticator }: Pick<AddedAccount, 'authenticator'>): string {
    portal.clock.advance(30_000);
    return codeOf(authenticator, portal.clock.now);
  }
  async function manager() {
    const data = await portal.addProvider();
    return { data, boss: await portal.addAccount(data.provider.id, ['manager']) };
  }
  const signIn = (body: { user: string; password: string; securityCode: string }) =>
    new PortalClient(portal.url).ask('signIn', { body });

  test('a manager adds somebody, who signs in by password and authenticator app', async () => {
    const { boss } = await manager();
    const password = 'nobody guesses this';
    const body = { user: 'Carla', name: 'Carla Reid', roles: ['recorder' as const], password };
    const { account, authenticator } = await boss.client.get('addAccount', { body });
    expect(account).toMatchObject({ user: 'carla', roles: ['recorder'], disabled: false, authenticator: true });
    expect(authenticator.uri).toMatch(/^otpauth:\/\/totp\/Test%20Provider:Carla\?/);
    expect(authenticator.recoveryCodes).toHaveLength(10);
    const answered = await signIn({ user: 'carla', password, securityCode: nextCode({ authenticator }) });
    expect(answered.ok && answered.answer).toMatchObject({ user: { name: 'Carla Reid' }, roles: ['recorder'] });
    // The same to whoever reads it is the same account, and nobody goes by a name without a letter.
    for (const wrong of [
      { user: 'Carla' },
      { user: 'car\u200bla' },
      { user: 'ｃａｒｌａ' },
      { user: 'new', name: ' \u2060-' },
    ]) {
      expect(await boss.client.refusal('addAccount', { body: { ...body, ...wrong } })).toBe('bad-request');
    }
    const { accounts } = await boss.client.get('accounts');
    expect(accounts.find(({ user }) => user === 'carla')).toMatchObject({ sessions: 1, recoveryCodes: 10 });
  });

  test('a disabled account is signed out at once and stays out until it is enabled', async () => {
    const { data, boss } = await manager();
    const carla = await portal.addAccount(data.provider.id, ['recorder']);
    const params = { id: carla.id };
    await boss.client.get('changeAccount', { params, body: { disabled: true } });
    const told = await carla.client.ask('profile');
    expect(!told.ok && told.problem).toMatchObject({
      type: expect.stringMatching(/account-locked$/),
      detail: 'This account was disabled. Ask the council about it.',
    });
    const secrets = { user: carla.user, password: carla.password };
    const refused = await signIn({ ...secrets, securityCode: nextCode(carla) });
    expect(!refused.ok && refused.problem.detail).toBe('This account is disabled. Ask the council to enable it.');
    await boss.client.get('changeAccount', { params, body: { disabled: false } });
    // What was signed out stays so.
    expect(await carla.client.refusal('profile')).toBe('not-signed-in');
    expect((await signIn({ ...secrets, securityCode: nextCode(carla) })).ok).toBe(true);
  });

  test('a removed account is gone, what it recorded keeps its name, and its user name is free', async () => {
    const { data, boss } = await manager();
    const carla = await portal.addAccount(data.provider.id, ['recorder']);
    await carla.client.generate('2025-03-03');
    const [before] = [...(await carla.client.actuals('2025-03-03')).values()];
    if (before === undefined) throw new Error('nothing is generated');
    await carla.client.send('2025-03-03', before.version, { ...before.actual, comment: 'Said by Carla.' });
    const params = { id: carla.id };
    expect(await boss.client.get('removeAccount', { params })).toEqual({ ended: 1 });
    expect(await boss.client.get('removeAccount', { params })).toEqual({ ended: 0 });
    const told = await carla.client.ask('profile');
    expect(!told.ok && told.problem.detail).toBe('This account was removed. Ask the council about it.');
    expect((await boss.client.get('accounts')).accounts.map(({ id }) => id)).not.toContain(carla.id);
    const after = (await boss.client.actuals('2025-03-03')).get(before.actual.lineId);
    expect(after?.changed?.name).toBe('Added recorder');
    const again = {
      user: carla.user,
      name: 'Somebody else',
      roles: ['reader' as const],
      password: 'quite another one',
    };
    expect((await boss.client.ask('addAccount', { body: again })).ok).toBe(true);
  });

  test('a manager stays one: not even two who act at the same moment leave nobody', async () => {
    const { data, boss } = await manager();
    for (const body of [{ disabled: true }, { roles: ['recorder' as const] }]) {
      expect(await boss.client.refusal('changeAccount', { params: { id: boss.id }, body })).toBe('not-allowed');
    }
    expect(await boss.client.refusal('removeAccount', { params: { id: boss.id } })).toBe('not-allowed');
    const other = await portal.addAccount(data.provider.id, ['manager']);
    const body = { roles: ['reader' as const] };
    await Promise.all([
      boss.client.ask('changeAccount', { params: { id: other.id }, body }),
      other.client.ask('changeAccount', { params: { id: boss.id }, body }),
    ]);
    const roles = await portal.look(
      { name: 'test-managers', text: `select id from account where provider_id = $1 and roles ? 'manager'` },
      [data.provider.id],
    );
    expect(roles).toHaveLength(1);
  });

  test('new secrets sign out everywhere; unlocking leaves the secrets as they are', async () => {
    const { data, boss } = await manager();
    const carla = await portal.addAccount(data.provider.id, ['recorder']);
    const params = { id: carla.id };
    await portal.look({ name: 'test-unused', text: `update account set last_access = '2024-01-01' where id = $1` }, [
      carla.id,
    ]);
    const secrets = { user: carla.user, password: carla.password };
    const unused = await signIn({ ...secrets, securityCode: nextCode(carla) });
    expect(!unused.ok && unused.name).toBe('account-unused');
    await boss.client.get('unlockAccount', { params });
    expect((await signIn({ ...secrets, securityCode: nextCode(carla) })).ok).toBe(true);

    const password = 'something quite new';
    const { authenticator } = await boss.client.get('resetAccount', { params, body: { password } });
    expect(await carla.client.refusal('profile')).toBe('not-signed-in');
    const former = await signIn({ ...secrets, securityCode: nextCode(carla) });
    expect(!former.ok && former.name).toBe('wrong-credentials');
    expect((await signIn({ user: carla.user, password, securityCode: nextCode({ authenticator }) })).ok).toBe(true);
  });

  test('a manager sees where somebody is signed in, and signs them out', async () => {
    const { data, boss } = await manager();
    const carla = await portal.addAccount(data.provider.id, ['recorder']);
    const params = { id: carla.id };
    expect((await boss.client.get('accountSessions', { params })).sessions).toMatchObject([{ current: false }]);
    expect(await boss.client.get('endAccountSessions', { params })).toEqual({ ended: 1 });
    expect(await carla.client.refusal('profile')).toBe('not-signed-in');
    expect(await boss.client.get('endAccountSessions', { params: { id: boss.id } })).toEqual({ ended: 0 });
  });

  test('people change their password with what they sign in by, and other computers are signed out', async () => {
    const { data } = await manager();
    const carla = await portal.addAccount(data.provider.id, ['recorder']);
    const there = new PortalClient(portal.url);
    await there.signIn({ ...carla, securityCode: nextCode(carla) });
    const change = { password: carla.password, newPassword: 'brand new and long' };
    const wrong = { ...change, password: 'not it at all', securityCode: nextCode(carla) };
    expect(await carla.client.refusal('changePassword', { body: wrong })).toBe('wrong-credentials');
    const body = { ...change, securityCode: carla.authenticator.recoveryCodes[3] ?? '' };
    const { recoveryCodes } = await carla.client.get('changePassword', { body });
    expect(recoveryCodes).toHaveLength(10);
    await carla.client.get('profile');
    expect(await there.refusal('profile')).toBe('not-signed-in');
    const next = { user: carla.user, password: 'brand new and long' };
    expect((await signIn({ ...next, securityCode: nextCode(carla) })).ok).toBe(true);
    expect((await signIn({ ...next, securityCode: recoveryCodes[0]?.toUpperCase() ?? '' })).ok).toBe(true);
    const old = await signIn({ ...next, securityCode: carla.authenticator.recoveryCodes[4] ?? '' });
    expect(!old.ok && old.problem.detail).toMatch(/recovery code is not right/);
  });

  test('a fixed security code gives way to an authenticator app once that has shown its first code', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    const { user = '', password = '', securityCode = '' } = data.accounts[0] ?? {};
    const authenticator = await client.get('offerAuthenticator', { body: { password, securityCode } });
    expect((await signIn({ user, password, securityCode })).ok).toBe(true);
    const code = nextCode({ authenticator });
    const wrong = code === '000000' ? '111111' : '000000';
    expect(await client.refusal('confirmAuthenticator', { body: { password, code: wrong } })).toBe('wrong-credentials');
    await client.get('confirmAuthenticator', { body: { password, code } });
    for (const refused of [securityCode, code]) {
      const answered = await signIn({ user, password, securityCode: refused });
      expect(!answered.ok && answered.name).toBe('wrong-credentials');
    }
    expect((await signIn({ user, password, securityCode: nextCode({ authenticator }) })).ok).toBe(true);
    expect(
      await client.refusal('confirmAuthenticator', { body: { password, code: nextCode({ authenticator }) } }),
    ).toBe('bad-request');
  });

  test('a manager reaches nobody of another provider', async () => {
    const { boss } = await manager();
    const other = await manager();
    const params = { id: other.boss.id };
    expect(await boss.client.refusal('changeAccount', { params, body: { disabled: true } })).toBe('not-found');
    expect(await boss.client.refusal('unlockAccount', { params })).toBe('not-found');
    const reset = { params, body: { password: 'taken over by others' } };
    expect(await boss.client.refusal('resetAccount', reset)).toBe('not-found');
    expect(await boss.client.refusal('accountSessions', { params })).toBe('not-found');
    expect(await boss.client.get('removeAccount', { params })).toEqual({ ended: 0 });
    expect(await boss.client.get('endAccountSessions', { params })).toEqual({ ended: 0 });
    await other.boss.client.get('profile');
    const { accounts } = await boss.client.get('accounts');
    expect(accounts.map(({ id }) => id)).not.toContain(other.boss.id);
  });
});
