import { parseReference } from './reference.ts';

/** How an archive is stored: a zip with one deflated tar in it, the tar of docker save compressed by zstd, or that tar bare. */
export const archiveFormats = ['zip', 'tzst', 'docker'] as const;
export type ArchiveFormat = (typeof archiveFormats)[number];

/** Formats that can be loaded, compressed before raw. */
export const knownFormats = ['zip', 'tzst', 'tgz', 'docker', 'tar'] as const;

/** The four fields of an archive's file name, `{name}_{version}_{imageid}.{archfmt}`. */
export interface ArchiveName {
  /** The file-safe form of the image's repository, or a name that the user gave it. */
  readonly name: string;
  readonly version: string;
  /** The first 12 hex digits of the image's config digest. */
  readonly imageid: string;
  /** The file extension; any token without a dot, so that unknown formats can be recognised. */
  readonly archfmt: string;
}

// Anchored at both ends: `web_1_<id>.zip.partial` is not an archive.
const grammar = /^(?<name>.+)_(?<version>[^_]*)_(?<imageid>[0-9a-f]{12})\.(?<archfmt>[^.]*)$/s;

/** Reads an archive's file name; undefined for every other file. */
export function parseName(fileName: string): ArchiveName | undefined {
  const groups = grammar.exec(fileName)?.groups;
  if (!groups) return undefined;
  const { name = '', version = '', imageid = '', archfmt = '' } = groups;
  return { name, version, imageid, archfmt };
}

/** Whether an archive has a format we know. */
export function isKnownFormat({ archfmt }: ArchiveName): boolean {
  return knownFormats.some(format => format === archfmt);
}

/** Writes an archive's file name; throws when the name would not read back as the same four fields. */
export function formatName(fields: ArchiveName): string {
  const text = `${fields.name}_${fields.version}_${fields.imageid}.${fields.archfmt}`;
  const back = parseName(text);
  const same =
    back?.name === fields.name &&
    back.version === fields.version &&
    back.imageid === fields.imageid &&
    back.archfmt === fields.archfmt;
  if (!same) throw new TypeError(`${text} does not read back as ${JSON.stringify(fields)}`);
  return text;
}

/**
 * The file-safe form of a repository: `/` is written `~` and `:` is written `=`, both illegal in references, so that it
 * maps back to exactly one. `ghcr.io/acme/api` is `ghcr.io~acme~api`, `localhost:5000/api` is `localhost=5000~api`;
 * Docker Hub's host is left out, so `docker.io/acme/api` is `acme~api`.
 */
export function nameOf(repository: string): string {
  return (parseReference(repository)?.repository ?? repository).replaceAll('/', '~').replaceAll(':', '=');
}

/** The repository that a file-safe name was made from; for a name that the user chose, the one it looks like. */
export function repositoryOf(name: string): string {
  return name.replaceAll('~', '/').replaceAll('=', ':');
}

/** The 12 hex digits of a file name, from a digest with or without `sha256:`. */
export function shortId(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}
