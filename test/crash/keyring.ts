// Keys in plain text: test machines have no keyring, and the parent process opens the same store to look inside.
import type { Keyring } from '../../src-main/machine/keyring.ts';

export const plainKeyring: Keyring = {
  available: async () => ({ ok: true }),
  encrypt: async (text) => Buffer.from(text),
  decrypt: async (bytes) => bytes.toString(),
};
