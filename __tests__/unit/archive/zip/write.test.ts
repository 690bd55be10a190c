import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pack as makeTar } from 'tar-stream';
import type { FileRange } from '../../../../src/core/file-range.ts';
import { readSegments, type Segments } from '../../../../src/core/segments.ts';
import { openZip } from '../../../../src/archive/zip/read.ts';
import { writeZip, type WrittenZip, type ZipMember, type ZipPlan } from '../../../../src/archive/zip/write.ts';
import { cutBytes, randomBytes, textBytes } from '../../../support/bytes.ts';

const dir = mkdtempSync(join(tmpdir(), 'zip-'));
const path = join(dir, 'a.zip');
const { signal } = new AbortController();
const tar = Buffer.concat([textBytes(300_000), randomBytes(200_000)]);
const metadata = Buffer.from('{"imageid":"0123456789ab"}\n');

beforeEach(() => rmSync(path, { force: true }));
after(() => rmSync(dir, { recursive: true }));

function stream(chunkSize = 4096, bytes = tar): Readable {
  return Readable.from(cutBytes(bytes, chunkSize));
}

type StreamedMember = Extract<ZipMember, { readonly source: unknown }>;

function twoMembers(image: Partial<StreamedMember> = {}): ZipMember[] {
  return [
    { name: 'acme~api_1.2_000000000000.docker', source: stream(), method: 'deflate', ...image },
    { name: 'metadata.json', source: metadata, method: 'deflate' },
  ];
}

async function write(members: readonly ZipMember[], plan: Partial<ZipPlan> = {}): Promise<WrittenZip> {
  return writeZip({ path, members, level: 6, signal, ...plan });
}

async function readAll(): Promise<[string, Buffer][]> {
  await using zip = await openZip(path);
  const content: [string, Buffer][] = [];
  for (const { name } of zip.members) content.push([name, await zip.read(name, { limit: 10_000_000, signal })]);
  return content;
}

