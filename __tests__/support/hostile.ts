import assert from 'node:assert/strict';
import { crc32, deflateRawSync } from 'node:zlib';
import { engineApi, inspectImage } from './engine.ts';
import { errorOf, saidBy, type Job } from './job.ts';
import { makeTar, ociMembers, sha256, type TarMember } from './tars.ts';

/** One member of a zip made by hand, as wrong as a test wants it. */
export interface ZipMember {
  readonly name: string;
  readonly content: Buffer;
  /** What the directory and the header declare instead of the truth. */
  readonly size?: number;
  readonly crc?: number;
}

/** Makes a zip of deflated members. */
export function makeZip(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size = content.length, crc = crc32(content) } of members) {
    const data = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A correct archive of an image with two layers that engines accept, in Docker's newer layout, to be spoiled. */
export async function goodMembers(tag: string): Promise<TarMember[]> {
  const layers = await Promise.all(
    ['one', 'two'].map(name => makeTar([{ name, content: `${name} of ${tag}`, mtime: new Date(0) }])),
  );
  const config = JSON.stringify({
    ...{ created: '2026-01-02T03:04:05Z', os: 'linux', architecture: 'amd64', config: { Cmd: ['/one'] } },
    rootfs: { type: 'layers', diff_ids: layers.map(layer => `sha256:${sha256(layer)}`) },
    history: layers.map(() => ({ created: '2026-01-02T03:04:05Z', created_by: 'test' })),
  });
  const paths = layers.map(layer => `blobs/sha256/${sha256(layer)}`);
  const configPath = `blobs/sha256/${sha256(config)}`;
  return [
    ...layers.map((content, i): TarMember => ({ name: paths[i] ?? '', content })),
    { name: configPath, content: config },
    { name: 'manifest.json', content: JSON.stringify([{ Config: configPath, RepoTags: [tag], Layers: paths }]) },
  ];
}

/** The 12 digits in the name of an archive of these members. */
export function shortIdOf(members: readonly TarMember[]): string {
  const manifest = members.find(({ name }) => name === 'manifest.json')?.content?.toString() ?? '';
  return /"Config":"blobs\/sha256\/([0-9a-f]{12})/.exec(manifest)?.[1] ?? '';
}

/** Adds the documents and blobs of another image. */
export function otherImage(): TarMember[] {
  return ociMembers().filter(({ name }) => name !== 'manifest.json' && !name.endsWith('/'));
}

/** Asserts that loading a spoiled file gives one clear error and no image, and changes neither the tagged image nor the folder. */
export async function refuses(
  job: Job,
  inputs: Readonly<Record<string, string>>,
  message: RegExp,
  ref = `${job.image}:1.0.0`,
): Promise<void> {
  const before = [await countImages(), await job.list(), (await inspectImage(ref))?.Id];
  const step = await job.runSub('load', { 'size-limit': '20', ...inputs });
  const said = errorOf(step);
  assert.match(said, message);
  assert.doesNotMatch(
    step.stdout + said,
    /(Type|Range|Syntax)Error|Cannot |is not a |closed the connection|\n {4}at /,
    saidBy(step),
  );
  assert.deepEqual([await countImages(), await job.list(), (await inspectImage(ref))?.Id], before);
}

async function countImages(): Promise<number> {
  return ((await engineApi('GET', '/images/json', { query: { all: 'true' } })) as unknown[]).length;
}
