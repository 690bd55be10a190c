import assert from 'node:assert/strict';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { safeLinkTarget, safeMemberPath } from '../../../src/archive/format/member-path.ts';
import { makeMetadata, parseMetadata, type ArchiveMetadata } from '../../../src/archive/format/metadata.ts';
import { checkZipEntries } from '../../../src/archive/zip/entries.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { EngineStreamError } from '../../../src/docker/errors.ts';
import { readJsonStream } from '../../../src/docker/json-stream.ts';
import { formatName, parseName } from '../../../src/image/name.ts';
import { parseReference } from '../../../src/image/reference.ts';
import { groupParts, layersOf, parseParts } from '../../../src/stores/cache/parts.ts';
import { readSidecar } from '../../../src/stores/sidecar.ts';
import { mutateBytes } from './byte-mutations.ts';
import { mutateJson } from './json-mutations.ts';
import { chance, integer, type Random } from './random-choice.ts';

const digest = `sha256:${'ab'.repeat(32)}`;
const layer = { digest, size: 5, path: `blobs/sha256/${'ab'.repeat(32)}`, diff_id: digest, offset: 512 };
const facts = {
  ...{ layout: 'docker+oci' as const, configDigest: digest, configPath: layer.path, manifestDigest: digest },
  ...{ repoTags: ['acme/api:1'], created: '2026-01-02T03:04:05Z', platform: { os: 'linux', architecture: 'amd64' } },
  labels: { team: 'acme' },
  settings: { user: '', entrypoint: [], cmd: ['/api'], exposed_ports: ['80/tcp'], env_count: 1 },
  layers: [layer],
};
const identity = { name: 'acme~api', image: 'acme/api', version: '1', tag: '1' };
const metadata = makeMetadata(identity, { id: digest }, facts, 4096);
const parts = {
  schema: 1,
  size: 300_010,
  sha256: 'cd'.repeat(32),
  parts: [{ size: 10 }, { size: 300_000, layer: digest }],
};
const messages = [
  { status: 'Loading layer', id: 'abc', progressDetail: { current: 1, total: 2 } },
  { stream: 'Loaded image ID: sha256:ab\n' },
  { errorDetail: { message: 'no space left on device' }, error: 'no space left on device' },
];

/** Mutates a name of an archive, a member or an image; it must be refused or read back as the same. */
export function checkName(random: Random): boolean {
  const names = ['acme~api_1.0.0_0123456789ab.zip', 'ghcr.io/acme/api:1', 'blobs/sha256/x', '../x', 'a\\b\n::error::x'];
  const text = mutateBytes(Buffer.from(names[integer(random, 0, names.length - 1)] ?? ''), random).toString('utf8');
  const parsed = parseName(text);
  if (parsed) assert.equal(formatName(parsed), text);
  const reference = parseReference(text);
  if (reference) assert.match(text, /^[\w.:/@[\]-]+$/);
  const path = attempt(() => safeMemberPath(text));
  const link = attempt(() => safeLinkTarget('a/b', text));
  for (const inside of [path, link])
    if (inside !== undefined) assert.doesNotMatch(inside, /^\/|^\.\.(\/|$)|[\\\p{Cc}]/u);
  const entry = { name: text, size: 1, compressedSize: 1, crc32: 0, offset: 0, method: 0, encrypted: false };
  attempt(() => checkZipEntries('x.zip', [entry]));
  return parsed !== undefined || reference !== undefined || path !== undefined;
}

/** Mutates the sidecar of an archive; it must be of this archive, or none. */
export async function checkSidecar(dir: string, random: Random): Promise<boolean> {
  const name = { name: 'acme~api', version: '1', imageid: metadata.imageid, archfmt: 'zip' };
  const path = join(dir, formatName(name));
  await writeFile(path, 'archive');
  const { size, mtimeMs: stored, ino: inode } = await stat(path);
  await writeFile(`${path}.json`, mutateText({ metadata, size, modified: stored, sha256: 'cd'.repeat(32) }, random));
  const read = await readSidecar({ archive: name, path, size, stored, inode });
  if (read) checkMetadata(read.metadata);
  const parsed = parseMetadata(mutateText(metadata, random));
  if (parsed) checkMetadata(parsed);
  await rm(path);
  await rm(`${path}.json`);
  return read !== undefined;
}

/** Mutates the list of parts of a cache entry; its sizes must add up, or it is none. */
export function checkParts(random: Random): boolean {
  const read = parseParts(mutateText(parts, random));
  if (!read) return false;
  assert.equal(
    read.parts.reduce((sum, { size }) => sum + size, 0),
    read.size,
  );
  assert.ok(layersOf(read).every(each => /^sha256:[0-9a-f]{64}$/.test(each)));
  assert.equal(groupParts(read).flat().length, read.parts.length);
  return true;
}

/** Mutates the messages of an engine, and cuts them anywhere; the stream must end with messages or one typed error. */
export async function checkEngineStream(random: Random): Promise<boolean> {
  const lines = messages.slice(0, integer(random, 1, 3)).map(message => mutateText(message, random));
  const bytes = mutateBytes(Buffer.from(lines.join('\r\n')), random);
  const cut = integer(random, 0, bytes.length);
  try {
    for await (const message of readJsonStream(Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)])))
      assert.equal(typeof message, 'object');
    return true;
  } catch (error) {
    if (error instanceof EngineStreamError || (error instanceof ActionError && error.code === 'ENGINE_STREAM'))
      return false;
    throw error;
  }
}

function mutateText(document: unknown, random: Random): string {
  if (chance(random, 0.1)) return JSON.stringify(document);
  if (chance(random, 0.6)) return JSON.stringify(mutateJson(document, random));
  return mutateBytes(Buffer.from(JSON.stringify(document)), random).toString('utf8');
}

function checkMetadata({ docker_id, config_digest, layers }: ArchiveMetadata): void {
  for (const each of [docker_id, config_digest, ...layers.map(({ diff_id }) => diff_id)])
    assert.match(each, /^sha256:[0-9a-f]{64}$/);
}

function attempt(work: () => unknown): string | undefined {
  try {
    const result = work();
    return typeof result === 'string' ? result : undefined;
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}
