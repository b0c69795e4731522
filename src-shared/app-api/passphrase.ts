// The passphrase of a file that leaves this computer.
import { z } from 'zod';

/** A passphrase is told by another way than the file; short ones are guessed. */
export const passphraseSchema = z.string().min(12, 'Use at least 12 characters, such as four words.').max(200);