function openFiles(): string[] {
  const links = readdirSync('/proc/self/fd').map(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return links.filter(link => link.startsWith(dir));
}

describe('writeZip', () => {
  for (const method of ['deflate', 'store'] as const) {
    for (const level of [0, 1, 9]) {
      it(`writes what can be read again: ${method}, level ${level}`, async () => {
        const written = await write(twoMembers({ method }), { level });
        assert.deepEqual(await readAll(), [
          ['acme~api_1.2_000000000000.docker', tar],
          ['metadata.json', metadata],
        ]);
        await using zip = await openZip(path);
        for (const [i, member] of zip.members.entries()) assert.deepEqual({ ...member, ...written.members[i] }, member);
        assert.equal(written.members.length, 2);
      });
    }
  }

  it('returns the size and SHA-256 of the file', async () => {
    const written = await write(twoMembers());
    const bytes = readFileSync(path);
    assert.equal(written.size, bytes.length);
    assert.equal(written.sha256, createHash('sha256').update(bytes).digest('hex'));
  });

  it('writes the same bytes for the same content, however it arrives', async () => {
    const first = await write(twoMembers({ source: stream(1000) }));
    for (const source of [stream(65_536), tar, async () => Promise.resolve(stream(333))]) {
      rmSync(path);
      assert.equal((await write(twoMembers({ source }))).sha256, first.sha256);
    }
  });

  it('writes the same bytes as ever', async () => {
    const written = await write(
      [
        { name: 'a.docker', source: Buffer.from('content'), method: 'store' },
        { name: 'é', source: Buffer.alloc(0), method: 'store', modified: new Date('2024-02-29T13:37:58Z') },
      ],
      { level: 1 },
    );
    assert.equal(written.sha256, '9f30aac8a9244d2863240a80094106ecc07df4ed6cb5c42e48b30232a709ea37');
  });

  it('opens a source only when all before it are written', async () => {
    const seen: string[] = [];
    const source = stream().on('end', () => seen.push('image read'));
    const members = twoMembers({
      source,
      finalName: () => (seen.push('name asked'), 'acme~api_1.2_000000000000.docker'),
    });
    const late = async () => {
      seen.push('metadata asked');
      return Promise.resolve(Buffer.from(seen.join()));
    };
    await write([members[0]!, { name: 'metadata.json', source: late, method: 'store' }]);
    assert.equal((await readAll())[1]![1].toString(), 'image read,name asked,metadata asked');
  });

  it('gives a member its final name in both headers and in the hash', async () => {
    const name = 'acme~api_1.2_0123456789ab.docker';
    const written = await write(twoMembers({ finalName: async () => Promise.resolve(name) }));
    assert.deepEqual(
      (await readAll()).map(([each]) => each),
      [name, 'metadata.json'],
    );
    const bytes = readFileSync(path);
    assert.equal(bytes.subarray(30, 30 + name.length).toString(), name);
    assert.equal(written.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(written.members[0]!.name, name);
    rmSync(path);
    assert.equal((await write(twoMembers({ name }))).sha256, written.sha256, 'as if it had been known before');
  });

  it('renames a later member too', async () => {
    const [image, json] = twoMembers();
    await write([image!, { ...json!, finalName: () => 'METADATA.JSON' }]);
    const bytes = readFileSync(path);
    assert.equal(bytes.indexOf('metadata.json'), -1);
    assert.equal((await readAll())[1]![0], 'METADATA.JSON');
  });

  it('writes an empty zip file', async () => {
    await write([]);
    assert.deepEqual(await readAll(), []);
  });
});

describe('a member in segments', () => {
  const source = join(dir, 'source');
  const large = randomBytes(5_000_003);
  before(() => writeFileSync(source, large));
  after(() => rmSync(source));

  // Sizes around the buffers that ranges are copied in, and ranges and bytes by turns.
  const sizes = [1, 1_048_576, 0, 1_048_575, 3_145_729, 17, 2_097_152];
  const parts = sizes.map((size, i) => ({ offset: 1000 * i, size }));
  const expected = Buffer.concat(
    parts.flatMap(({ offset, size }, i) => [Buffer.from(`piece ${i} `), large.subarray(offset, offset + size)]),
  );

  async function* pieces(heard: Buffer[] = []): AsyncGenerator<Buffer | FileRange> {
    for (const [i, { offset, size }] of parts.entries()) {
      yield Buffer.from(`piece ${i} `);
      const of: Buffer[] = [];
      await Promise.resolve();
      yield { path: source, offset, size, onBytes: bytes => of.push(Buffer.from(bytes)) };
      heard.push(Buffer.concat(of));
    }
  }

  it('gives the same file as a stream, and reports each range before the next segment is requested', async () => {
    const heard: Buffer[] = [];
    const written = await write([{ name: 'a', segments: pieces(heard) }]);
    const bytes = readFileSync(path);
    rmSync(path);
    assert.deepEqual(written, await write([{ name: 'a', source: Readable.from([expected]), method: 'store' }]));
    assert.ok(bytes.equals(readFileSync(path)));
    assert.ok(heard.every((each, i) => each.equals(large.subarray(parts[i]!.offset, parts[i]!.offset + sizes[i]!))));
    assert.ok(expected.equals(await buffer(Readable.from(readSegments(pieces())))));
  });

  const boom = new Error('boom');
  const gone = { path: join(dir, 'gone'), offset: 0, size: 5 };
  const failures: [string, () => Segments, object][] = [
    ['a piece cannot be made', () => failing(boom), boom],
    ['a file is gone', () => Readable.from([gone]) as Segments, { code: 'ENOENT' }],
    [
      'the callback for written bytes throws',
      () => Readable.from([{ ...gone, path: source, onBytes: fail }]) as Segments,
      boom,
    ],
  ];
  for (const [what, make, error] of failures) {
    it(`leaves nothing when ${what}`, async () => {
      await assert.rejects(write([{ name: 'a', segments: make() }]), error);
      assert.deepEqual(readdirSync(dir), ['source']);
      assert.deepEqual(openFiles(), []);
    });
  }

  it('ends with the reason of an abort in the middle of a range, and leaves nothing', async () => {
    const controller = new AbortController();
    const onBytes = () => controller.abort(boom);
    const made = Readable.from([{ path: source, offset: 0, size: large.length, onBytes }]) as Segments;
    await assert.rejects(write([{ name: 'a', segments: made }], { signal: controller.signal }), boom);
    assert.deepEqual([readdirSync(dir), openFiles()], [['source'], []]);
  });

  async function* failing(error: Error): AsyncGenerator<Buffer> {
    yield* pieces() as AsyncGenerator<Buffer>;
    throw error;
  }

  function fail(): never {
    throw boom;
  }
});

describe('writeZip, when it fails,', () => {
  const boom = new Error('boom');
  async function* failing(): AsyncGenerator<Buffer> {
    yield await Promise.resolve(tar);
    throw boom;
  }
  const dead = () => {
    const source = stream();
    source.on('error', () => undefined);
    return source.destroy(boom);
  };
  const tarStream = () => {
    const source = makeTar();
    const entry = source.entry({ name: 'a', size: 1_000_000 });
    entry.on('error', () => undefined).write(tar);
    const iterate = source[Symbol.asyncIterator].bind(source);
    source[Symbol.asyncIterator] = () => {
      setImmediate(() => source.destroy(boom));
      return iterate();
    };
    return source as unknown as Readable;
  };
  const table: [string, () => ZipMember[], { message: string }][] = [
    ['as its source fails', () => twoMembers({ source: Readable.from(failing()) }), boom],
    ['as a tar in the making fails', () => twoMembers({ source: tarStream() }), boom],
    ['as its source had failed before', () => twoMembers({ source: dead() }), boom],
    ['as a source cannot be opened', () => twoMembers({ source: () => Promise.reject(boom) }), boom],
    [
      'as a later source failed long ago',
      () => [...twoMembers(), { name: 'b', source: dead(), method: 'store' }],
      boom,
    ],
    ['as the final name is not to be had', () => twoMembers({ finalName: () => Promise.reject(boom) }), boom],
    [
      'on a final name of another length',
      () => twoMembers({ finalName: () => 'short' }),
      { message: 'zip member acme~api_1.2_000000000000.docker cannot become short: the names differ in length' },
    ],
  ];
  for (const [what, members, error] of table) {
    it(`does so ${what}, and leaves nothing`, async () => {
      const rest = stream();
      const plan = [...members(), { name: 'rest', source: rest, method: 'store' } as const];
      await assert.rejects(write(plan), { message: error.message });
      assert.deepEqual(readdirSync(dir), []);
      assert.deepEqual(openFiles(), []);
      assert.ok(rest.destroyed, 'the streams that were not asked for are ended');
    });
  }

  it('survives a stream that fails while it waits for its turn', async () => {
    const waiting = new Readable({ read: () => undefined });
    const slow = async function* () {
      for (const chunk of cutBytes(tar, 100_000)) {
        waiting.destroy(boom);
        await new Promise(resolve => setTimeout(resolve, 5));
        yield chunk;
      }
    };
    const members = [
      ...twoMembers({ source: Readable.from(slow()) }),
      { name: 'b', source: waiting, method: 'store' } as const,
    ];
    await assert.rejects(write(members), boom);
  });

  it('never overwrites an existing file', async () => {
    writeFileSync(path, 'mine');
    const source = stream();
    await assert.rejects(write(twoMembers({ source })), { code: 'EEXIST' });
    assert.equal(readFileSync(path, 'utf8'), 'mine');
    assert.ok(source.destroyed);
  });

  it('says that there is no such folder', async () => {
    await assert.rejects(write(twoMembers(), { path: join(dir, 'none', 'a.zip') }), { code: 'ENOENT' });
  });

  const reason = new Error('cancelled by the user');
  const silent = () => {
    const source = new Readable({ read: () => undefined });
    source.push(tar);
    return source;
  };
  const aborts: [string, (abort: () => void) => ZipMember[]][] = [
    ['before it began', abort => (abort(), twoMembers())],
    ['while a source is silent', abort => (setTimeout(abort, 20), twoMembers({ source: silent() }))],
    [
      'while a stored source is silent',
      abort => (setTimeout(abort, 20), twoMembers({ source: silent(), method: 'store' })),
    ],
    ['between two members', abort => twoMembers({ finalName: () => (abort(), 'acme~api_1.2_000000000001.docker') })],
  ];
  it('opens no source after an abort', async () => {
    const controller = new AbortController();
    let asked = false;
    const members = twoMembers({ finalName: () => (controller.abort(reason), 'acme~api_1.2_000000000000.docker') });
    const late = () => {
      asked = true;
      return Promise.resolve(metadata);
    };
    const plan = [members[0]!, { name: 'late', source: late, method: 'store' } as const];
    await assert.rejects(write(plan, { signal: controller.signal }), reason);
    assert.equal(asked, false);
  });

  for (const [what, members] of aborts) {
    it(`ends with the reason of an abort ${what}, and leaves nothing`, async () => {
      const controller = new AbortController();
      const plan = members(() => controller.abort(reason));
      await assert.rejects(write(plan, { signal: controller.signal }), reason);
      assert.deepEqual(readdirSync(dir), []);
      assert.deepEqual(openFiles(), []);
      assert.ok(((plan[0] as StreamedMember).source as Readable).destroyed);
    });
  }
});
