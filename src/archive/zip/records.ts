import { encodeFields, type Field } from './fields.ts';
import {
  limited16,
  limited32,
  moved32,
  zip64EndIfNeeded,
  zip64Extra,
  zip64ExtraIfNeeded,
  zip64Version,
} from './zip64.ts';

/** What is known of a member once its data has been written; sizes in bytes. */
export interface ZipDataFacts {
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
}

/** What the headers of a zip file say about one member. */
export interface ZipRecord extends ZipDataFacts {
  readonly name: string;
  readonly method: 'deflate' | 'store';
  readonly modified: Date;
  /** Where its local header begins. */
  readonly offset: number;
}

const madeByUnix = (3 << 8) | zip64Version;
// The sizes follow the data, and names are UTF-8.
const flags = 0x0808;
const regularFile = 0o100644 * 0x10000;
const methods = { store: 0, deflate: 8 } as const;
const localSignature = 0x04034b50;
const nameOffset = 30;

/**
 * The header before the data of a member whose size is not known yet (APPNOTE 4.3.7). Its sizes are 64 bits wide even
 * for a small member: only the extra field tells a streaming reader how wide the sizes after the data are.
 */
export function localHeader({ name, method, modified }: Pick<ZipRecord, 'name' | 'method' | 'modified'>): Buffer {
  const bytes = Buffer.from(name);
  const extra = zip64Extra([0, 0]);
  const head = encodeFields(
    [4, localSignature],
    [2, zip64Version],
    ...methodAndTime(method, modified),
    [4, 0],
    moved32,
    moved32,
    [2, bytes.length],
    [2, extra.length],
  );
  return Buffer.concat([head, bytes, extra]);
}

/** Where the name of a member is in the file; it can be overwritten there by a name of the same length. */
export function localName({ offset }: Pick<ZipRecord, 'offset'>): number {
  return offset + nameOffset;
}

/** The length of a local header, from its first 30 bytes; undefined if they are not a local header. */
export function measureLocalHeader(bytes: Buffer): number | undefined {
  if (bytes.length < nameOffset || bytes.readUInt32LE(0) !== localSignature) return undefined;
  return nameOffset + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
}

/** The record after the data of a member (APPNOTE 4.3.9). */
export function dataDescriptor({ crc32, compressedSize, size }: ZipDataFacts): Buffer {
  return encodeFields([4, 0x08074b50], [4, crc32], [8, compressedSize], [8, size]);
}

/** The entry of a member in the central directory (APPNOTE 4.3.12). */
export function centralHeader({ name, method, modified, crc32, size, compressedSize, offset }: ZipRecord): Buffer {
  const bytes = Buffer.from(name);
  const extra = zip64ExtraIfNeeded([size, compressedSize, offset]);
  const head = encodeFields(
    [4, 0x02014b50],
    [2, madeByUnix],
    [2, zip64Version],
    ...methodAndTime(method, modified),
    [4, crc32],
    limited32(compressedSize),
    limited32(size),
    [2, bytes.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, regularFile],
    limited32(offset),
  );
  return Buffer.concat([head, bytes, extra]);
}

/** The end of the file: `count` members, and the bytes and offset of the central directory (APPNOTE 4.3.16). */
export function endRecords(directory: { count: number; size: number; offset: number }): Buffer {
  const { count, size, offset } = directory;
  const end = encodeFields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    limited16(count),
    limited16(count),
    limited32(size),
    limited32(offset),
    [2, 0],
  );
  return Buffer.concat([zip64EndIfNeeded(directory, madeByUnix), end]);
}

function methodAndTime(method: ZipRecord['method'], modified: Date): Field[] {
  return [
    [2, flags],
    [2, methods[method]],
    [2, dosTime(modified)],
    [2, dosDate(modified)],
  ];
}

// DOS times have no time zone: UTC gives the same bytes everywhere.
function dosTime(date: Date): number {
  return (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
}

function dosDate(date: Date): number {
  return ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
}
