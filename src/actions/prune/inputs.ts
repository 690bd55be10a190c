import type { AgeRule, NameFilter, VersionFilter } from '../../prune/rules.ts';
import { InputReader } from '../shared/input-reader.ts';
import { readExactNames, readNameFilter } from '../shared/name-filter.ts';
import { readAge } from './age-input.ts';
import { readVersionFilter } from './version-filter.ts';

const scopeNames = ['folder', 'cache', 'artifacts', 'images', 'dangling', 'build-cache'] as const;

/** Where the action `prune` looks for what may be deleted. */
export type PruneScope = (typeof scopeNames)[number];

/** What one run of the action `prune` is to do. */
export interface PruneRequest {
  /** In the order of `action.yml`. */
  readonly scopes: readonly PruneScope[];
  readonly names: NameFilter;
  /** The names that were given exactly, each for the archives of one image. */
  readonly exactNames: readonly string[];
  readonly versions: VersionFilter;
  /** How many of the newest of each name stay. */
  readonly keep: number;
  /** Undefined: of any age. */
  readonly age: AgeRule | undefined;
  /** The ref that owns the cache entries; empty: the ref of this run. */
  readonly ref: string;
  /** Empty: the default folder. */
  readonly archiveDir: string;
  readonly dryRun: boolean;
  readonly token: string;
  readonly failOnError: boolean;
  readonly dockerHost: string;
  /** Milliseconds of silence; 0 waits forever. */
  readonly idleTimeout: number;
}

/** Reads all inputs of the action `prune`; throws one `INPUTS` error that lists every problem. `now` is milliseconds since 1970. */
export function readPruneInputs(
  get: (name: string) => string,
  env: Readonly<Record<string, string | undefined>>,
  now: number,
): PruneRequest {
  const read = new InputReader(get);
  const scopes = readScopes(read);
  const request: PruneRequest = {
    scopes,
    names: readNameFilter(read),
    exactNames: readExactNames(read),
    versions: readVersionFilter(read),
    keep: read.integer('keep', 0, Number.MAX_SAFE_INTEGER),
    age: readAge(read, now),
    ref: readRef(read, scopes),
    archiveDir: read.text('archive-dir'),
    dryRun: read.flag('dry-run'),
    token: read.text('github-token'),
    failOnError: read.flag('fail-on-error'),
    dockerHost: read.text('docker-host'),
    idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
  };
  checkRules(read, request);
  read.finish(env);
  return request;
}

function readScopes(read: InputReader): PruneScope[] {
  const words = read.words('scopes');
  const scopes = scopeNames.filter(scope => words.includes(scope));
  if (scopes.length !== words.length || words.length === 0) {
    read.reject('scopes', words.join(','), `a list of ${scopeNames.join(', ')}`, 'scopes: folder,cache');
  }
  return scopes;
}

function readRef(read: InputReader, scopes: readonly PruneScope[]): string {
  const ref = read.text('ref');
  if (ref === '') return '';
  const example = 'ref: refs/heads/main';
  if (!scopes.includes('cache')) read.reject('ref', ref, 'nothing, because scopes has no cache', 'scopes: cache');
  if (!/^refs\/(heads|tags|pull)\/[^\s*]+$/.test(ref)) read.reject('ref', ref, 'one full ref', example);
  return ref;
}

// A step without rules must not delete everything, and an engine holds images that have nothing to do with archives.
function checkRules(read: InputReader, { scopes, keep, age }: PruneRequest): void {
  const named = read.lines('image').length > 0 || read.lines('name').length > 0;
  const ruled = named || keep > 0 || age !== undefined || read.lines('versions').length > 0;
  if (scopes.includes('images') && !named) {
    const allowed = 'the repositories of the images that may go, because scopes has images; or name instead';
    read.reject('image', '', allowed, 'image: acme/*');
  } else if (!ruled && !read.flag('dirty-only') && scopes.some(scope => !/^(dangling|build-cache)$/.test(scope))) {
    const allowed = 'at least one of image, name, versions, keep, older-than, until and dirty-only';
    read.reject('image', '', `${allowed}: without any rule everything would go`, 'older-than: 30d');
  }
}
