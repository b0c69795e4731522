// Who is signed in on this computer.

import { z } from 'zod';
import { connectionSchema, formerWaySchema } from '../domain/connection.ts';
import { portalWordSchema } from '../domain/offline-lease.ts';
import { authoritySchema, roleSchema, sessionRequestSchema } from '../portal-api/sessions.ts';
import { nothing } from './call.ts';
import { passphraseSchema } from './passphrase.ts';
import { profilePreviewSchema } from './profile.ts';
import { appProblemSchema } from './result.ts';
import { typedSecretSchema } from './secret.ts';
import { syncStatusSchema } from './sync.ts';

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

/**
 * What an account of this computer asks for. `nothing`: it was there before there were secrets, and was not at its portal
 * since; `first-secret`: one has to be set before anything is shown; `printed-password`: of practice; `sign-in`: at its portal;
 * `unknown`: its key file or the key store cannot be read at the moment.
 */
export const opensWithSchema = z.enum(['nothing', 'unknown', 'secret', 'first-secret', 'printed-password', 'sign-in']);
export type OpensWith = z.infer<typeof opensWithSchema>;

/**
 * What is told before an account goes, and asked again: `only-here`, weeks of another way than it goes now;
 * `cannot-be-read`, records of which nobody can tell what was not sent.
 */
export const removalToAcceptSchema = z.enum(['only-here', 'cannot-be-read']);
export type RemovalToAccept = z.infer<typeof removalToAcceptSchema>;

export const sessionStateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    /** Accounts that have a store on this computer, newest first. */
    known: z.array(
      z.object({
        id: z.string(),
        userName: z.string(),
        providerName: z.string(),
        connection: connectionSchema,
        opensWith: opensWithSchema,
        /** ISO instant at which the account was begun anew beside these records; null: it was not. */
        setAside: z.string().nullable(),
        /** Practice only: the user name that is printed with the password. */
        practiceUser: z.string().nullable(),
      }),
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
    /** True while the window shows nothing of anyone until the person has unlocked it. */
    locked: z.boolean(),
    /** What unlocks it, and opens the account the next time. */
    opensWith: opensWithSchema,
    /** What has to be done before anything is shown; null: nothing. */
    due: z.enum(['secret', 'recovery-key']).nullable(),
    /** What the portal's last word is worth; where it is not good the window is locked. Null: there is no portal to ask. */
    portalWord: portalWordSchema.nullable(),
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
    request: sessionRequestSchema.extend({
      connection: connectionSchema,
      /** What opens the account that is on this computer already; absent: nothing was typed. */
      secret: typedSecretSchema.optional(),
      /** Begins anew from the portal beside records whose secret and recovery key nobody has; they stay as they are. */
      beginAnew: z.boolean().optional(),
    }),
    answer: sessionStateSchema,
  },
  /** Opens a store that is on this computer, without the network, with what it asks for. */
  'session.open': {
    request: z.object({ accountId: z.string(), secret: typedSecretSchema.optional() }),
    answer: sessionStateSchema,
  },
  /** Sets the first secret of an account by files that has none, and opens it. */
  'session.set-first-secret': {
    request: z.object({ accountId: z.string(), secret: typedSecretSchema }),
    answer: sessionStateSchema,
  },
  /** Sets the first secret of the account that was signed in to and has none. */
  'session.choose-secret': { request: z.object({ secret: typedSecretSchema }), answer: sessionStateSchema },
  'session.change-secret': {
    request: z.object({ current: typedSecretSchema, secret: typedSecretSchema }),
    answer: sessionStateSchema,
  },
  /** Makes a recovery key of the open account, to be shown once. Where there is one already, the secret is asked. */
  'session.make-recovery-key': {
    request: z.object({ secret: typedSecretSchema.optional() }),
    answer: z.object({ recoveryKey: z.string() }),
  },
  /** The person has the recovery key that was made last: the one before is good no more. */
  'session.recovery-key-kept': { request: nothing, answer: sessionStateSchema },
  /** Opens the account that the recovery key is of, also where the key store reads nothing, and sets its secret. */
  'session.open-with-recovery-key': {
    request: z.object({ recoveryKey: z.string().max(200), secret: typedSecretSchema }),
    answer: sessionStateSchema,
  },
  /**
   * Takes an account from this computer, open or not: records, backups, set-aside copies and keys. Not while something is
   * unsent that no site packet holds; and what comes back from nowhere is told first, by a problem that is accepted then.
   */
  'session.remove-account': {
    request: z.object({
      accountId: z.string(),
      secret: typedSecretSchema.optional(),
      accepted: removalToAcceptSchema.optional(),
    }),
    answer: sessionStateSchema,
  },
  /** Has the window show nothing of anyone until the person is back. */
  'session.lock': { request: nothing, answer: sessionStateSchema },
  'session.unlock': { request: z.object({ secret: typedSecretSchema }), answer: sessionStateSchema },
  /** From a window that is locked until the portal is heard: goes online and asks it. It stays locked. */
  'session.ask-portal': { request: nothing, answer: syncStatusSchema },
  /** From the same window: signs in there as the same person. It stays locked. */
  'session.sign-in-again': { request: sessionRequestSchema, answer: sessionStateSchema },
  /** From the same window: saves what is unsent as a site packet. Null when the person closed the dialog. */
  'session.seal-unsent': {
    request: z.object({ secret: typedSecretSchema, passphrase: passphraseSchema }),
    answer: z.object({ path: z.string(), changes: z.int() }).nullable(),
  },
  'session.sign-out': { request: nothing, answer: sessionStateSchema },
  /** Asks for a file with a council's rules, for an account that is about to begin; null when the dialog was closed. */
  'session.choose-council': { request: nothing, answer: profilePreviewSchema.nullable() },
  /** Begins an account whose weeks go to the council by files: no portal to sign in to. */
  'session.begin-files': {
    request: z.object({
      userName: z.string().trim().min(1, 'Enter your name.').max(200),
      providerName: z.string().trim().min(1, 'Enter the name of your organisation.').max(200),
      secret: typedSecretSchema,
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
