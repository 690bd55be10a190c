import { lowerRepository, parseReference, type Reference } from '../../image/reference.ts';
import { isVersion } from '../../image/version.ts';
import type { InputReader } from './input-reader.ts';

/** Reads what an item of `image` says, a repository without tag; notes a problem and gives undefined when it is none. */
export function readRepository(read: InputReader, written: string, allowed: string): Reference | undefined {
  const image = parseReference(lowerRepository(written));
  if (!image) read.reject('image', written, allowed, 'image: ghcr.io/acme/api');
  if (image?.tag !== undefined) {
    const example = `image: ${image.repository} with version: ${image.tag}`;
    read.reject('image', written, 'a repository without tag; the tag is made from version', example);
  }
  return image;
}

/** Gives back what may be the version of an archive; notes a problem with `input` where it may not. */
export function acceptVersion(read: InputReader, version: string, input = 'version'): string {
  if (isVersion(version)) return version;
  const allowed =
    'letters, digits, ".", "+", "-" and "~", at most 100; no "_", it separates the fields of the archive name';
  read.reject(input, version, allowed, `${input}: ${version.replace(/[^A-Za-z0-9.+~-]+/g, '-').slice(0, 100)}`);
  return version;
}

/** Gives back what may be the name of an archive; notes a problem where it may not. */
export function acceptName(read: InputReader, name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/.test(name)) return name;
  read.reject(
    'name',
    name,
    'letters, digits, ".", "_", "-" and "~", at most 120, a letter or digit first',
    'name: acme~api',
  );
  return name;
}
