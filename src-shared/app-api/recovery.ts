// The app calls for when a store cannot be opened: what there is, restoring a backup, saving the unsent work as an
// encrypted file; and, in an open account, bringing such a file in.
import { z } from 'zod';

/** A passphrase is told by another way than the file; short ones are guessed. */
export const passphraseSchema = z.string().min(12, 'Use at least 12 characters, such as four words.').max(200);

export const backupSchema = z.object({
  /** Hand this back to restore it. */
  id: z.string(),
  /** When it was made (ISO instant). */
  at: z.string(),
  /** `damaged`: it cannot be opened either, or is not whole; `unread`: something else kept it from being read. */
  state: z.enum(['sound', 'damaged', 'unread']),
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

export const rescuePreviewSchema = z.object({
  /** Hand this back to bring in exactly what was shown. */
  id: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  device: z.string(),
  /** Changes that will wait here to be sent. */
  taken: z.int(),
  /** Lines that somebody changed at the portal since: they are shown side by side. */
  conflicts: z.int(),
  /** Lines and records on which this computer, or another packet, says otherwise: somebody has to choose. */
  choices: z.int(),
  /** What the portal or this computer has already. */
  already: z.int(),
  /** What cannot be brought in, a sentence each. */
  left: z.array(z.string()),
  /** What comes late, a sentence each. */
  notes: z.array(z.string()),
});
export type RescuePreview = z.infer<typeof rescuePreviewSchema>;

const account = z.object({ accountId: z.string() });

export const recoveryCalls = {
  'recovery.look': { input: account, output: recoverySchema },
  /** Puts the backup in the place of the records. These are set aside under the name given back, never deleted. */
  'recovery.restore': {
    input: account.extend({ backupId: z.string() }),
    output: z.object({ setAside: z.string().nullable() }),
  },
  /** Takes the account from the list and sets its records aside, never deleted, under the name given back; null: no files. */
  'recovery.set-aside': { input: account, output: z.object({ setAside: z.string().nullable() }) },
  /** Null when the person closed the dialog. */
  'recovery.export': {
    input: account.extend({ passphrase: passphraseSchema }),
    output: z.object({ path: z.string(), changes: z.int() }).nullable(),
  },
  /** Opens the system's file dialog; null when the person closed it. */
  'rescue.choose': { input: z.object({ passphrase: z.string().max(200) }), output: rescuePreviewSchema.nullable() },
  'rescue.apply': {
    input: z.object({ id: z.string() }),
    output: z.object({ taken: z.int(), conflicts: z.int(), choices: z.int() }),
  },
} as const;
