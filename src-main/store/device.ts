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
}

export interface DeviceWriter {
  packet(packet: Packet, by: { id: string; name: string; at: string }): void;
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
        packets.all().map(({ packet, at, by_id, by_name }) => ({
          packet: packetSchema.parse(JSON.parse(packet)),
          at,
          by: { id: by_id, name: by_name },
        })),
    },
    writer: {
      packet: (packet, by) => void addPacket.run(packet.packetId, by.at, by.id, by.name, JSON.stringify(packet)),
    },
  };
}
export type DeviceStore = ReturnType<typeof deviceStore>;
