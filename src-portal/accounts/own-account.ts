// What people change of their own account. Each asks for the password once more, and what replaces a secret for the
// second factor too: whoever finds a session open comes no further.
import type { Authenticator } from '../../src-shared/portal-api/index.ts';
import type { Environment } from '../environment.ts';
import { codeHash, hashPassword } from '../password.ts';
import { Refused } from '../problem.ts';
import type { From } from '../sign-in/from.ts';
import { makeSecondFactor, rekeySecondFactor, stepOfCode } from '../sign-in/second-factor.ts';
import type { Secrets, SignIn } from '../sign-in/sign-in.ts';
import { type KeptTotp, offerTotp, replaceSecrets, takeTotpStep } from '../store/accounts.ts';
import type { Database } from '../store/database.ts';
import { endSessionsOf, type SignedInSession } from '../store/sessions.ts';

export function makeOwnAccount(
  database: Database,
  { clock, randomBytes }: Environment,
  { signIn, cost }: { signIn: SignIn; cost: number },
) {
  return {
    /** Other computers are signed out. @returns new recovery codes, where there is an authenticator app */
    async changePassword(
      who: SignedInSession,
      { newPassword, ...secrets }: Secrets & { newPassword: string },
      from: From,
    ): Promise<{ recoveryCodes: string[] }> {
      const { account, key } = await signIn.prove(who, secrets, from);
      const { passwordHash, key: next } = await hashPassword(newPassword, randomBytes, { cost });
      const renewed =
        account.totp === null ? null : rekeySecondFactor({ former: key, next }, account.totp, randomBytes);
      if (account.totp !== null && renewed === null) throw new Error('the authenticator secret does not open');
      const kept = {
        passwordHash,
        codeHash: renewed === null ? codeHash(next, secrets.securityCode) : '',
        ...(renewed === null ? {} : { totp: renewed.kept }),
      };
      await database.transaction({ provider: who.providerId }, async (connection) => {
        if (!(await replaceSecrets(connection, account, kept, account))) throw meanwhile();
        await endSessionsOf(connection, account, who.sessionId);
      });
      return { recoveryCodes: renewed?.recoveryCodes ?? [] };
    },

    /** A new authenticator app; the present second factor counts until the new one has shown a code. */
    async offerAuthenticator(who: SignedInSession, secrets: Secrets, from: From): Promise<Authenticator> {
      const { account, key } = await signIn.prove(who, secrets, from);
      const { shown, kept } = makeSecondFactor(key, { issuer: account.providerName, user: account.user }, randomBytes);
      await database.transaction({ provider: who.providerId }, (connection) => offerTotp(connection, account, kept));
      return shown;
    },

    /** The app shows the right code: from now on it is the second factor. */
    async confirmAuthenticator(
      who: SignedInSession,
      { password, code }: { password: string; code: string },
      from: From,
    ): Promise<void> {
      const { account, key } = await signIn.prove(who, { password, securityCode: null }, from);
      const totp = account.totpOffered === null ? null : (JSON.parse(account.totpOffered) as KeptTotp);
      const step = totp === null ? null : stepOfCode(key, totp.sealed, code, clock());
      if (totp === null) {
        throw new Refused('bad-request', 'No authenticator app waits for its first code. Begin again.');
      }
      if (step === null) {
        throw new Refused(
          'wrong-credentials',
          'This is not the code that the new app shows now. Type the present one.',
        );
      }
      await database.transaction({ provider: who.providerId }, async (connection) => {
        const kept = { passwordHash: account.passwordHash, codeHash: '', totp };
        if (!(await replaceSecrets(connection, account, kept, account))) throw meanwhile();
        await takeTotpStep(connection, account, step);
        await endSessionsOf(connection, account, who.sessionId);
      });
    },
  };
}

function meanwhile(): Refused {
  return new Refused('bad-request', 'Your sign-in was changed at the same moment. Nothing was done; try again.');
}
