/** What is known of a member once its data has passed; sizes in bytes. */
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
  /** Where its local header starts. */
  readonly offset: number;
}

type Field = readonly [bytes: 2 | 4 | 8, value: number];

const max16 = 0xffff;
const max32 = 0xffffffff;
const version = 45;
const madeByUnix = (3 << 8) | version;
// Sizes follow the data, names are UTF-8.
const flags = 0x0808;
const regularFile = 0o100644 * 0x10000;
const methods = { store: 0, deflate: 8 } as const;
const localSignature = 0x04034b50;
const nameOffset = 30;

/**
 * The header before the data of a member whose size is not known yet (APPNOTE 4.3.7).
 * Always zip64, as nothing else tells a streaming reader how wide the sizes after the data are.
 */
export function localHeader({ name, method, modified }: Pick<ZipRecord, 'name' | 'method' | 'modified'>): Buffer {
  const bytes = Buffer.from(name);
  const extra = zip64Extra([0, 0]);
  const head = encode(
    [4, localSignature],
    [2, version],
    ...description(method, modified),
    [4, 0],
    [4, max32],
    [4, max32],
    [2, bytes.length],
    [2, extra.length],
  );
  return Buffer.concat([head, bytes, extra]);
}

/** Where the name stands in the file; a name of the same length may replace it there. */
export function localName({ offset }: Pick<ZipRecord, 'offset'>): number {
  return offset + nameOffset;
}

/** Tells from the first 30 bytes of a local header how long it is, or that it is none. */
export function measureLocalHeader(bytes: Buffer): number | undefined {
  if (bytes.length < nameOffset || bytes.readUInt32LE(0) !== localSignature) return undefined;
  return nameOffset + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
}

/** What follows the data of a member, now that it is known (APPNOTE 4.3.9). */
export function dataDescriptor(record: ZipDataFacts): Buffer {
  return encode([4, 0x08074b50], [4, record.crc32], [8, record.compressedSize], [8, record.size]);
}

/** The entry of a member in the directory at the end of the file (APPNOTE 4.3.12). */
export function centralHeader({ name, method, modified, crc32, size, compressedSize, offset }: ZipRecord): Buffer {
  const bytes = Buffer.from(name);
  const extra = zip64Extra([size, compressedSize, offset].filter(value => value >= max32));
  const head = encode(
    [4, 0x02014b50],
    [2, madeByUnix],
    [2, version],
    ...description(method, modified),
    [4, crc32],
    [4, Math.min(compressedSize, max32)],
    [4, Math.min(size, max32)],
    [2, bytes.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, regularFile],
    [4, Math.min(offset, max32)],
  );
  return Buffer.concat([head, bytes, extra]);
}

/** The end of the file, for a directory of so many members and bytes at this offset (APPNOTE 4.3.14 to 4.3.16). */
export function endRecords({ count, size, offset }: { count: number; size: number; offset: number }): Buffer {
  const end = encode(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(count, max16)],
    [2, Math.min(count, max16)],
    [4, Math.min(size, max32)],
    [4, Math.min(offset, max32)],
    [2, 0],
  );
  if (count < max16 && size < max32 && offset < max32) return end;
  const end64 = encode(
    [4, 0x06064b50],
    [8, 44],
    [2, madeByUnix],
    [2, version],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
  );
  const locator = encode([4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]);
  return Buffer.concat([end64, locator, end]);
}

function description(method: ZipRecord['method'], modified: Date): Field[] {
  return [
    [2, flags],
    [2, methods[method]],
    [2, dosTime(modified)],
    [2, dosDate(modified)],
  ];
}

// DOS time knows no zone: UTC gives the same bytes everywhere.
function dosTime(date: Date): number {
  return (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
}

function dosDate(date: Date): number {
  return ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
}

function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  return encode([2, 0x0001], [2, values.length * 8], ...values.map((value): Field => [8, value]));
}

function encode(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
  let at = 0;
  for (const [length, value] of fields) {
    at = length === 8 ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeUIntLE(value, at, length);
  }
  return bytes;
}
