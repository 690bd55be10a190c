import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { convertArchive } from '../../../src/archive/convert.ts';
import { locateBlob } from '../../../src/archive/format/image-blobs.ts';
import { makeDocumentBlob, makeOciManifest } from '../../../src/archive/format/oci-manifest.ts';
import type { SaveContext } from '../../../src/archive/save-job.ts';
import { saveBlobs } from '../../../src/archive/save.ts';
import { dockerMembers, makeImage, ociAttestation, ociIndex, ociLayout, ociManifest } from '../archive-shapes.ts';
import { goodMembers, makeZip } from '../hostile.ts';
import { addIndex, digestOf } from '../spoil.ts';
import { legacyMembers, makeTar, type TarMember } from '../tars.ts';

/** A correct archive that is to be mutated. */
export interface Subject {
  readonly what: string;
  readonly bytes: Buffer;
  /** The members of its tar, if it is a bare one. */
  readonly members?: readonly TarMember[];
}

/** Makes a correct archive of every form. */
export async function makeSubjects(context: SaveContext): Promise<Subject[]> {
  const [image, arm] = [await makeImage('fuzz'), await makeImage('fuzz', 'linux/arm64')];
  const manifests = [ociManifest(arm, 'linux/arm64'), ociManifest(image, 'linux/amd64')];
  const nested = manifests.map(each => ociIndex([each, ociAttestation(each)]));
  const tars: Record<string, readonly TarMember[]> = {
    'docker save': addIndex()(await goodMembers('acme/api:1')),
    'docker save of 20.10': legacyMembers(),
    jib: dockerMembers('jib', [{ image, tags: ['acme/api:1'] }]),
    crane: dockerMembers('crane', [{ image, tags: ['acme/api:1'] }]),
    'several images': dockerMembers('docker save', [
      { image, tags: ['acme/api:1'] },
      { image: arm, tags: ['acme/web:1'] },
    ]),
    'OCI layout of nested indexes': ociLayout([ociIndex(nested)]),
  };
  const bare = Object.entries(tars).map(async ([what, members]) => ({ what, members, bytes: await makeTar(members) }));
  const subjects: Subject[] = await Promise.all(bare);
  const tar = subjects[0]?.bytes ?? Buffer.alloc(0);
  return [
    ...subjects,
    { what: 'tar.gz', bytes: gzipSync(tar) },
    { what: 'tar.zst', bytes: zstdCompressSync(tar) },
    { what: 'zip by hand', bytes: makeZip([{ name: 'a_1_0123456789ab.docker', content: tar }]) },
    { what: 'zip', bytes: await convertTo('zip', tar, context) },
    { what: 'tzst', bytes: await convertTo('tzst', tar, context) },
    { what: 'zip of layers as they are', bytes: await saveSeekable(context) },
  ];
}

async function convertTo(format: 'zip' | 'tzst', tar: Buffer, context: SaveContext): Promise<Buffer> {
  const path = join(context.dir, 'subject.tar');
  await writeFile(path, tar);
  const source = { path, choice: {}, accept: () => undefined };
  const saved = await convertArchive(source, { ...context, options: { ...context.options, format } });
  await rm(path);
  return take(saved.path);
}

async function saveSeekable(context: SaveContext): Promise<Buffer> {
  const contents = await Promise.all(
    ['one', 'two'].map(name => makeTar([{ name, content: name, mtime: new Date(0) }])),
  );
  const layers = await Promise.all(
    contents.map(async (content, i) => {
      const [path, packed] = [join(context.dir, `layer-${i}`), gzipSync(content)];
      await writeFile(path, packed);
      return { digest: digestOf(packed), size: packed.length, location: await locateBlob(path, 0, true) };
    }),
  );
  const rootfs = { type: 'layers', diff_ids: contents.map(digestOf) };
  const config = makeDocumentBlob('', { os: 'linux', architecture: 'amd64', rootfs });
  const image = { config, layers, top: makeOciManifest(config, layers), others: [] };
  const saved = await saveBlobs(image, config.digest, context, () => Promise.resolve());
  await Promise.all(layers.map(({ location }) => rm(location.path)));
  return take(saved.path);
}

async function take(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  await rm(path);
  return bytes;
}
