// For when records cannot be opened: what there is, restoring a backup, and saving the unsent work as an encrypted file.

import { z } from 'zod';
import { nothing } from './call.ts';
import { passphraseSchema } from './passphrase.ts';

export const backupSchema = z.object({
  /** Hand this back to restore it. */
  id: z.string(),
  /** When it was made (ISO instant). */
  at: z.string(),
  /**
   * `damaged`: it cannot be opened either, or is not whole; `newer`: a newer version made it; `unread`: something else kept
   * it from being read.
   */
  state: z.enum(['sound', 'damaged', 'newer', 'unread']),
  /** Changes that were saved after it, as far as the damaged records can be read; null when they cannot. */
  savedSince: z.int().nullable(),
  /** Changes in it that the portal had not accepted. */
  unsent: z.int(),
});
export type Backup = z.infer<typeof backupSchema>;

export const recoverySchema = z.object({
  /** False where a backup would not help, such as a full disk. */
  canRestore: z.boolean(),
  /** They are beyond repair and no backup is sound: they can be set aside, and the account begun anew. */
  canStartAgain: z.boolean(),
  /** Newest first. */
  backups: z.array(backupSchema),
  /** Unsent work that can be saved as a file; null when none can be read. */
  unsent: z
    .object({
      changes: z.int(),
      /** The instant up to which it is complete; null: the records themselves could be read. */
      asOf: z.string().nullable(),
      /** Changes that could not be read. */
      unreadable: z.int(),
    })
    .nullable(),
});
export type Recovery = z.infer<typeof recoverySchema>;

const account = z.object({ accountId: z.string() });

/** How far looking at backups, copying one (in bytes) or checking it is. */
export const recoveryProgressSchema = z.object({
  what: z.enum(['looking', 'copying', 'checking']),
  done: z.int(),
  of: z.int(),
});

export const recoveryCalls = {
  'recovery.look': { request: account, answer: recoverySchema },
  /** Ends a look or a restoring that goes on, with everything as it was: its own answer says so. */
  'recovery.stop': { request: nothing, answer: nothing },
  /** Puts the backup in the place of the records. These are set aside under the name given back, never deleted. */
  'recovery.restore': {
    request: account.extend({ backupId: z.string() }),
    answer: z.object({ setAside: z.string().nullable() }),
  },
  /** Takes the account from the list and sets its records aside, never deleted, under the name given back; null: no files. */
  'recovery.set-aside': { request: account, answer: z.object({ setAside: z.string().nullable() }) },
  /** Null when the person closed the dialog. */
  'recovery.export': {
    request: account.extend({ passphrase: passphraseSchema }),
    answer: z.object({ path: z.string(), changes: z.int() }).nullable(),
  },
} as const;
