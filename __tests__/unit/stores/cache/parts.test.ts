import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import type { ArchiveMetadata } from '../../../../src/archive/format/metadata.ts';
import { writeZip } from '../../../../src/archive/zip/write.ts';
import { formatName } from '../../../../src/image/name.ts';
import {
  cutArchive,
  groupParts,
  layersOf,
  ownLimit,
  parseParts,
  type ArchivePart,
} from '../../../../src/stores/cache/parts.ts';
import type { ReadyArchive } from '../../../../src/stores/store.ts';
import { randomBytes } from '../../../support/bytes.ts';
import { digestOf } from '../../../support/spoil.ts';

const layer = (size: number): ArchivePart => ({ size, layer: `sha256:${String(size).repeat(64).slice(0, 64)}` });
const own: ArchivePart = { size: 7 };

function group(...parts: ArchivePart[]): ArchivePart[][] {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return groupParts({ schema: 1, size, sha256: '0'.repeat(64), parts }, { layers: 2, bytes: 10 });
}

describe('groupParts', () => {
  it('puts a few layers, and what is between and after them, into a group', () => {
    const parts = [own, layer(1), own, layer(2), own, layer(3), own];
    assert.deepEqual(group(...parts), [parts.slice(0, 5), parts.slice(5)]);
  });

  it('puts no more bytes of layers into a group than allowed', () => {
    const parts = [layer(6), own, layer(4), layer(5), layer(6)];
    assert.deepEqual(group(...parts), [parts.slice(0, 3), parts.slice(3, 4), parts.slice(4)]);
  });

  it('gives a group of its own to a layer that is larger, with the bytes before it', () => {
    const parts = [own, layer(99), own, layer(1), own];
    assert.deepEqual(group(...parts), [parts.slice(0, 3), parts.slice(3)]);
  });
});

describe('parseParts', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const right = { schema: 1, size: 10, sha256: 'b'.repeat(64), parts: [{ size: 3 }, { size: 7, layer: digest }] };

  it('reads what was written', () => assert.deepEqual(parseParts(JSON.stringify(right)), right));

  const wrong: [string, object | string][] = [
    ['no JSON', 'parts'],
    ['another schema', { ...right, schema: 2 }],
    ['no digest of the archive', { ...right, sha256: 'b'.repeat(63) }],
    ['no list', { ...right, parts: {} }],
    ['parts that are not as large as the archive', { ...right, size: 11 }],
    ['a negative size', { ...right, size: 6, parts: [{ size: -1 }, { size: 7 }] }],
    ['a layer without a digest', { ...right, parts: [{ size: 10, layer: '../../etc/passwd' }] }],
  ];
  for (const [what, content] of wrong) {
    it(`refuses ${what}`, () => {
      assert.equal(parseParts(typeof content === 'string' ? content : JSON.stringify(content)), undefined);
    });
  }
});

describe('cutArchive', () => {
  let dir = '';
  before(async () => (dir = await mkdtemp(join(tmpdir(), 'parts-'))));
  after(() => rm(dir, { recursive: true }));

  const [header, large, other, small] = [512, 300_000, 400_000, 1000].map(size => randomBytes(size)) as Buffers;
  type Buffers = [Buffer, Buffer, Buffer, Buffer];

  async function makeArchive(method: 'store' | 'deflate', content: readonly Buffer[]): Promise<ReadyArchive> {
    const archive = { name: 'web', version: '1', imageid: '0'.repeat(12), archfmt: 'zip' };
    const path = join(dir, formatName(archive));
    await rm(path, { force: true });
    const member = { name: formatName({ ...archive, archfmt: 'docker' }), source: Readable.from(content), method };
    await writeZip({ path, level: 1, signal: new AbortController().signal, members: [member] });
    let offset = 0;
    const layers = content.flatMap(bytes => {
      const facts = { digest: digestOf(bytes), diff_id: digestOf(bytes), path: '', size: bytes.length, offset };
      offset += bytes.length;
      return bytes === header ? [] : [facts];
    });
    const { size, ino: inode } = await stat(path);
    return {
      archive,
      path,
      size,
      stored: 0,
      inode,
      proved: undefined,
      sha256: '0'.repeat(64),
      metadata: { layers } as unknown as ArchiveMetadata,
    };
  }

  it('cuts at the layers that are large enough to be shared', async () => {
    const ready = await makeArchive('store', [header, large, small, other]);
    const cut = await cutArchive(ready);
    assert.ok(cut);
    assert.deepEqual(
      cut.parts.map(({ layer }) => layer),
      [undefined, digestOf(large), undefined, digestOf(other), undefined],
    );
    assert.equal(
      cut.parts.reduce((sum, { size }) => sum + size, 0),
      ready.size,
    );
    assert.deepEqual(layersOf(cut), [digestOf(large), digestOf(other)]);
    assert.deepEqual(parseParts(JSON.stringify(cut)), cut);
  });

  it('keeps an archive whole that has no layer to share, or compresses its tar', async () => {
    assert.equal(await cutArchive(await makeArchive('store', [header, small])), undefined);
    assert.equal(await cutArchive(await makeArchive('deflate', [header, large])), undefined);
  });

  it('keeps an archive whole that has too many bytes of its own', async () => {
    const own = Buffer.alloc(ownLimit);
    const ready = await makeArchive('store', [header, large, own]);
    const { layers } = ready.metadata;
    const only = { layers: layers.filter(({ size }) => size !== ownLimit) } as unknown as ArchiveMetadata;
    assert.equal(await cutArchive({ ...ready, metadata: only }), undefined);
  });
});
