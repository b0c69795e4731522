// This computer's own key, with which it signs evidence packs and site packets, and the packets that were merged here.
// The private key lies in the encrypted store only, whose key the operating system's key store protects.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Packet, packetSchema } from '../../src-shared/packet/index.ts';
import { type Db, inTransaction } from './database.ts';

export interface DeviceKeys {
  privateKey: KeyObject;
  /** The raw 32 bytes of Ed25519. */
  publicKey: Uint8Array;
}

export interface DeviceRepository {
  /** This computer's name, as the change log has it. */
  readonly name: string;
  /** Made at its first use, and kept for good. */
  keys(): DeviceKeys;
  packets(): { packet: Packet; at: string; by: { id: string; name: string } }[];
  /** What of the packets was taken or chosen on. */
  isHandled(packetId: string, subject: string): boolean;
  /** Packets that were made here, newest first. */
  made(): MadePacket[];
}

export interface MadePacket {
  packetId: string;
  at: string;
  byName: string;
  /** What it spoke of, with the version that the work was based on. */
  subjects: { subject: string; baseVersion: number }[];
}

export interface DeviceWriter {
  packet(packet: Packet, by: { id: string; name: string; at: string }): void;
  markHandled(packetId: string, subject: string): void;
  /** Somebody has to choose after all. */
  reopen(packetId: string, subject: string): void;
  made(packet: MadePacket): void;
}

/** The DER header of an Ed25519 public key (RFC 8410): what follows is the key itself. */
const rawKeyStart = 12;

export function deviceStore(db: Db, name: string): { repository: DeviceRepository; writer: DeviceWriter } {
  const get = db.prepare<[], { private_key: Buffer; public_key: Buffer }>('SELECT * FROM device_key WHERE one = 1');
  const add = db.prepare<[Uint8Array, Uint8Array]>(
    'INSERT INTO device_key (one, private_key, public_key) VALUES (1, ?, ?)',
  );
  const packets = db.prepare<[], { packet: string; at: string; by_id: string; by_name: string }>(
    'SELECT packet, at, by_id, by_name FROM merged_packet ORDER BY at, packet_id',
  );
  const addPacket = db.prepare<[string, string, string, string, string]>(
    'INSERT OR IGNORE INTO merged_packet (packet_id, at, by_id, by_name, packet) VALUES (?, ?, ?, ?, ?)',
  );
  const handled = db.prepare<[string, string], { one: 1 }>(
    'SELECT 1 AS one FROM packet_dealt WHERE packet_id = ? AND subject = ?',
  );
  const markHandled = db.prepare<[string, string]>(
    'INSERT OR IGNORE INTO packet_dealt (packet_id, subject) VALUES (?, ?)',
  );
  const reopen = db.prepare<[string, string]>('DELETE FROM packet_dealt WHERE packet_id = ? AND subject = ?');
  const made = db.prepare<[], { packetId: string; at: string; byName: string; subjects: string }>(
    `SELECT packet_id AS packetId, at, by_name AS byName, subjects FROM made_packet ORDER BY at DESC, packet_id DESC`,
  );
  const addMade = db.prepare<[string, string, string, string]>(
    'INSERT INTO made_packet (packet_id, at, by_name, subjects) VALUES (?, ?, ?, ?)',
  );
  // Parsed once a packet: every look at them asks for all.
  const parsed = new Map<string, Packet>();
  /** None where an earlier version kept what no longer keeps to the contract: it stays in the store, and out of the way. */
  const packetOf = (text: string): Packet | null => {
    const known = parsed.get(text) ?? packetSchema.safeParse(JSON.parse(text)).data ?? null;
    if (parsed.size > 60) parsed.clear();
    if (known !== null) parsed.set(text, known);
    return known;
  };
  return {
    repository: {
      name,
      keys: () =>
        inTransaction(db, () => {
          const row = get.get();
          if (row !== undefined) {
            const privateKey = createPrivateKey({ key: row.private_key, format: 'der', type: 'pkcs8' });
            return { privateKey, publicKey: new Uint8Array(row.public_key) };
          }
          const { privateKey } = generateKeyPairSync('ed25519');
          const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(rawKeyStart);
          add.run(privateKey.export({ format: 'der', type: 'pkcs8' }), publicKey);
          return { privateKey, publicKey: new Uint8Array(publicKey) };
        }),
      packets: () =>
        packets.all().flatMap(({ packet: text, at, by_id, by_name }) => {
          const packet = packetOf(text);
          return packet === null ? [] : [{ packet, at, by: { id: by_id, name: by_name } }];
        }),
      isHandled: (packetId, subject) => handled.get(packetId, subject) !== undefined,
      made: () => made.all().map((row) => ({ ...row, subjects: JSON.parse(row.subjects) as MadePacket['subjects'] })),
    },
    writer: {
      markHandled: (packetId, subject) => void markHandled.run(packetId, subject),
      reopen: (packetId, subject) => void reopen.run(packetId, subject),
      made: ({ packetId, at, byName, subjects }) => void addMade.run(packetId, at, byName, JSON.stringify(subjects)),
      packet: (packet, by) => void addPacket.run(packet.packetId, by.at, by.id, by.name, JSON.stringify(packet)),
    },
  };
}
export type DeviceStore = ReturnType<typeof deviceStore>;
