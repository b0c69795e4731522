// Files from others that are no packets, or make this computer work for nothing: refused in words.
import { generateKeyPairSync, sign } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPacket } from '../../../src-main/packets/seal.ts';
import { canonicalJson } from '../../../src-shared/domain/canonical-json.ts';
import { contextOf, handlersOf, problemOf, storeWithProvider, temporaryFolder } from '../fixtures.ts';

test('a file of more than 20 MB is refused before it is read', async () => {
  const file = path.join(temporaryFolder(), 'site.packet');
  writeFileSync(file, '{}');
  truncateSync(file, 8_000_000_000);
  const calls = handlersOf(contextOf(storeWithProvider(), { choose: file }));
  const problem = problemOf(await calls['rescue.choose']({ passphrase: 'correct horse battery' }));
  expect(problem.code).toBe('packet-too-large');
});

test.each([
  { cost: 2 ** 20, blockSize: 8, parallel: 1 },
  { cost: 2 ** 15, blockSize: 1_000, parallel: 1 },
  { cost: 2 ** 15, blockSize: 8, parallel: 1_000_000 },
  { cost: 3, blockSize: 8, parallel: 1 },
  { cost: 2 ** 15, blockSize: -8, parallel: 1 },
  { cost: 2 ** 15, blockSize: 8, parallel: 0 },
])('a key that scrypt would work on for hours, or does not take, is refused: %o', async (params) => {
  const text = Buffer.from('text').toString('base64');
  const unsigned = {
    format: 'provider-actuals-packet',
    formatVersion: 1,
    key: { from: 'scrypt', salt: text, ...params },
    cipher: 'aes-256-gcm',
    nonce: text,
    content: text,
  };
  // Whoever makes such a file can sign it as well.
  const keys = generateKeyPairSync('ed25519');
  const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const value = sign(null, Buffer.from(canonicalJson(unsigned)), keys.privateKey).toString('base64');
  const sealed = { ...unsigned, signature: { algorithm: 'ed25519', publicKey, value } };
  const opened = await openPacket(Buffer.from(JSON.stringify(sealed)), 'correct horse battery');
  expect(opened).toMatchObject({ ok: false, problem: { code: 'packet-damaged' } });
});
