import { gzipSync } from 'node:zlib';
import { digestOf, blobOf } from './spoil.ts';
import { makeTar, patchHeader, sha256, type TarMember } from './tars.ts';

/** An image that engines load, from which archives in the shapes of other programs are made. */
export interface MadeImage {
  readonly config: string;
  /** `sha256:` of the configuration. */
  readonly digest: string;
  /** Uncompressed tars. */
  readonly layers: readonly Buffer[];
}

/** An image, and its names in an archive. */
export interface NamedImage {
  readonly image: MadeImage;
  readonly tags: readonly string[];
}

/** Makes an image of two layers that is unlike that of any other word or platform. */
export async function makeImage(word: string, platform = 'linux/amd64', layers = 2): Promise<MadeImage> {
  const [os, architecture] = platform.split('/');
  const contents = Array.from({ length: layers }, (_, i) =>
    makeTar([{ name: `layer-${i}`, content: `${word} ${i} of ${platform}\n`, mtime: new Date(0) }]),
  );
  const tars = await Promise.all(contents);
  const config = JSON.stringify({
    ...{ created: '2026-01-02T03:04:05Z', os, architecture, config: { Cmd: [`/${word}`] } },
    rootfs: { type: 'layers', diff_ids: tars.map(digestOf) },
    history: tars.map(() => ({ created: '2026-01-02T03:04:05Z', created_by: 'test' })),
  });
  return { config, digest: digestOf(config), layers: tars };
}

/** How a program names the members of an archive in the format of `docker save`. */
interface DockerNames {
  readonly config: (hex: string) => string;
  readonly layer: (packed: Buffer, unpacked: Buffer) => string;
  readonly packs?: boolean;
}

const compressed = (packed: Buffer): string => `${sha256(packed)}.tar.gz`;
const dockerNames = {
  jib: { config: () => 'config.json', layer: compressed, packs: true },
  crane: { config: hex => `sha256:${hex}`, layer: compressed, packs: true },
  'rules_oci before 2.0': {
    config: hex => `blobs/sha256/${hex}`,
    layer: packed => `blobs/sha256/${compressed(packed)}`,
    packs: true,
  },
  skopeo: { config: hex => `${hex}.json`, layer: (_, unpacked) => `${sha256(unpacked)}.tar` },
  'nix dockerTools': { config: hex => `${hex}.json`, layer: (_, unpacked) => `${sha256(unpacked)}/layer.tar` },
  'docker save': {
    config: hex => `blobs/sha256/${hex}`,
    layer: (_, unpacked) => `blobs/sha256/${sha256(unpacked)}`,
  },
} satisfies Record<string, DockerNames>;

/** Programs that write archives with a manifest.json. */
export type DockerProgram = keyof typeof dockerNames;

/** The members of an archive of one image or more as a program writes them, manifest.json last. */
export function dockerMembers(program: DockerProgram, images: readonly NamedImage[]): TarMember[] {
  const names: DockerNames = dockerNames[program];
  const entries = images.map(({ image, tags }) => {
    const layers = image.layers.map(unpacked => {
      const content = names.packs ? gzipSync(unpacked) : unpacked;
      return { name: names.layer(content, unpacked), content };
    });
    const config = { name: names.config(sha256(image.config)), content: image.config };
    const entry = { Config: config.name, RepoTags: tags, Layers: layers.map(({ name }) => name) };
    return { members: [config, ...layers], entry };
  });
  const members = entries.flatMap(each => each.members);
  const manifest = { name: 'manifest.json', content: JSON.stringify(entries.map(({ entry }) => entry)) };
  return [...uniqueMembers(members), manifest];
}

/** A document of an OCI layout, and the blobs behind it. */
export interface OciNode {
  readonly descriptor: Readonly<Record<string, unknown>>;
  readonly blobs: readonly TarMember[];
}

/** The manifest of an image, with compressed layers. */
export function ociManifest({ config, layers }: MadeImage, platform?: string): OciNode {
  const blobs = [config, ...layers.map(layer => gzipSync(layer))].map(blobOf);
  const [first, ...others] = blobs.map(describe);
  const manifest = {
    ...{ schemaVersion: 2, mediaType: typeOf('manifest') },
    config: { ...first, mediaType: typeOf('config') },
    layers: others.map(layer => ({ ...layer, mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' })),
  };
  return node(manifest, typeOf('manifest'), blobs, platform && { platform: platformOf(platform) });
}

/** An attestation of a manifest, as BuildKit adds it. */
export function ociAttestation(of: OciNode): OciNode {
  const [config, statement] = [blobOf('{"architecture":"unknown","os":"unknown"}'), blobOf('{"_type":"in-toto"}')];
  const layers = [{ ...describe(statement), mediaType: 'application/vnd.in-toto+json' }];
  const manifest = {
    ...{ schemaVersion: 2, mediaType: typeOf('manifest') },
    config: { ...describe(config), mediaType: typeOf('config') },
    layers,
  };
  return node(manifest, typeOf('manifest'), [config, statement], {
    platform: platformOf('unknown/unknown'),
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': of.descriptor['digest'],
    },
  });
}

/** An index of other documents. */
export function ociIndex(entries: readonly OciNode[], more: object = {}): OciNode {
  const index = {
    ...{ schemaVersion: 2, mediaType: typeOf('index') },
    manifests: entries.map(({ descriptor }) => descriptor),
  };
  const blobs = entries.flatMap(each => each.blobs);
  return node(index, typeOf('index'), blobs, more);
}

/** A document under another name, for index.json. */
export function annotate({ descriptor, blobs }: OciNode, annotations: Readonly<Record<string, string>>): OciNode {
  return { descriptor: { ...descriptor, annotations }, blobs };
}

/** The name of an image as containerd and buildx annotate it. */
export function nameOf(name: string): Record<string, string> {
  return {
    'io.containerd.image.name': `docker.io/${name}`,
    'org.opencontainers.image.ref.name': name.split(':')[1] ?? '',
  };
}

/** The members of an OCI layout whose index.json leads to these documents. */
export function ociLayout(tops: readonly OciNode[]): TarMember[] {
  const manifests = tops.map(({ descriptor }) => descriptor);
  return [
    { name: 'blobs/', type: 'directory' },
    { name: 'blobs/sha256/', type: 'directory' },
    ...uniqueMembers(tops.flatMap(({ blobs }) => blobs)),
    { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests }) },
    { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
  ];
}

/** Turns a tar into the form before POSIX: without magic number, version and owner. */
export function toVersion7(tar: Buffer): Buffer {
  const old = Buffer.from(tar);
  for (let at = 0; old[at];) {
    const size = Number.parseInt(old.toString('latin1', at + 124, at + 135), 8);
    old.fill(0, at + 257, at + 500);
    patchHeader(old, at, 257, '');
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return old;
}

function uniqueMembers(members: readonly TarMember[]): TarMember[] {
  return [...new Map(members.map(member => [member.name, member])).values()];
}

function node(document: object, mediaType: string, blobs: readonly TarMember[], more: object | '' = {}): OciNode {
  const blob = blobOf(JSON.stringify(document));
  return { descriptor: { ...describe(blob), mediaType, ...(more || {}) }, blobs: [...blobs, blob] };
}

function describe({ content = '' }: TarMember): { digest: string; size: number } {
  return { digest: digestOf(content), size: Buffer.byteLength(content) };
}

function platformOf(text: string): { os: string; architecture: string } {
  const [os = '', architecture = ''] = text.split('/');
  return { os, architecture };
}

function typeOf(kind: string): string {
  return `application/vnd.oci.image.${kind}.v1+json`;
}
