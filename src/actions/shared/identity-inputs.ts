import { lowerRepository, parseReference, type Reference } from '../../image/reference.ts';
import { isVersion } from '../../image/version.ts';
import type { InputReader } from './input-reader.ts';

/** Parses an item of `image` as a repository without tag; rejects anything else, and gives undefined when it is not a reference at all. */
export function readRepository(read: InputReader, written: string, allowed: string): Reference | undefined {
  const image = parseReference(lowerRepository(written));
  if (!image) read.reject('image', written, allowed, 'image: ghcr.io/acme/api');
  if (image?.tag !== undefined) {
    const example = `image: ${image.repository} with version: ${image.tag}`;
    read.reject('image', written, 'a repository without tag; the tag is made from version', example);
  }
  return image;
}

/** Gives a version back, and rejects `input` when it cannot be the version of an archive. */
export function acceptVersion(read: InputReader, version: string, input = 'version'): string {
  if (isVersion(version)) return version;
  const allowed =
    'letters, digits, ".", "+", "-" and "~", at most 100; no "_", it separates the fields of the archive name';
  read.reject(input, version, allowed, `${input}: ${version.replace(/[^A-Za-z0-9.+~-]+/g, '-').slice(0, 100)}`);
  return version;
}

/** Gives a name back, and rejects it when it cannot be the name of an archive. */
export function acceptName(read: InputReader, name: string): string {
  // The name of an image at an IPv6 address begins with a bracket.
  if (/^[A-Za-z0-9[][A-Za-z0-9._~=[\]-]{0,119}$/.test(name)) return name;
  const allowed = 'letters, digits, ".", "_", "-", "~" and "=", at most 120, a letter or digit first';
  read.reject('name', name, allowed, 'name: acme~api');
  return name;
}
