// What a file is by its first bytes, whatever its name says: each kind has its own way on.

export type FileKind =
  | 'empty'
  /** XLSX, or another ZIP archive. */
  | 'zip'
  /** A workbook of a format before 2007. */
  | 'old-workbook'
  /** A workbook of today's format that a password locks. */
  | 'locked-workbook'
  | 'pdf'
  | 'rtf'
  | 'picture'
  | 'text';

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The kind of a file; never throws. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return hasUtf16(bytes, 'EncryptedPackage') ? 'locked-workbook' : 'old-workbook';
  // The formats before OLE: BIFF2 to BIFF4 begin with their own record.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? 1) && bytes[3] === 0x00) return 'old-workbook';
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'rtf';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return 'picture';
  return 'text';
}

/** True when the file's directory names this stream. */
function hasUtf16(bytes: Uint8Array, name: string): boolean {
  const codes = [...name].map((letter) => letter.charCodeAt(0));
  const most = Math.min(bytes.length - 2 * codes.length, 1_000_000);
  for (let at = 512; at <= most; at += 128) {
    if (codes.every((code, index) => bytes[at + 2 * index] === code && bytes[at + 2 * index + 1] === 0)) return true;
  }
  return false;
}
