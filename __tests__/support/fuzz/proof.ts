import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { digestOf } from '../spoil.ts';

/** Proves independently of the product that a docker tar holds the image of a config digest with all its layers. */
export async function proveTar(tar: Buffer, configDigest: string): Promise<void> {
  const files = await readFiles(tar);
  const [entry, ...others] = JSON.parse(textOf(files, 'manifest.json')) as { Config: string; Layers: string[] }[];
  assert.ok(entry && others.length === 0, 'the archive has one image');
  const config = textOf(files, entry.Config);
  assert.equal(digestOf(config), configDigest);
  const { rootfs } = JSON.parse(config) as { rootfs: { diff_ids?: string[] | null } };
  const layers = entry.Layers.map(path => digestOf(unpack(contentOf(files, path))));
  assert.deepEqual(layers, rootfs.diff_ids ?? []);
}

type Files = ReadonlyMap<string, Buffer | string>;

async function readFiles(tar: Buffer): Promise<Files> {
  const files = new Map<string, Buffer | string>();
  const reader = extract();
  reader.on('entry', ({ name, type, linkname }, entry, next) => {
    const link = type === 'symlink' ? posix.join(posix.dirname(name), linkname) : undefined;
    buffer(entry).then(content => next(void files.set(posix.normalize(name), link ?? content)), next);
  });
  await pipeline([tar], reader);
  return files;
}

function contentOf(files: Files, path: string): Buffer {
  const found = files.get(posix.normalize(path));
  if (typeof found === 'string') return contentOf(files, found);
  return found ?? assert.fail(`the archive lacks ${path}`);
}

function textOf(files: Files, path: string): string {
  return contentOf(files, path).toString('utf8');
}

function unpack(content: Buffer): Buffer {
  const magic = content.toString('hex', 0, 4);
  if (magic.startsWith('1f8b')) return gunzipSync(content);
  return magic === '28b52ffd' ? zstdDecompressSync(content) : content;
}
