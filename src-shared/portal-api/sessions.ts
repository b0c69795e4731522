// Signing in to a portal: user, password and six-digit security code for a short-lived token.
import { z } from 'zod';

/** Whose word the portal is. The app believes the account's own setting, not the server, for `council`. */
export const authoritySchema = z.enum(['council', 'hub', 'practice']);
export type Authority = z.infer<typeof authoritySchema>;

export const roleSchema = z.enum(['recorder', 'confirmer']);
export type Role = z.infer<typeof roleSchema>;

export const sessionRequestSchema = z.object({
  user: z.string().trim().min(1, 'Enter your user name.').max(200),
  password: z.string().min(1, 'Enter your password.').max(500),
  securityCode: z.string().regex(/^\d{6}$/, 'Enter the six digits of your security code.'),
});
export type SessionRequest = z.infer<typeof sessionRequestSchema>;

export const sessionSchema = z.object({
  token: z.string().min(1),
  /** ISO instant. */
  expiresAt: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  roles: z.array(roleSchema),
  provider: z.object({ id: z.string(), name: z.string() }),
  authority: authoritySchema,
  /** The same for the life of this portal's data: a client that meets another portal at the old address notices. */
  portalId: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionCalls = {
  signIn: { method: 'POST', path: '/v1/sessions', write: false, request: sessionRequestSchema, answer: sessionSchema },
} as const;
