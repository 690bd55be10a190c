import { matchesGlob } from 'node:path';
import { readNameFilter, type NameFilter } from './name-filter.ts';
import { InputReader } from './reader.ts';
import { rejectUnknown } from './unknown.ts';

/** What can be pruned, in the order it is. */
export const scopeNames = ['folder', 'cache', 'artifacts', 'images', 'dangling', 'build-cache'] as const;
export type ScopeName = (typeof scopeNames)[number];

/** Everything the user said to the action `prune`, read and checked once. */
export interface PruneInputs {
  readonly scopes: readonly ScopeName[];
  readonly wanted: NameFilter;
  readonly versions: (version: string) => boolean;
  /** How many of the newest images of each name stay. */
  readonly keep: number;
  /** Milliseconds since it was stored. */
  readonly olderThan?: number;
  /** Milliseconds since 1970, before which it was stored. */
  readonly until?: number;
  /** The two in the user's words: `older than 30d and stored before 2026-11-01`. */
  readonly ageRule: string;
  readonly dirtyOnly: boolean;
  readonly dirtyPattern?: RegExp;
  /** Empty: this ref. */
  readonly ref: string;
  /** Empty: the default folder. */
  readonly archiveDir: string;
  readonly dryRun: boolean;
  readonly failOnError: boolean;
  readonly token: string;
  readonly dockerHost: string;
}

/** Every input of the action `prune`, as its `action.yml` lists them. */
export const pruneInputNames = [
  ...['scopes', 'image', 'name', 'versions', 'keep', 'older-than', 'until', 'dirty-only', 'dirty-pattern', 'ref'],
  ...['archive-dir', 'dry-run', 'fail-on-error', 'github-token', 'docker-host'],
] as const;

/** Reads all inputs of the action `prune`; throws one `INPUTS` error that lists every problem. */
export function readPruneInputs(
  get: (name: string) => string,
  env: Readonly<Record<string, string | undefined>>,
): PruneInputs {
  const read = new InputReader(get);
  rejectUnknown(read, env, pruneInputNames);
  const [olderThan, until] = [readDuration(read), readMoment(read)];
  const dirtyPattern = read.pattern('dirty-pattern');
  const scopes = readScopes(read);
  const inputs: PruneInputs = {
    scopes,
    wanted: readNameFilter(read),
    versions: readVersions(read.lines('versions')),
    keep: read.integer('keep', 0, 10_000),
    ...(olderThan !== undefined && { olderThan }),
    ...(until !== undefined && { until }),
    ageRule: readAgeRule(read),
    dirtyOnly: read.flag('dirty-only'),
    ...(dirtyPattern && { dirtyPattern }),
    ref: readRef(read),
    archiveDir: read.text('archive-dir'),
    dryRun: read.flag('dry-run'),
    failOnError: read.flag('fail-on-error'),
    token: read.text('github-token'),
    dockerHost: read.text('docker-host'),
  };
  requireRule(read, inputs);
  read.finish();
  return inputs;
}

function readScopes(read: InputReader): readonly ScopeName[] {
  const text = read.text('scopes');
  const words = text.split(/[\s,]+/).filter(Boolean);
  const known = words.every(word => scopeNames.some(scope => scope === word));
  if (!known || words.length === 0) {
    read.reject('scopes', text, `a list of ${scopeNames.join(', ')}`, 'scopes: folder,cache');
  }
  return scopeNames.filter(scope => words.includes(scope));
}

// The last pattern that fits decides, so that `!` takes away from what stands before it.
function readVersions(patterns: readonly string[]): (version: string) => boolean {
  const rules = patterns.map(pattern => {
    const stays = pattern.startsWith('!');
    return { goes: !stays, glob: stays ? pattern.slice(1) : pattern };
  });
  const others = rules[0]?.goes !== true;
  return version => rules.findLast(({ glob }) => matchesGlob(version, glob))?.goes ?? others;
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

function readDuration(read: InputReader): number | undefined {
  const text = read.text('older-than');
  if (text === '') return undefined;
  const [, count = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  if (unit === '') read.reject('older-than', text, 'a number with m, h, d or w', 'older-than: 30d');
  return Number(count) * (units[unit] ?? 0);
}

function readMoment(read: InputReader): number | undefined {
  const text = read.text('until');
  if (text === '') return undefined;
  const moment = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(moment)) {
    read.reject('until', text, 'a date, a time of ISO 8601, or seconds since 1970', 'until: 2026-11-01');
  }
  return moment;
}

function readAgeRule(read: InputReader): string {
  const rules = { 'older than': read.text('older-than'), 'stored before': read.text('until') };
  const given = Object.entries(rules).filter(([, text]) => text !== '');
  return given.map(([words, text]) => `${words} ${text}`).join(' and ');
}

function readRef(read: InputReader): string {
  const ref = read.text('ref');
  if (ref !== '' && !/^refs\/(heads|tags|pull)\/\S+$/.test(ref)) {
    read.reject('ref', ref, 'a full ref', 'ref: refs/heads/main');
  }
  return ref;
}

// A step without any rule would take everything there is.
function requireRule(read: InputReader, { scopes, dirtyOnly }: PruneInputs): void {
  if (scopes.every(scope => scope === 'dangling' || scope === 'build-cache')) return;
  const given = ['image', 'name', 'versions', 'older-than', 'until'].some(input => read.text(input) !== '');
  if (given || read.text('keep') !== '0' || dirtyOnly) return;
  const rules = 'name, versions, keep, older-than, until or dirty-only';
  read.reject('image', '', `a repository or pattern ('**' is everything), or ${rules} instead`, 'image: acme/*');
}
