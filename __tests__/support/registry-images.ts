import { makeTar, sha256 } from './tars.ts';

/** What an image is made of. */
export interface ImageParts {
  readonly layers: readonly Buffer[];
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string };
  /** The media types of the manifest; default `oci`. */
  readonly words?: 'oci' | 'docker';
  readonly labels?: Readonly<Record<string, string>>;
}

/** A descriptor of something in a registry. */
export interface MadeDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** An image that was made by hand. */
export interface MadeImage {
  readonly config: Buffer;
  readonly layers: readonly Buffer[];
  readonly manifest: Buffer;
  readonly platform: NonNullable<ImageParts['platform']>;
  /** The descriptor of the manifest. */
  readonly descriptor: MadeDescriptor;
}

const words = {
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar',
  },
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar',
  },
};

/** A layer of one file. */
export function makeLayer(name: string, content: Buffer | string): Promise<Buffer> {
  return makeTar([{ name, content, mtime: new Date(0) }]);
}

/** Makes an image of uncompressed layers. */
export function makeImage({
  layers,
  platform = { os: 'linux', architecture: 'amd64' },
  ...rest
}: ImageParts): MadeImage {
  const types = words[rest.words ?? 'oci'];
  const diffs = layers.map(layer => `sha256:${sha256(layer)}`);
  const config = toJson({
    ...platform,
    config: rest.labels ? { Labels: rest.labels } : {},
    rootfs: { type: 'layers', diff_ids: diffs },
  });
  const manifest = toJson({
    schemaVersion: 2,
    mediaType: types.manifest,
    config: describe(types.config, config),
    layers: layers.map(layer => describe(types.layer, layer)),
  });
  return { config, layers, manifest, platform, descriptor: describe(types.manifest, manifest) };
}

/** The descriptor of these bytes. */
export function describe(mediaType: string, bytes: Buffer): MadeDescriptor {
  return { mediaType, digest: `sha256:${sha256(bytes)}`, size: bytes.length };
}

/** Compact JSON as bytes. */
export function toJson(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** Puts an image into a registry under a tag. */
export async function putImage(host: string, repository: string, tag: string, image: MadeImage): Promise<void> {
  for (const blob of [image.config, ...image.layers]) await putBlob(host, repository, blob);
  await putManifest(host, repository, tag, image.descriptor.mediaType, image.manifest);
}

/** Puts an index of images and of these further entries into a registry under a tag; gives its digest. */
export async function putIndex(
  host: string,
  repository: string,
  tag: string,
  images: readonly MadeImage[],
  options: { readonly words?: 'oci' | 'docker'; readonly more?: readonly object[] } = {},
): Promise<string> {
  for (const image of images) await putImage(host, repository, image.descriptor.digest, image);
  const mediaType = words[options.words ?? 'oci'].index;
  const entries = images.map(({ descriptor, platform }) => ({ ...descriptor, platform }));
  const index = toJson({ schemaVersion: 2, mediaType, manifests: [...(options.more ?? []), ...entries] });
  await putManifest(host, repository, tag, mediaType, index);
  return `sha256:${sha256(index)}`;
}

/**
 * Puts an index into a registry whose entries are indexes, one of each image and of these further entries; gives its
 * digest. Only the outer index names the platforms.
 */
export async function putNestedIndex(
  host: string,
  repository: string,
  tag: string,
  images: readonly MadeImage[],
  more: readonly object[] = [],
): Promise<string> {
  const mediaType = words.oci.index;
  const outer: object[] = [];
  for (const image of images) await putImage(host, repository, image.descriptor.digest, image);
  for (const image of images) {
    const inner = toJson({ schemaVersion: 2, mediaType, manifests: [...more, image.descriptor] });
    const descriptor = describe(mediaType, inner);
    await putManifest(host, repository, descriptor.digest, mediaType, inner);
    outer.push({ ...descriptor, platform: image.platform });
  }
  const index = toJson({ schemaVersion: 2, mediaType, manifests: outer });
  await putManifest(host, repository, tag, mediaType, index);
  return `sha256:${sha256(index)}`;
}

async function putBlob(host: string, repository: string, blob: Buffer): Promise<void> {
  const begun = await call(`http://${host}/v2/${repository}/blobs/uploads/`, 'POST');
  const where = new URL(begun.headers.get('location') ?? '', `http://${host}`);
  where.searchParams.set('digest', `sha256:${sha256(blob)}`);
  await call(where.href, 'PUT', blob, 'application/octet-stream');
}

async function putManifest(host: string, repository: string, name: string, type: string, bytes: Buffer): Promise<void> {
  await call(`http://${host}/v2/${repository}/manifests/${name}`, 'PUT', bytes, type);
}

async function call(url: string, method: string, body?: Buffer, type?: string): Promise<Response> {
  const headers = type === undefined ? {} : { 'content-type': type };
  const answer = await fetch(url, { method, headers, ...(body && { body: new Uint8Array(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return answer;
}

/** Reads what a registry has under a tag: the digest of the document, and of the configuration of its (first) image. */
export async function readPushed(
  host: string,
  repository: string,
  tag: string,
  account?: { readonly username: string; readonly password: string },
): Promise<{ digest: string; config: string }> {
  const accept = Object.values(words).flatMap(({ manifest, index }) => [manifest, index]);
  const proof = account && Buffer.from(`${account.username}:${account.password}`).toString('base64');
  const headers = { accept: accept.join(', '), ...(proof && { authorization: `Basic ${proof}` }) };
  const read = async (name: string) => {
    const answer = await fetch(`http://${host}/v2/${repository}/manifests/${name}`, { headers });
    if (!answer.ok) throw new Error(`${repository}:${name}: ${answer.status} ${await answer.text()}`);
    const document = (await answer.json()) as { config?: MadeDescriptor; manifests?: MadeDescriptor[] };
    return { ...document, digest: answer.headers.get('docker-content-digest') ?? '' };
  };
  const { digest, ...top } = await read(tag);
  const image = top.config ? top : await read(top.manifests?.[0]?.digest ?? '');
  return { digest, config: image.config?.digest ?? '' };
}
