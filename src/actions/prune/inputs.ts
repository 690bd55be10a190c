import { readAge, type AgeRule } from '../shared/age-input.ts';
import { readNameFilter, type NameFilter } from '../shared/name-filter.ts';
import { InputReader } from '../shared/input-reader.ts';
import { readVersionFilter, type VersionFilter } from '../shared/version-filter.ts';

const scopeNames = ['folder', 'cache', 'artifacts', 'images', 'dangling', 'build-cache'] as const;

/** Where the action `prune` looks for what may go. */
export type Scope = (typeof scopeNames)[number];

/** Everything the user said to the action `prune`, read and checked once. */
export interface PruneInputs {
  /** In the order of `action.yml`. */
  readonly scopes: readonly Scope[];
  readonly wanted: NameFilter;
  readonly meant: VersionFilter;
  /** How many of the newest of each name stay. */
  readonly keep: number;
  /** Undefined: of any age. */
  readonly age?: AgeRule;
  /** Empty: the ref of this run. */
  readonly ref: string;
  /** Empty: the default folder. */
  readonly archiveDir: string;
  readonly dryRun: boolean;
  readonly token: string;
  readonly failOnError: boolean;
  readonly dockerHost: string;
  /** Milliseconds of silence; 0 waits for ever. */
  readonly idleTimeout: number;
}

/** Reads all inputs of the action `prune`; throws one `INPUTS` error that lists every problem. `now` is milliseconds since 1970. */
export function readPruneInputs(
  get: (name: string) => string,
  env: Readonly<Record<string, string | undefined>>,
  now: number,
): PruneInputs {
  const read = new InputReader(get);
  const age = readAge(read, now);
  const scopes = readScopes(read);
  const inputs: PruneInputs = {
    scopes,
    wanted: readNameFilter(read),
    meant: readVersionFilter(read),
    keep: read.integer('keep', 0, Number.MAX_SAFE_INTEGER),
    ...(age && { age }),
    ref: readRef(read, scopes),
    archiveDir: read.text('archive-dir'),
    dryRun: read.flag('dry-run'),
    token: read.text('github-token'),
    failOnError: read.flag('fail-on-error'),
    dockerHost: read.text('docker-host'),
    idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
  };
  checkRules(read, inputs);
  read.finish(env);
  return inputs;
}

function readScopes(read: InputReader): Scope[] {
  const words = read.words('scopes');
  const scopes = scopeNames.filter(scope => words.includes(scope));
  if (scopes.length !== words.length || words.length === 0) {
    read.reject('scopes', words.join(','), `a list of ${scopeNames.join(', ')}`, 'scopes: folder,cache');
  }
  return scopes;
}

function readRef(read: InputReader, scopes: readonly Scope[]): string {
  const ref = read.text('ref');
  if (ref === '') return '';
  const example = 'ref: refs/heads/main';
  if (!scopes.includes('cache')) read.reject('ref', ref, 'nothing, because scopes has no cache', 'scopes: cache');
  if (!/^refs\/(heads|tags|pull)\/[^\s*]+$/.test(ref)) read.reject('ref', ref, 'one full ref', example);
  return ref;
}

// A bare step must not remove everything, and an engine holds images that have nothing to do with archives.
function checkRules(read: InputReader, { scopes, keep, age }: PruneInputs): void {
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
