// Site packets: unsent work as one encrypted file, for a colleague's computer to bring in.

import { z } from 'zod';
import { nothing } from './call.ts';
import { passphraseSchema } from './passphrase.ts';

export const packetChoiceSchema = z.object({
  /** Hand this back to choose. */
  subject: z.string(),
  what: z.string(),
  /** What stands on this computer. */
  here: z.string(),
  sides: z.array(
    z.object({ packetId: z.string(), words: z.string(), by: z.string(), at: z.string(), device: z.string() }),
  ),
});
export type PacketChoice = z.infer<typeof packetChoiceSchema>;

export const packetLookSchema = z.object({
  /** Changes that a packet made now would pass on. */
  toPassOn: z.int(),
  /** Newest first. */
  made: z.array(z.object({ at: z.string(), by: z.string(), changes: z.int() })),
  merged: z.array(
    z.object({
      packetId: z.string(),
      at: z.string(),
      by: z.string(),
      madeBy: z.string(),
      madeAt: z.string(),
      device: z.string(),
      changes: z.int(),
    }),
  ),
  choices: z.array(packetChoiceSchema),
  /** Kept, and why it cannot be brought in yet. */
  waiting: z.array(z.object({ subject: z.string(), what: z.string(), sentence: z.string() })),
  /** Of what waited, how much can be brought in now. */
  canTake: z.int(),
});
export type PacketLook = z.infer<typeof packetLookSchema>;

export const broughtInSchema = z.object({ taken: z.int(), conflicts: z.int(), choices: z.int() });

export const packetCalls = {
  'packet.look': { request: nothing, answer: packetLookSchema },
  /** Asks where to save; null when the person closed the dialog. */
  'packet.make': {
    request: z.object({ passphrase: passphraseSchema }),
    answer: z.object({ path: z.string(), changes: z.int() }).nullable(),
  },
  /** `packetId` null: what is on this computer stays. */
  'packet.choose': { request: z.object({ subject: z.string(), packetId: z.string().nullable() }), answer: nothing },
  /** Brings in what waited and can be brought in now. */
  'packet.again': { request: nothing, answer: broughtInSchema },
} as const;
