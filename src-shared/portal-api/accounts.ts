// Calls about accounts: one's own sessions, password and authenticator app, and for managers everybody's accounts. None
// is a write of the feed and none keeps its answer, since some answers hold secrets that are shown once. Repeating one
// does no harm: what was done already is done, and a user name that is taken is refused.
import { z } from 'zod';
import { idSchema } from '../domain/id.ts';
import { securityCodeSchema } from './sessions.ts';

/**
 * What an account may do. `reader`: see everything. `recorder`: record as well. `confirmer`: confirm weeks. `manager`: all
 * of it, and accounts and people.
 */
export const accountRoles = ['recorder', 'confirmer', 'reader', 'manager'] as const;
export const accountRoleSchema = z.enum(accountRoles);
export type AccountRole = z.infer<typeof accountRoleSchema>;

export const leastPassword = 12;

export const newPasswordSchema = z
  .string()
  .min(leastPassword, `A password needs ${leastPassword} characters or more.`)
  .max(500, 'A password has 500 characters at most.');
const userSchema = z.string().trim().min(1, 'Enter a user name.').max(100, 'A user name has 100 characters at most.');
const nameSchema = z.string().trim().regex(/\p{L}/u, 'Enter a name.').max(200);
const rolesSchema = z.array(accountRoleSchema).min(1, 'Choose what the account may do.').max(accountRoles.length);

export const portalAccountSchema = z.object({
  id: z.string(),
  user: z.string(),
  name: z.string(),
  roles: z.array(accountRoleSchema),
  disabled: z.boolean(),
  /** ISO instant of the last sign-in, or of its making or unlocking since: from then it counts as away. */
  lastAccess: z.string(),
  /** True once an authenticator app is set up; otherwise the account has a fixed security code. */
  authenticator: z.boolean(),
  /** How many recovery codes are left. */
  recoveryCodes: z.int(),
  /** How many computers are signed in. */
  sessions: z.int(),
});
export type PortalAccount = z.infer<typeof portalAccountSchema>;

/** Shown once, to set an authenticator app up. */
export const authenticatorSchema = z.object({
  /** Base 32, where no picture can be taken. */
  secret: z.string(),
  /** `otpauth://totp/…`, to be drawn as a QR code. */
  uri: z.string(),
  /** Each takes the place of one code, once. */
  recoveryCodes: z.array(z.string()),
});
export type Authenticator = z.infer<typeof authenticatorSchema>;

export const openSessionSchema = z.object({
  id: z.string(),
  /** ISO instants. */
  startedAt: z.string(),
  expiresAt: z.string(),
  /** What the computer calls itself, or null. */
  computer: z.string().nullable(),
  /** The one that asks. */
  current: z.boolean(),
});
export type OpenSession = z.infer<typeof openSessionSchema>;

const sessionsAnswerSchema = z.object({ sessions: z.array(openSessionSchema) });
export const endedSchema = z.object({ ended: z.int() });
const accountAnswerSchema = z.object({ account: portalAccountSchema });
const withAuthenticatorSchema = accountAnswerSchema.extend({ authenticator: authenticatorSchema });

export const newAccountSchema = z.object({
  user: userSchema,
  name: nameSchema,
  roles: rolesSchema,
  password: newPasswordSchema,
});

export const accountChangeSchema = z.object({
  name: nameSchema.optional(),
  roles: rolesSchema.optional(),
  disabled: z.boolean().optional(),
});

/** Path parameters of calls about one account or session. */
export const idParamsSchema = z.object({ id: idSchema });

export const accountCalls = {
  /** Signs out: the token is worth nothing afterwards. */
  endSession: { method: 'DELETE', path: '/v1/sessions/current', write: false, request: null, answer: endedSchema },
  /** One's own. */
  sessions: { method: 'GET', path: '/v1/sessions', write: false, request: null, answer: sessionsAnswerSchema },
  endOneSession: { method: 'DELETE', path: '/v1/sessions/:id', write: false, request: null, answer: endedSchema },
  changePassword: {
    method: 'PUT',
    path: '/v1/account/password',
    write: false,
    request: z.object({
      password: z.string().min(1).max(500),
      securityCode: securityCodeSchema,
      newPassword: newPasswordSchema,
    }),
    /** New recovery codes, where there is an authenticator app: the former ones are bound to the former password. */
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  },
  /** A new authenticator app; it counts once its first code was shown. */
  offerAuthenticator: {
    method: 'POST',
    path: '/v1/account/authenticator',
    write: false,
    request: z.object({ password: z.string().min(1).max(500), securityCode: securityCodeSchema }),
    answer: authenticatorSchema,
  },
  confirmAuthenticator: {
    method: 'PUT',
    path: '/v1/account/authenticator',
    write: false,
    request: z.object({
      password: z.string().min(1).max(500),
      code: z.string().regex(/^\d{6}$/, 'Enter the six digits that the app shows.'),
    }),
    answer: z.object({ authenticator: z.literal(true) }),
  },
  accounts: {
    method: 'GET',
    path: '/v1/accounts',
    write: false,
    request: null,
    answer: z.object({ accounts: z.array(portalAccountSchema) }),
  },
  addAccount: {
    method: 'POST',
    path: '/v1/accounts',
    write: false,
    request: newAccountSchema,
    answer: withAuthenticatorSchema,
  },
  changeAccount: {
    method: 'PATCH',
    path: '/v1/accounts/:id',
    write: false,
    request: accountChangeSchema,
    answer: accountAnswerSchema,
  },
  removeAccount: { method: 'DELETE', path: '/v1/accounts/:id', write: false, request: null, answer: endedSchema },
  /** Lets somebody in again, with the secrets that they have. */
  unlockAccount: {
    method: 'POST',
    path: '/v1/accounts/:id/unlock',
    write: false,
    request: null,
    answer: accountAnswerSchema,
  },
  /** New secrets for somebody, who is signed out everywhere. */
  resetAccount: {
    method: 'POST',
    path: '/v1/accounts/:id/secrets',
    write: false,
    request: z.object({ password: newPasswordSchema }),
    answer: withAuthenticatorSchema,
  },
  accountSessions: {
    method: 'GET',
    path: '/v1/accounts/:id/sessions',
    write: false,
    request: null,
    answer: sessionsAnswerSchema,
  },
  endAccountSessions: {
    method: 'DELETE',
    path: '/v1/accounts/:id/sessions',
    write: false,
    request: null,
    answer: endedSchema,
  },
} as const;
