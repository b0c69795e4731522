// Who is signed in on this computer.

import { z } from 'zod';
import { connectionSchema, formerWaySchema } from '../domain/connection.ts';
import { authoritySchema, roleSchema, sessionRequestSchema } from '../portal-api/sessions.ts';
import { nothing } from './call.ts';
import { profilePreviewSchema } from './profile.ts';
import { appProblemSchema } from './result.ts';

export const accountSchema = z.object({
  /** One store file per sign-in: unsent work belongs to a person. */
  id: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  provider: z.object({ id: z.string(), name: z.string() }),
  roles: z.array(roleSchema),
  /** True for managers of a hub's accounts and people. */
  manager: z.boolean().optional(),
  connection: connectionSchema,
  authority: authoritySchema,
  council: z.string(),
  /** Ways that these records went before: their weeks stay as they came. */
  former: z.array(formerWaySchema).optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const sessionStateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    /** Accounts that have a store on this computer, newest first. */
    known: z.array(
      z.object({ id: z.string(), userName: z.string(), providerName: z.string(), connection: connectionSchema }),
    ),
    practice: z.object({ user: z.string(), password: z.string(), securityCode: z.string() }),
    /** Set when a store could not be opened: which, why, what to do. */
    problem: appProblemSchema.nullable(),
  }),
  z.object({
    state: z.literal('signed-in'),
    account: accountSchema,
    /** False once the portal's token has run out: work goes on, sending needs a new sign-in. */
    canSend: z.boolean(),
  }),
]);
export type SessionState = z.infer<typeof sessionStateSchema>;

/** Practice is not among them: its people are invented, and are kept apart from records of real ones. */
export const changeConnectionSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('files') }),
  z.object({
    to: z.literal('api'),
    connection: connectionSchema.options[1],
    credentials: sessionRequestSchema,
    /** A person says that the portal's provider is the one of these records, though its name is another. */
    sameProvider: z.boolean(),
  }),
]);
export type ChangeConnection = z.infer<typeof changeConnectionSchema>;

export const sessionCalls = {
  'session.state': { request: nothing, answer: sessionStateSchema },
  'session.sign-in': {
    request: sessionRequestSchema.extend({ connection: connectionSchema }),
    answer: sessionStateSchema,
  },
  /** Opens a store that is on this computer, without the network. */
  'session.open': { request: z.object({ accountId: z.string() }), answer: sessionStateSchema },
  'session.sign-out': { request: nothing, answer: sessionStateSchema },
  /** Asks for a file with a council's rules, for an account that is about to begin; null when the dialog was closed. */
  'session.choose-council': { request: nothing, answer: profilePreviewSchema.nullable() },
  /** Begins an account whose weeks go to the council by files: no portal to sign in to. */
  'session.begin-files': {
    request: z.object({
      userName: z.string().trim().min(1, 'Enter your name.').max(200),
      providerName: z.string().trim().min(1, 'Enter the name of your organisation.').max(200),
      /** The council's rules from a file, as they were shown; absent: those that come with the app. */
      councilId: z.string().optional(),
    }),
    answer: sessionStateSchema,
  },
  /**
   * Changes how the weeks of the open account reach the council from now on. Everything recorded stays; nothing happens
   * while something is unsent.
   */
  'session.change-connection': { request: changeConnectionSchema, answer: sessionStateSchema },
} as const;
