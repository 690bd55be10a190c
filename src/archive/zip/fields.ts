/** A number in a header, little-endian. */
export type Field = readonly [bytes: 2 | 4 | 8, value: number];

/** Encodes fields one after the other. */
export function encodeFields(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
  let at = 0;
  for (const [length, value] of fields) {
    at = length === 8 ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeUIntLE(value, at, length);
  }
  return bytes;
}
