import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openZip } from '../../../../src/archive/zip/read.ts';
import { writeZip, type ZipMember } from '../../../../src/archive/zip/write.ts';
import { ActionError } from '../../../../src/core/errors.ts';
import { randomBytes, textBytes } from '../../../support/bytes.ts';

const dir = mkdtempSync(join(tmpdir(), 'unzip-'));
const path = join(dir, 'a.zip');
const { signal } = new AbortController();
const image = Buffer.concat([textBytes(900_000), randomBytes(900_000)]);

beforeEach(() => rmSync(path, { force: true }));
after(() => rmSync(dir, { recursive: true }));

async function write(...members: (Partial<ZipMember> & { name: string })[]): Promise<Buffer> {
  const whole = members.map(member => ({ source: image, method: 'deflate' as const, ...member }));
  await writeZip({ path, members: whole, level: 1, signal });
  return readFileSync(path);
}

/** Writes a zip file of one member, and then other bytes into its entry in the directory. */
async function writeSpoiled(
  spoil: (entry: Buffer, file: Buffer) => unknown,
  member: Partial<ZipMember> = {},
): Promise<void> {
  const file = await write({ name: 'a.docker', ...member });
  spoil(entryOf(file), file);
  writeFileSync(path, file);
}

/** What the directory says about the last member. */
function entryOf(file: Buffer): Buffer {
  return file.subarray(file.lastIndexOf(Buffer.from('PK\u0001\u0002')));
}

const bomb = Buffer.alloc(50_000_000);
let deflatedBomb: Buffer | undefined;

// Deflated once for all tests.
async function writeBomb(spoil: (entry: Buffer, file: Buffer) => unknown = () => undefined): Promise<void> {
  deflatedBomb ??= await write({ name: 'a.docker', source: bomb });
  const file = Buffer.from(deflatedBomb);
  spoil(entryOf(file), file);
  writeFileSync(path, file);
}

async function readMember(limit?: number): Promise<number> {
  await using zip = await openZip(path);
  let size = 0;
  for await (const chunk of await zip.stream('a.docker', { signal, ...(limit !== undefined && { limit }) })) {
    size += (chunk as Buffer).length;
  }
  return size;
}

function failure(code: string, message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof ActionError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.ok(error.message.includes(path), 'names the file');
    assert.ok(error.hint?.includes(path));
    return true;
  };
}

function openFiles(): number {
  return readdirSync('/proc/self/fd').filter(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(dir);
    } catch {
      return false;
    }
  }).length;
}

describe('openZip', () => {
  it('lists the members in their order', async () => {
    await write({ name: 'b' }, { name: 'a', source: Buffer.from('123456789'), method: 'store' }, { name: 'é' });
    await using zip = await openZip(path);
    assert.deepEqual(
      zip.members.map(({ name }) => name),
      ['b', 'a', 'é'],
    );
    const { size, compressedSize, crc32 } = zip.members[1]!;
    assert.deepEqual({ size, compressedSize, crc32 }, { size: 9, compressedSize: 9, crc32: 0xcbf43926 });
  });

  const names: [string, string[], RegExp][] = [
    ['a path out of the archive', ['../a'], /member "\.\.\/a" of zip file .* leads out of the archive/],
    ['a path out of the archive further down', ['a/../../b'], /leads out/],
    ['an absolute path', ['/etc/passwd'], /leads out/],
    ['a drive', ['C:a'], /leads out/],
    ['a backslash', ['a\\..\\b'], /leads out/],
    ['a name without letters', [''], /no printable name/],
    ['a line break in a name', ['a\n::error::b'], /member "a\\n::error::b" .* no printable name/],
    ['two members of one name', ['a', 'b', 'a'], /member "a" .* is there twice/],
  ];
  for (const [what, list, message] of names) {
    it(`refuses ${what}`, async () => {
      await write(...list.map(name => ({ name, source: Buffer.from('x') })));
      await assert.rejects(openZip(path), failure('ZIP_MEMBER', message));
      assert.equal(openFiles(), 0);
    });
  }

  const entries: [string, (entry: Buffer) => unknown, RegExp][] = [
    ['an encrypted member', entry => entry.writeUInt16LE(0x0809, 8), /is encrypted/],
    [
      'a method it does not know',
      entry => entry.writeUInt16LE(93, 10),
      /compressed by method 93, allowed: 0 \(stored\) and 8/,
    ],
    ['a name that is no UTF-8', entry => entry.writeUInt8(0xff, 46), /no printable name in UTF-8/],
  ];
  for (const [what, spoil, message] of entries) {
    it(`refuses ${what}`, async () => {
      await writeSpoiled(spoil);
      await assert.rejects(openZip(path), failure('ZIP_MEMBER', message));
      assert.equal(openFiles(), 0);
    });
  }

  it('refuses more members than an archive can have', async () => {
    await write(
      ...Array.from({ length: 1001 }, (_, i) => ({ name: `${i}`, source: Buffer.alloc(0), method: 'store' as const })),
    );
    await assert.rejects(openZip(path), failure('ZIP_INVALID', /1001 members, allowed: 1000/));
  });

  const broken: [string, (file: Buffer) => Buffer][] = [
    ['an empty file', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('this is no zip file at all')],
    ['a file cut in its directory', file => file.subarray(0, -30)],
    ['a file cut in its data', file => file.subarray(0, 100_000)],
    ['a file without its beginning', file => file.subarray(100_000)],
  ];
  for (const [what, spoil] of broken) {
    it(`refuses ${what}`, async () => {
      writeFileSync(path, spoil(await write({ name: 'a.docker' })));
      await assert.rejects(openZip(path), failure('ZIP_INVALID', /damaged or not a zip file/));
      assert.equal(openFiles(), 0);
    });
  }

  it('says that there is no such file', async () => {
    await assert.rejects(openZip(path), failure('ZIP_INVALID', /ENOENT/));
  });
});

