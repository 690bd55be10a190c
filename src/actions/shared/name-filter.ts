import { compilePathGlob } from '../../image/glob.ts';
import { nameOf, repositoryOf } from '../../image/name.ts';
import { lowerRepository, parseReference } from '../../image/reference.ts';
import type { NameFilter } from '../../prune/rules.ts';
import { readGlob } from './glob-input.ts';
import type { InputReader } from './input-reader.ts';

/** Reads `image` and `name`, exact or as patterns, one per line. An archive is accepted when one of them fits, or when there are none. */
export function readNameFilter(read: InputReader): NameFilter {
  const filters = [
    ...read.lines('image').map(item => filterImage(read, item)),
    ...read.lines('name').map(item => filterName(read, item)),
  ];
  return (name, repository) => filters.length === 0 || filters.some(filter => filter(name, repository));
}

function filterImage(read: InputReader, item: string): NameFilter {
  const image = parseReference(lowerRepository(item));
  if (!image && isPattern(item)) return filterImages(read, item);
  if (image && image.tag === undefined && image.digest === undefined)
    return (name, repository = repositoryOf(name)) => repository === image.repository;
  read.reject('image', item, 'a repository without tag and digest, or a pattern', 'image: ghcr.io/acme/*');
  return () => false;
}

// In a pattern `*` stops at a slash, so registry and path are compared one by one.
function filterImages(read: InputReader, item: string): NameFilter {
  const [, registry = 'docker.io', pattern = ''] =
    /^(?:(localhost|[^/]*[.:][^/]*)\/)?(.*)$/s.exec(item.toLowerCase()) ?? [];
  if (/[:@~]/.test(pattern)) {
    read.reject('image', item, 'a pattern of repositories, without tag and digest', 'image: ghcr.io/acme/*');
  }
  const matchesPath = readGlob(read, 'image', pattern, compilePathGlob);
  const matchesHost = readGlob(read, 'image', registry);
  return (name, repository = repositoryOf(name)) => {
    const image = parseReference(repository);
    return image !== undefined && matchesHost(image.host) && matchesPath(image.path);
  };
}

function filterName(read: InputReader, item: string): NameFilter {
  if (item.includes('/'))
    read.reject('name', item, 'the name of an archive, "/" written "~" and ":" written "="', `name: ${nameOf(item)}`);
  if (!isPattern(item)) return name => name === item;
  const matches = readGlob(read, 'name', item);
  // The name of an image at an IPv6 address is in brackets.
  return name => name === item || matches(name);
}

/** The names in `name` that are not patterns. */
export function readExactNames(read: InputReader): string[] {
  return read.lines('name').filter(item => !isPattern(item));
}

function isPattern(item: string): boolean {
  return /[*?[\]{}]/.test(item);
}
