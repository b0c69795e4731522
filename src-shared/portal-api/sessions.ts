// Signing in to a portal: user, password and security code for a short-lived token. A council's security code is six
// fixed digits; at a hub it may be the code of an authenticator app, or a recovery code in its place.
import { z } from 'zod';
import { idSchema, pointInTimeSchema } from '../domain/id.ts';
import { longestId, longestNote } from '../domain/limits.ts';

/** Whose word the portal is. The app believes the account's own setting, not the server, for `council`. */
export const authoritySchema = z.enum(['council', 'hub', 'practice']);
export type Authority = z.infer<typeof authoritySchema>;

/**
 * What somebody may do with weeks. A hub has more roles (`AccountRole`): what they come to is said in these two and in
 * `manager`, so that an app that knows no others still reads the answer.
 */
export const roleSchema = z.enum(['recorder', 'confirmer']);
export type Role = z.infer<typeof roleSchema>;

/** Six digits, or a recovery code such as `k7mw-2xqa-h9vd`. */
export const securityCodeSchema = z
  .string()
  .trim()
  .regex(/^(?:\d{6}|[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})$/i, 'Enter the six digits of your security code.');

export const sessionRequestSchema = z.object({
  user: z.string().trim().min(1, 'Enter your user name.').max(200),
  password: z.string().min(1, 'Enter your password.').max(500),
  securityCode: securityCodeSchema,
  /** The computer that signs in: a token that it was given before, or null, and what it calls itself. */
  computer: z.object({ token: z.string().max(200).nullable(), name: z.string().max(100).nullable() }).optional(),
});
export type SessionRequest = z.infer<typeof sessionRequestSchema>;

export const sessionSchema = z.object({
  token: z.string().min(1).max(longestNote),
  /** ISO instant. */
  expiresAt: pointInTimeSchema,
  user: z.object({ id: idSchema, name: z.string().max(longestNote) }),
  roles: z.array(roleSchema),
  provider: z.object({ id: idSchema, name: z.string().max(longestNote) }),
  authority: authoritySchema,
  /** The same for the life of this portal's data: a client that meets another portal at the old address notices. */
  portalId: idSchema,
  /** True for managers of a hub's accounts and people. */
  manager: z.boolean().optional(),
  /** What the portal takes of the records that came after the first version (`laterKinds`); absent: none of them. */
  takes: z.array(z.string().max(longestId)).max(100).optional(),
  /** To be kept by the computer and sent when signing in again: strangers' failed attempts do not hold it up. */
  computerToken: z.string().max(longestNote).optional(),
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionCalls = {
  signIn: { method: 'POST', path: '/v1/sessions', write: false, request: sessionRequestSchema, answer: sessionSchema },
} as const;
