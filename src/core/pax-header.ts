import type { RawPath } from './raw-path.ts';

const block = 512;

/**
 * Makes the header of a tar that gives the next member a name or a link's target as bytes, which tar-stream cannot
 * write; Go's reader, which engines use, accepts them as they are.
 */
export function makePaxHeader(records: Readonly<Record<string, RawPath>>): Buffer {
  const body = Buffer.concat(Object.entries(records).map(([key, value]) => makeRecord(key, value)));
  const header = Buffer.alloc(block);
  header.write('PaxHeader', 0);
  header.write('0000644\0'.padEnd(24, '0000000\0'), 100);
  header.write(`${body.length.toString(8).padStart(11, '0')} ${'0'.repeat(11)} `, 124);
  // The checksum counts its own field as spaces.
  header.write('        x', 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc(-body.length & (block - 1))]);
}

/** Reads the records in the body of such a header, by their keys. */
export function readPaxRecords(body: Buffer): Map<string, Buffer> {
  const records = new Map<string, Buffer>();
  for (let at = 0; at < body.length;) {
    const length = parseInt(body.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) break;
    const record = body.subarray(body.indexOf(' ', at) + 1, at + length - 1);
    const sign = record.indexOf('=');
    records.set(record.toString('utf8', 0, sign), record.subarray(sign + 1));
    at += length;
  }
  return records;
}

// `30 path=…`, where the number counts the whole record, its own digits included.
function makeRecord(key: string, value: RawPath): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
  let length = rest.length;
  while (length !== rest.length + String(length).length) length = rest.length + String(length).length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}
