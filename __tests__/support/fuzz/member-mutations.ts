import { gzipSync, zstdCompressSync } from 'node:zlib';
import { addIndex, editConfig, editManifest, replaceLayer, type Spoil } from '../spoil.ts';
import { declareSize, makeTar, type TarMember } from '../tars.ts';
import { mutateJson } from './json-mutations.ts';
import { chance, integer, oneOf, type Random } from './random-choice.ts';

/** Changes the members of a tar, or the documents in it with their digests, and makes the tar. */
export async function mutateMembers(members: readonly TarMember[], random: Random): Promise<Buffer> {
  const change = oneOf(random, changes);
  return declareSizes(await makeTar(change(members, random).map(withoutContent)), random);
}

const paths = [
  '',
  '.',
  '/',
  '..',
  '../x',
  '/etc/passwd',
  'a/../../b',
  'a\\b',
  'a\u0000b',
  'manifest.json',
  'index.json',
  './oci-layout',
  'x/'.repeat(300),
];
const types = ['directory', 'symlink', 'link', 'fifo', 'character-device', 'contiguous-file', 'file'] as const;
const sizes = [0, 1, 511, 512, 513, 2 ** 20, 2 ** 31, 2 ** 32, 8 ** 11 - 1];

type Change = (members: readonly TarMember[], random: Random) => readonly TarMember[];

const changes: readonly Change[] = [
  (members, random) => [...members, oneOf(random, members)],
  (members, random) => [oneOf(random, members), ...members],
  (members, random) => members.filter(each => each !== oneOf(random, members)),
  members => members.toReversed(),
  swapContents,
  (members, random) => edit(members, random, each => ({ ...each, name: oneOf(random, paths) })),
  (members, random) =>
    edit(members, random, each => ({ ...each, type: oneOf(random, types), linkname: oneOf(random, paths) })),
  (members, random) =>
    edit(members, random, each => ({ ...each, type: 'symlink', linkname: oneOf(random, members).name })),
  (members, random) =>
    edit(members, random, each => ({
      ...each,
      pax: { size: String(oneOf(random, sizes)), path: oneOf(random, paths) },
    })),
  (members, random) =>
    edit(members, random, each => ({ ...each, content: Buffer.alloc(integer(random, 0, 3000), 'x') })),
  spoilBy(random =>
    editManifest(entry => oneOf(random, [[mutateJson(entry, random)], [entry, mutateJson(entry, random)]])),
  ),
  spoilBy(random => editConfig(config => mutateJson(config, random))),
  spoilBy(random => addIndex(index => mutateJson(index, random))),
  spoilBy(random => addIndex(undefined, manifest => mutateJson(manifest, random))),
  spoilBy(random => replaceLayer(bomb(random), chance(random, 0.5) ? 'x' : undefined)),
];

// A tar can be made with content in files alone; `declareSizes` lets the others have a size.
function withoutContent(member: TarMember): TarMember {
  return /^(contiguous-)?file$/.test(member.type ?? 'file') ? member : { ...member, content: '' };
}

function edit(members: readonly TarMember[], random: Random, change: (member: TarMember) => TarMember): TarMember[] {
  const chosen = oneOf(random, members);
  return members.map(member => (member === chosen ? change(member) : member));
}

function swapContents(members: readonly TarMember[], random: Random): TarMember[] {
  const [a, b] = [oneOf(random, members), oneOf(random, members)];
  const contentOf = (member: TarMember) => (member === a ? b.content : member === b ? a.content : member.content);
  return members.map(member => ({ ...member, content: contentOf(member) ?? '' }));
}

// The changes of documents need a manifest.json of one image.
function spoilBy(make: (random: Random) => Spoil): Change {
  return (members, random) => {
    const manifest = members.find(({ name }) => name === 'manifest.json');
    return manifest && !members.some(({ name }) => name === 'config.json')
      ? make(random)(members)
      : members.toReversed();
  };
}

function bomb(random: Random): Buffer {
  const zeros = Buffer.alloc(oneOf(random, [1000, 100_000, 30_000_000]));
  return chance(random, 0.5) ? gzipSync(zeros, { level: 1 }) : zstdCompressSync(zeros);
}

function declareSizes(tar: Buffer, random: Random): Buffer {
  if (chance(random, 0.7)) return tar;
  const headers = listHeaders(tar);
  return headers.length === 0 ? tar : declareSize(tar, oneOf(random, headers), oneOf(random, sizes));
}

function listHeaders(tar: Buffer): number[] {
  const headers: number[] = [];
  for (let at = 0; at + 512 <= tar.length && tar[at];) {
    headers.push(at);
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8) || 0;
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return headers;
}
