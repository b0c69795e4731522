import { expect, it, onTestFinished, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  app: { isPackaged: true },
  safeStorage: {
    backend: 'gnome_libsecret',
    getSelectedStorageBackend: () => electron.safeStorage.backend,
    isAsyncEncryptionAvailable: async () => true,
    setUsePlainTextEncryption: () => undefined,
  },
}));
vi.mock('electron', () => electron);

import { allowPlainTextKeys, keyring } from '../../../src-main/window/safe-storage.ts';

function on(platform: NodeJS.Platform): void {
  const before = process.platform;
  Object.defineProperty(process, 'platform', { value: platform });
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: before }));
}

it('takes a keyring that keeps secrets, and on Linux refuses by name one that does not', async () => {
  on('linux');
  expect(await keyring.available()).toEqual({ ok: true });
  electron.safeStorage.backend = 'basic_text';
  expect(await keyring.available()).toMatchObject({ ok: false, sentence: expect.stringContaining('basic_text') });
  // A person's own app cannot be told to do without.
  allowPlainTextKeys({ PROVIDER_ACTUALS_PLAIN_TEXT_KEYS: '1' });
  expect(await keyring.available()).toMatchObject({ ok: false });
  electron.app.isPackaged = false;
  allowPlainTextKeys({ PROVIDER_ACTUALS_PLAIN_TEXT_KEYS: '1' });
  expect(await keyring.available()).toEqual({ ok: true });
});

it('asks the other systems nothing of the kind', async () => {
  on('win32');
  expect(await keyring.available()).toEqual({ ok: true });
});
