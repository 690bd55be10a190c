import { compilePathGlob } from '../../image/glob.ts';
import { nameOf, repositoryOf } from '../../image/name.ts';
import { lowerRepository, parseReference } from '../../image/reference.ts';
import type { NameFilter } from '../../prune/rules.ts';
import { readGlob } from './glob-input.ts';
import type { InputReader } from './input-reader.ts';

/** Reads `image` and `name`, exact or as patterns, one a line. A name is accepted when one of them fits, or when there are none; only `name` accepts images of any registry. */
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

// In a pattern `*` stops at a slash, so the pattern must fit the path. A name holds no registry.
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
