import { compilePathGlob } from '../../image/glob.ts';
import { nameOf, repositoryOf } from '../../image/name.ts';
import { lowerRepository, parseReference } from '../../image/reference.ts';
import { readGlob } from './glob-input.ts';
import type { InputReader } from './input-reader.ts';

/** Whether archives of this name are wanted; with `host`, images of this registry, which only `name` leaves open. */
export type NameFilter = (name: string, host?: string) => boolean;

/** Reads `image` and `name`, exact or as patterns, one a line; an archive is wanted when one of them fits, or when there are none. */
export function readNameFilter(read: InputReader): NameFilter {
  const filters = [
    ...read.lines('image').map(item => filterImage(read, item)),
    ...read.lines('name').map(item => filterName(read, item)),
  ];
  return (name, host) => filters.length === 0 || filters.some(filter => filter(name, host));
}

function filterImage(read: InputReader, item: string): NameFilter {
  if (isPattern(item)) return filterImages(read, item);
  const image = parseReference(lowerRepository(item));
  if (image && image.tag === undefined && image.digest === undefined)
    return (name, host = image.host) => name === nameOf(image.path) && host === image.host;
  read.reject('image', item, 'a repository without tag and digest, or a pattern', 'image: ghcr.io/acme/*');
  return () => false;
}

// In a pattern `*` ends at a slash, so that it is the path, not the name, which must fit; names hold no registry.
function filterImages(read: InputReader, item: string): NameFilter {
  const [, registry = 'docker.io', pattern = ''] =
    /^(?:(localhost|[^/]*[.:][^/]*)\/)?(.*)$/s.exec(item.toLowerCase()) ?? [];
  if (/[:@~]/.test(pattern)) {
    read.reject('image', item, 'a pattern of repositories, without tag and digest', 'image: ghcr.io/acme/*');
  }
  const matchesPath = readGlob(read, 'image', pattern, compilePathGlob);
  const matchesHost = readGlob(read, 'image', registry);
  return (name, host) => matchesPath(repositoryOf(name)) && (host === undefined || matchesHost(host));
}

function filterName(read: InputReader, item: string): NameFilter {
  if (item.includes('/')) read.reject('name', item, 'the name of an archive, "/" written "~"', `name: ${nameOf(item)}`);
  return isPattern(item) ? readGlob(read, 'name', item) : name => name === item;
}

function isPattern(item: string): boolean {
  return /[*?[\]{}]/.test(item);
}
