import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  bareKey,
  openForRecovery,
  openKey,
  readKeptKey,
  sealForRecovery,
  sealKey,
} from '../../../src-main/accounts/key-envelope.ts';
import { scryptCost } from '../../../src-main/machine/scrypt.ts';

const key = randomBytes(32);
const parts = { randomBytes, secretCost: scryptCost };

describe('a key under a secret', () => {
  it('opens with the secret, in whichever form its letters come, and with no other', async () => {
    const sealed = await sealKey(key, 'l\u00f6ffel aus holz', parts);
    expect(Buffer.from((await openKey(sealed, 'lo\u0308ffel aus holz')) ?? []).equals(key)).toBe(true);
    expect(await openKey(sealed, 'Löffel aus holz')).toBeNull();
    expect(readKeptKey(sealed)).toEqual({ kept: 'secret' });
    expect(sealed).not.toContain(bareKey(key));
    expect(JSON.parse(sealed)).toMatchObject({ secret: { from: 'scrypt', cost: 32_768, blockSize: 8, parallel: 3 } });
  });

  it('has nothing changed in it that is told beside it', async () => {
    const sealed = JSON.parse(await sealKey(key, 'seven wooden spoons', parts));
    const other = { ...sealed, secret: { ...sealed.secret, cost: 16_384 } };
    expect(await openKey(JSON.stringify(other), 'seven wooden spoons')).toBeNull();
  });

  it('is damaged, and no wrong secret, where it makes no sense or would cost too much', async () => {
    const sealed = JSON.parse(await sealKey(key, 'seven wooden spoons', parts));
    const costs = { ...sealed, secret: { ...sealed.secret, cost: 2 ** 30 } };
    for (const text of ['', 'not what was written', JSON.stringify(costs), JSON.stringify({ ...sealed, content: 1 })]) {
      expect(readKeptKey(text)).toEqual({ kept: 'damaged' });
      await expect(openKey(text, 'seven wooden spoons')).rejects.toThrow();
    }
  });

  it('is read bare as every earlier version wrote it', () => {
    const kept = readKeptKey(bareKey(key));
    expect(kept.kept === 'bare' && Buffer.from(kept.key).equals(key)).toBe(true);
  });
});

describe('a recovery file', () => {
  it('opens with its recovery key alone', () => {
    const [mine, other] = [randomBytes(15), randomBytes(15)];
    const sealed = sealForRecovery('what is needed', mine, randomBytes);
    expect(openForRecovery(sealed, mine)).toBe('what is needed');
    expect(openForRecovery(sealed, other)).toBeNull();
    expect(openForRecovery(sealed.slice(0, -9), mine)).toBeNull();
    expect(sealed).not.toContain('what is needed');
  });
});
