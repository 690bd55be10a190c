import { sha256, type TarMember } from './tars.ts';

/** A change to the members of a correct archive. */
export type Spoil = (members: readonly TarMember[]) => readonly TarMember[];

/** The one entry of manifest.json. */
export interface Entry {
  readonly Config: string;
  readonly Layers: readonly string[];
}

/** The parts of an image configuration that tests spoil. */
export interface Config {
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

/** A descriptor of a blob. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** The manifest of an image. */
export interface Manifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** What index.json holds. */
export interface Index {
  readonly manifests: readonly [Descriptor];
}

const version = { schemaVersion: 2 };
const layout = { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' };

/** Several changes, one after the other. */
export function spoilAll(...spoils: readonly Spoil[]): Spoil {
  return members => spoils.reduce((changed, spoil) => spoil(changed), members);
}

/** Puts more members before the correct ones. */
export function beside(...more: readonly TarMember[]): Spoil {
  return members => [...more, ...members];
}

/** Leaves members out, by name. */
export function without(name: string): Spoil {
  return members => members.filter(member => member.name !== name);
}

/** Edits manifest.json: `edit` gets its one entry, and gives what is written; a string is written as it is. */
export function editManifest(edit: (entry: Entry) => unknown): Spoil {
  return members =>
    members.map(member => {
      if (member.name !== 'manifest.json') return member;
      return { ...member, content: textOf(edit(entryOf(members))) };
    });
}

/** Edits the configuration and moves it to its new digest. */
export function editConfig(edit: (config: Config) => unknown): Spoil {
  return members => {
    const { Config } = entryOf(members);
    const blob = blobOf(textOf(edit(configOf(members))));
    const replaced = members.map(member => (member.name === Config ? blob : member));
    return editManifest(entry => [{ ...entry, Config: blob.name }])(replaced);
  };
}

/** Replaces the lowest layer, and its digest in the configuration if one is given. */
export function replaceLayer(content: Buffer, unpacked?: string | Buffer): Spoil {
  const blob = blobOf(content);
  const inManifest = editManifest(entry => [{ ...entry, Layers: [blob.name, ...entry.Layers.slice(1)] }]);
  const inConfig = editConfig(config => {
    const [, ...others] = config.rootfs.diff_ids;
    return { ...config, rootfs: { ...config.rootfs, diff_ids: [digestOf(unpacked ?? ''), ...others] } };
  });
  const replace: Spoil = members => [blob, ...members.filter(({ name }) => name !== entryOf(members).Layers[0])];
  const inTar: Spoil = members => inManifest(replace(members));
  return unpacked === undefined ? inTar : spoilAll(inTar, inConfig);
}

/** Makes the archive an OCI layout too; its manifest and index.json can be edited before they are written. */
export function addIndex(
  editIndex: (index: Index) => unknown = index => index,
  editImage: (manifest: Manifest) => unknown = manifest => manifest,
): Spoil {
  return members => {
    const manifest = blobOf(textOf(editImage(manifestOf(members))));
    const index: Index = { ...version, manifests: [pointTo(manifest, 'manifest')] };
    return [...members, manifest, { name: 'index.json', content: textOf(editIndex(index)) }, layout];
  };
}

/** Like `addIndex`, but index.json leads to an index in which an image with another command precedes the correct one. */
export function addTwoImages(editOther: (manifest: Manifest) => unknown = manifest => manifest): Spoil {
  return members => {
    const right = manifestOf(members);
    const evil = blobOf(JSON.stringify({ ...configOf(members), config: { Cmd: ['/evil'] } }));
    const other = blobOf(textOf(editOther({ ...right, config: pointTo(evil, 'config') })));
    const first = blobOf(JSON.stringify(right));
    const manifests = [other, first].map(blob => pointTo(blob, 'manifest'));
    const index = blobOf(JSON.stringify({ ...version, mediaType: typeOf('index'), manifests }));
    const content = JSON.stringify({ ...version, manifests: [pointTo(index, 'index')] });
    return [...members, evil, other, first, index, { name: 'index.json', content }, layout];
  };
}

/** `sha256:` of some bytes. */
export function digestOf(content: string | Buffer): string {
  return `sha256:${sha256(content)}`;
}

/** A member named by its digest. */
export function blobOf(content: string | Buffer): TarMember {
  return { name: `blobs/sha256/${sha256(content)}`, content };
}

function manifestOf(members: readonly TarMember[]): Manifest {
  const { Config, Layers } = entryOf(members);
  const at = (name: string, kind: string) => pointTo({ name, content: contentOf(members, name) }, kind);
  const layers = Layers.map(path => at(path, 'layer'));
  return { ...version, ...{ mediaType: typeOf('manifest') }, config: at(Config, 'config'), layers };
}

function pointTo({ content = '' }: TarMember, kind: string): Descriptor {
  return { mediaType: typeOf(kind), digest: digestOf(content), size: Buffer.byteLength(content) };
}

function typeOf(kind: string): string {
  return `application/vnd.oci.image.${kind}.v1${kind === 'layer' ? '.tar' : '+json'}`;
}

function entryOf(members: readonly TarMember[]): Entry {
  return (JSON.parse(contentOf(members, 'manifest.json').toString()) as [Entry])[0];
}

function configOf(members: readonly TarMember[]): Config {
  return JSON.parse(contentOf(members, entryOf(members).Config).toString()) as Config;
}

function contentOf(members: readonly TarMember[], name: string): string | Buffer {
  return members.find(member => member.name === name)?.content ?? '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
