import { encodeFields, type Field } from './fields.ts';

// The most that the fields of the original format can hold; the value itself refers to the zip64 fields (APPNOTE
// 4.4.1.4).
const max16 = 0xffff;
const max32 = 0xffffffff;

/** The version of the format that has zip64, which writer and reader must support. */
export const zip64Version = 45;

/** A 16-bit field for a count that may be larger. */
export function limited16(value: number): Field {
  return [2, Math.min(value, max16)];
}

/** A 32-bit field for a size or an offset that may be larger. */
export function limited32(value: number): Field {
  return [4, Math.min(value, max32)];
}

/** A 32-bit field whose value is always in the extra field. */
export const moved32: Field = [4, max32];

/** The extra field with these values. */
export function zip64Extra(values: readonly number[]): Buffer {
  return encodeFields([2, 0x0001], [2, values.length * 8], ...values.map((value): Field => [8, value]));
}

/** The extra field with those values that do not fit into 32 bits; empty if all do (APPNOTE 4.5.3). */
export function zip64ExtraIfNeeded(values: readonly number[]): Buffer {
  const large = values.filter(value => value >= max32);
  return large.length > 0 ? zip64Extra(large) : Buffer.alloc(0);
}

/** The records before the end of the central directory; empty if its fields can hold the values (APPNOTE 4.3.14, 4.3.15). */
export function zip64EndIfNeeded(directory: { count: number; size: number; offset: number }, madeBy: number): Buffer {
  const { count, size, offset } = directory;
  if (count < max16 && size < max32 && offset < max32) return Buffer.alloc(0);
  return encodeFields(
    [4, 0x06064b50],
    [8, 44],
    [2, madeBy],
    [2, zip64Version],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
    // The locator of the record above.
    [4, 0x07064b50],
    [4, 0],
    [8, offset + size],
    [4, 1],
  );
}
