// Seals a packet of unsent work for its way on a stick or by mail, and opens it again: AES-256-GCM under a key that
// scrypt makes of a passphrase, and a signature over everything else. What must stay true: nothing that names anybody
// stands outside the seal; a damaged file and a wrong passphrase are refused, never half read.
import { createCipheriv, createDecipheriv, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { canonicalJson } from '../../src-shared/domain/canonical-json.ts';
import {
  type Packet,
  packetFormat,
  packetFormatVersion,
  packetText,
  type SealedPacket,
  sealedPacketSchema,
  whyNotPacket,
} from '../../src-shared/packet/index.ts';
import { scryptCost, scryptKey, tooCostly } from '../machine/scrypt.ts';
import type { DeviceKeys } from '../store/device.ts';

const tagLength = 16;
/** The DER header of an Ed25519 public key (RFC 8410): what follows is the key itself. */
const derHeader = Buffer.from('302a300506032b6570032100', 'hex');

export async function sealPacket(
  packet: Packet,
  passphrase: string,
  keys: DeviceKeys,
  cost = scryptCost,
): Promise<SealedPacket> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = { from: 'scrypt' as const, salt: salt.toString('base64'), ...cost };
  const cipher = createCipheriv('aes-256-gcm', await scryptKey(passphrase, salt, cost), nonce);
  cipher.setAAD(Buffer.from(canonicalJson(key)));
  const text = Buffer.concat([cipher.update(packetText(packet), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const unsigned = {
    format: packetFormat,
    formatVersion: packetFormatVersion,
    key,
    cipher: 'aes-256-gcm' as const,
    nonce: nonce.toString('base64'),
    content: text.toString('base64'),
  } as const;
  const signature = {
    algorithm: 'ed25519' as const,
    publicKey: Buffer.from(keys.publicKey).toString('base64'),
    value: sign(null, Buffer.from(canonicalJson(unsigned)), keys.privateKey).toString('base64'),
  };
  return { ...unsigned, signature };
}

export type OpenedPacket = { ok: true; content: string } | { ok: false; problem: AppProblem };

/** Opens a sealed file. What is inside is still to be recognised (`recognisePacket`). */
export async function openPacket(bytes: Uint8Array, passphrase: string): Promise<OpenedPacket> {
  const refuse = (problem: AppProblem): OpenedPacket => ({ ok: false, problem });
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    value = null;
  }
  const wrong = whyNotPacket(value);
  if (wrong !== null) return refuse({ code: wrong.code, sentence: wrong.sentence, action: wrong.action });
  const sealed = sealedPacketSchema.safeParse(value);
  if (!sealed.success || tooCostly(sealed.data.key)) return refuse(damaged);
  const { signature, ...unsigned } = sealed.data;
  if (!isSigned(unsigned, signature)) return refuse(damaged);
  const { from, salt, ...params } = unsigned.key;
  const key = await scryptKey(passphrase, Buffer.from(salt, 'base64'), params);
  try {
    const text = Buffer.from(unsigned.content, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(unsigned.nonce, 'base64'));
    decipher.setAAD(Buffer.from(canonicalJson({ from, salt, ...params })));
    decipher.setAuthTag(text.subarray(-tagLength));
    const content = Buffer.concat([decipher.update(text.subarray(0, -tagLength)), decipher.final()]);
    return { ok: true, content: content.toString('utf8') };
  } catch {
    // The signature fits, so the file is whole: it is the passphrase.
    return refuse(wrongPassphrase);
  }
}

function isSigned(unsigned: object, signature: SealedPacket['signature']): boolean {
  try {
    const der = Buffer.concat([derHeader, Buffer.from(signature.publicKey, 'base64')]);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(canonicalJson(unsigned)), publicKey, Buffer.from(signature.value, 'base64'));
  } catch {
    return false;
  }
}

const damaged: AppProblem = {
  code: 'packet-damaged',
  sentence: 'This file is damaged and was not brought in.',
  action: 'Copy it again from where it was made.',
};
const wrongPassphrase: AppProblem = {
  code: 'wrong-passphrase',
  sentence: 'This is not the passphrase of the file.',
  action: 'Type it as it was told to you; capitals and spaces count.',
  fields: { passphrase: 'This is not the passphrase of the file.' },
};
