// The operating system's keyring, which guards the key of the store: DPAPI, the macOS keychain, or a Linux secret
// service. Without one a key would lie readable beside the data it locks, so the app refuses and says why. Only an
// unpackaged app may be told to do without (`PROVIDER_ACTUALS_PLAIN_TEXT_KEYS=1`): test machines have no keyring.
import { app, safeStorage } from 'electron';
import type { Keyring } from '../machine/keyring.ts';

const sentences: Partial<Record<NodeJS.Platform, string>> = {
  linux:
    'This computer has no keyring to keep your key safe in. Install and unlock one (GNOME Keyring or KWallet), then start Provider Actuals again. Nothing has been changed.',
  darwin:
    'Provider Actuals may not use this Mac’s keychain, so your key cannot be kept safe. Allow it in Keychain Access, then start it again. Nothing has been changed.',
};
/** Chromium calls it a key store, and its key is the same on every computer. */
const basicText =
  'This computer’s keyring keeps nothing secret (“basic_text”): whoever copies the disk reads it. Install and unlock GNOME Keyring or KWallet, then start Provider Actuals again. Nothing has been changed.';
const elsewhere =
  'Windows cannot protect your key for this account, so the records cannot be opened safely. Sign in to Windows again, then start Provider Actuals again. Nothing has been changed.';

/** Allows keys without a keyring in an unpackaged app that was told so; call it once, before `keyring` is used. */
export function allowPlainTextKeys(env: NodeJS.ProcessEnv): void {
  plainTextAllowed = !app.isPackaged && env.PROVIDER_ACTUALS_PLAIN_TEXT_KEYS === '1';
  if (plainTextAllowed) safeStorage.setUsePlainTextEncryption(true);
}

let plainTextAllowed = false;

export const keyring: Keyring = {
  async available() {
    if (!plainTextAllowed && process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
      return { ok: false, sentence: basicText };
    const ok = await safeStorage.isAsyncEncryptionAvailable().catch(() => false);
    return ok ? { ok: true } : { ok: false, sentence: sentences[process.platform] ?? elsewhere };
  },
  encrypt: (text) => safeStorage.encryptStringAsync(text),
  // shouldReEncrypt is left alone: the store's key is written anew whenever it is changed.
  decrypt: async (bytes) => (await safeStorage.decryptStringAsync(bytes)).result,
};