describe('a member of a zip file', () => {
  it('is read as a whole within its limit', async () => {
    await write({ name: 'a.docker' });
    await using zip = await openZip(path);
    assert.ok((await zip.read('a.docker', { limit: image.length, signal })).equals(image));
  });

  it('is missing', async () => {
    await write({ name: 'a.docker' }, { name: 'b' });
    await using zip = await openZip(path);
    await assert.rejects(
      zip.stream('c', { signal }),
      failure('ZIP_MEMBER', /member "c" .* is missing, there are: a\.docker, b/),
    );
  });

  it('is refused unread if it declares to be too large', async () => {
    await write({ name: 'a.docker' });
    await using zip = await openZip(path);
    const error = failure('ZIP_TOO_LARGE', /more than the 1799999 bytes allowed/);
    await assert.rejects(zip.stream('a.docker', { limit: image.length - 1, signal }), error);
    await assert.rejects(zip.read('a.docker', { limit: image.length - 1, signal }), error);
  });

  const spoiled: [string, (entry: Buffer, file: Buffer) => unknown, number | undefined, string, RegExp][] = [
    [
      'whose CRC is another',
      entry => entry.writeUInt32LE(1, 16),
      undefined,
      'ZIP_CRC',
      /expected 50000000 bytes with CRC-32 00000001/,
    ],
    [
      'that is longer than declared',
      entry => entry.writeUInt32LE(10, 24),
      undefined,
      'ZIP_CRC',
      /holds more, expected 10 bytes/,
    ],
    [
      'that is shorter than declared',
      entry => entry.writeUInt32LE(50_000_001, 24),
      undefined,
      'ZIP_CRC',
      /holds 50000000 bytes .* expected 50000001/,
    ],
    [
      'that lies about its size',
      entry => entry.writeUInt32LE(10, 24),
      100_000,
      'ZIP_TOO_LARGE',
      /more than the 100000 bytes/,
    ],
    ['that is cut short', entry => entry.writeUInt32LE(1000, 20), undefined, 'ZIP_INVALID', /unexpected end of file/],
    ['whose data is elsewhere', entry => entry.writeUInt32LE(9, 42), undefined, 'ZIP_INVALID', /no member at 9/],
    [
      'whose data is beyond the file',
      entry => entry.writeUInt32LE(0xfffffff, 42),
      undefined,
      'ZIP_INVALID',
      /no member at 268435455/,
    ],
    ['that is no deflate stream', (_, file) => file.fill(0xff, 58, 60), undefined, 'ZIP_INVALID', /invalid block type/],
  ];
  for (const [what, spoil, limit, code, message] of spoiled) {
    it(`fails when it is one ${what}`, async () => {
      await writeBomb(spoil);
      await assert.rejects(readMember(limit), failure(code, message));
      assert.equal(openFiles(), 0);
    });
  }

  it('fails when stored bytes have changed', async () => {
    await writeSpoiled((_, file) => file.fill(0, 1000, 1001), { method: 'store' });
    await assert.rejects(readMember(), failure('ZIP_CRC', /damaged: it holds 1800000 bytes with CRC-32/));
  });

  it('is not expanded further than its reader reads', async () => {
    await writeBomb();
    await using zip = await openZip(path);
    const content = await zip.stream('a.docker', { signal });
    for await (const chunk of content) {
      assert.ok((chunk as Buffer).length <= 256 * 1024);
      break;
    }
    assert.ok(content.destroyed);
  });

  for (const method of ['deflate', 'store'] as const) {
    it(`ends with the reason of an abort: ${method}`, async () => {
      await write({ name: 'a.docker', source: bomb, method });
      const reason = new Error('cancelled');
      const controller = new AbortController();
      await using zip = await openZip(path);
      const content = await zip.stream('a.docker', { signal: controller.signal });
      let size = 0;
      await assert.rejects(async () => {
        for await (const chunk of content) {
          size += (chunk as Buffer).length;
          controller.abort(reason);
        }
      }, reason);
      assert.ok(size < 4_000_000, `${size} bytes after it`);
    });
  }

  it('may fail while nobody reads it, and reports that to a later reader', async () => {
    await writeBomb();
    const reason = new Error('cancelled');
    const controller = new AbortController();
    await using zip = await openZip(path);
    const content = await zip.stream('a.docker', { signal: controller.signal });
    controller.abort(reason);
    // Nothing reads the member yet, so the abort must not become an unhandled rejection.
    await nextTurn();
    await assert.rejects(content.toArray(), reason);
  });

  it('is destroyed with its file closed, whatever is still unread', async () => {
    await write({ name: 'a.docker', source: bomb }, { name: 'b', method: 'store' });
    const zip = await openZip(path);
    const unread = await zip.stream('a.docker', { signal });
    const begun = await zip.stream('b', { signal });
    await begun[Symbol.asyncIterator]().next();
    await zip.close();
    await zip.close();
    assert.deepEqual([unread.destroyed, begun.destroyed, openFiles()], [true, true, 0]);
  });
});
