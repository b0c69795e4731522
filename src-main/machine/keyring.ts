// Where this machine keeps a secret, as the rest of the app sees it.

export type KeyringState = { ok: true } | { ok: false; sentence: string };

export interface Keyring {
  /** Whether a secret can be kept on this machine, and in plain words why not. Ask after `ready`. */
  available(): Promise<KeyringState>;
  /** `text` as bytes that only this person on this machine can read. */
  encrypt(text: string): Promise<Buffer>;
  /** The text that `encrypt` was given; rejects when this machine or person cannot read `bytes`. */
  decrypt(bytes: Buffer): Promise<string>;
}
