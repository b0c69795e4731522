// Sealed packets with any content: what somebody who knows the format, and not this app's care, could make.
import { createCipheriv, generateKeyPairSync, scryptSync, sign } from 'node:crypto';
import { canonicalJson } from '../../src-shared/domain/canonical-json.ts';
import { packetFormat, packetFormatVersion } from '../../src-shared/packet/index.ts';

export const passphrase = 'maple ferry stone lantern';
/** The cheapest key that is taken, so that many packets can be tried. */
const cost = { cost: 2, blockSize: 1, parallel: 1 };
const keys = generateKeyPairSync('ed25519');
const salt = Buffer.alloc(16, 7);
const secret = scryptSync(passphrase, salt, 32, { N: cost.cost, r: cost.blockSize, p: cost.parallel });

/** The file that has `content` inside: sealed, and signed by a key of its own. */
export function sealed(content: string): Buffer {
  const key = { from: 'scrypt' as const, salt: salt.toString('base64'), ...cost };
  const nonce = Buffer.alloc(12, 3);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  cipher.setAAD(Buffer.from(canonicalJson(key)));
  const text = Buffer.concat([cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const unsigned = {
    ...{ format: packetFormat, formatVersion: packetFormatVersion, key, cipher: 'aes-256-gcm' },
    ...{ nonce: nonce.toString('base64'), content: text.toString('base64') },
  };
  const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const value = sign(null, Buffer.from(canonicalJson(unsigned)), keys.privateKey).toString('base64');
  return Buffer.from(JSON.stringify({ ...unsigned, signature: { algorithm: 'ed25519', publicKey, value } }));
}
