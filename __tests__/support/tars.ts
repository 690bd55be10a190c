import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { extract, pack, type Header } from 'tar-stream';

/** One member of a tar made by hand. */
export type TarMember = Partial<Header> & { readonly name: string; readonly content?: string | Buffer };

/** Makes a tar of these members as they are, however wrong. */
export async function makeTar(members: readonly TarMember[]): Promise<Buffer> {
  const tar = pack();
  for (const { content = '', ...header } of members) tar.entry(header, content);
  tar.finalize();
  return buffer(tar);
}

/** Overwrites a part of the header at an offset of a tar with text, and corrects the checksum. */
export function patchHeader(tar: Buffer, at: number, field: number, text: string): Buffer {
  tar.write(text, at + field, 'latin1');
  tar.fill(' ', at + 148, at + 156);
  const sum = tar.subarray(at, at + 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
  return tar;
}

/** Makes a header declare another size than its member has. */
export function declareSize(tar: Buffer, at: number, size: number): Buffer {
  return patchHeader(tar, at, 124, `${size.toString(8).padStart(11, '0')} `);
}

/** The members of a tar, as they are. */
export async function readTar(tar: Buffer): Promise<{ readonly name: string; readonly content: Buffer }[]> {
  const members: { name: string; content: Buffer }[] = [];
  const reader = extract();
  reader.on('entry', ({ name }, entry, next) => {
    buffer(entry).then(content => next(void members.push({ name, content })), next);
  });
  await pipeline([tar], reader);
  return members;
}

/** SHA-256 as 64 hex digits. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A complete and correct docker archive of two layers, in the layout of Docker 25 and later, as members to be spoiled. */
export function ociMembers(tags: readonly string[] = ['acme/api:1']): TarMember[] {
  const layers = ['first layer', 'second layer'];
  const config = imageConfig(layers);
  const pointTo = (content: string) => ({ digest: `sha256:${sha256(content)}` });
  const manifest = JSON.stringify({ schemaVersion: 2, config: pointTo(config), layers: layers.map(pointTo) });
  const index = { schemaVersion: 2, manifests: [pointTo(manifest)] };
  return [
    { name: 'blobs/', type: 'directory' },
    ...[...layers, config, manifest].map(content => ({ name: blob(content), content })),
    { name: 'index.json', content: JSON.stringify(index) },
    {
      name: 'manifest.json',
      content: JSON.stringify([{ Config: blob(config), RepoTags: tags, Layers: layers.map(blob) }]),
    },
    { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
  ];
}

/** The same in the layout of Docker 20: a folder per layer, the second layer a link to the first. */
export function legacyMembers(): TarMember[] {
  const layers = ['same layer', 'same layer'];
  const config = imageConfig(layers);
  return [
    { name: 'aa/layer.tar', content: 'same layer' },
    { name: 'bb/layer.tar', type: 'symlink', linkname: '../aa/layer.tar' },
    { name: `${sha256(config)}.json`, content: config },
    {
      name: 'manifest.json',
      content: JSON.stringify([
        { Config: `${sha256(config)}.json`, RepoTags: null, Layers: ['aa/layer.tar', 'bb/layer.tar'] },
      ]),
    },
  ];
}

/** An archive of a Docker before 1.10: without a manifest, and with ids that are not digests. */
export function version1Members(): TarMember[] {
  const id = 'a'.repeat(64);
  return [
    { name: `${id}/`, type: 'directory' },
    { name: `${id}/VERSION`, content: '1.0' },
    { name: `${id}/json`, content: JSON.stringify({ id }) },
    { name: `${id}/layer.tar`, content: 'a layer' },
    { name: 'repositories', content: JSON.stringify({ old: { '1': id } }) },
  ];
}

/** The config digest of the image in `ociMembers`. */
export const ociConfigDigest = `sha256:${sha256(imageConfig(['first layer', 'second layer']))}`;

function imageConfig(layers: readonly string[]): string {
  return JSON.stringify({
    ...{ created: '2026-01-02T03:04:05Z', os: 'linux', architecture: 'amd64', config: { Labels: { team: 'acme' } } },
    rootfs: { type: 'layers', diff_ids: layers.map(layer => `sha256:${sha256(layer)}`) },
  });
}

function blob(content: string): string {
  return `blobs/sha256/${sha256(content)}`;
}
