import { faultKinds, type FaultKind } from './kinds.ts';

/** The columns of the table. A fault happens once, unless it is said to happen always or cannot pass. */
export const columns = ['refused', ...faultKinds, '500 always'] as const;
export type Column = (typeof columns)[number];

/**
 * What becomes of the work: it `succeeds`, after another try; it `goes on` with a notice where another try does not
 * help; it `fails` with one error.
 */
export type Outcome = 'succeeds' | 'goes on' | 'fails';

/** One path to the outside. */
export interface FaultPath {
  /** What the step does there, in words. */
  readonly what: string;
  /** The faults with which it fails; `never` for what the step can go without. */
  readonly fails: readonly Column[] | 'never';
  /** Those with which it goes on without. */
  readonly goesOn?: readonly Column[];
}

const down = ['refused', '500 always'] as const;
const stalls = ['stall', 'stall half-way'] as const;
const nonsense = ['half told as whole', 'garbage', 'nothing'] as const;
const limit = ['403 with a rate-limit reset'] as const;
const busy = ['429 with seconds', '429 with a date', ...limit, '500', '503'] as const;
const artifact = [...down, ...stalls, ...limit];

/** The paths to the outside, as tests and documents name them: `service: path`. */
export const table: Readonly<Record<string, FaultPath>> = {
  'artifact: create': { what: 'announces an artifact', fails: artifact },
  'artifact: block': { what: 'uploads a block of it', fails: artifact },
  'artifact: commit': { what: 'puts the blocks together', fails: artifact },
  'artifact: finalize': { what: 'finishes it', fails: artifact },
  'artifact: list': { what: 'looks for an artifact', fails: 'never' },
  'artifact: address': { what: 'asks where an artifact is', fails: artifact },
  'artifact: download': { what: 'downloads it', fails: [...down, ...stalls] },
  'artifact: delete': { what: 'deletes a stale artifact', fails: artifact },
  'cache: look-up': { what: 'looks for an entry', fails: 'never' },
  'cache: reserve': { what: 'announces an entry', fails: 'never' },
  'cache: upload': { what: 'uploads it', fails: 'never' },
  'cache: finalize': { what: 'finishes it', fails: 'never' },
  'cache: address': { what: 'asks where an entry is', fails: artifact },
  'cache: download': { what: 'downloads it', fails: [...down, ...stalls] },
  'GitHub: list caches': { what: 'lists the cache', fails: 'never' },
  'GitHub: delete a cache': {
    what: 'deletes a stale entry of the cache',
    fails: [...down, ...stalls, 'garbage', 'nothing'],
  },
  'GitHub: list runs': { what: 'lists workflow runs', fails: 'never' },
  'GitHub: list artifacts': { what: 'lists the artifacts of a run', fails: 'never' },
  'GitHub: find a release': { what: 'looks for the release', fails: [...down, ...stalls, ...nonsense] },
  'GitHub: list assets': { what: 'lists its assets', fails: [...down, ...nonsense] },
  'GitHub: upload an asset': { what: 'uploads an asset', fails: [...down, ...nonsense] },
  'GitHub: rename an asset': {
    what: 'renames an asset that replaces another',
    fails: [...down, ...nonsense],
  },
  'GitHub: delete an asset': { what: 'deletes the asset that was replaced', fails: 'never' },
  'registry: manifest': { what: 'fetches a manifest', fails: [...down, ...stalls, ...limit, ...nonsense] },
  'registry: configuration': { what: 'fetches a configuration', fails: [...down, ...stalls, ...limit, ...nonsense] },
  'registry: layer': { what: 'fetches a layer', fails: [...down, ...stalls, ...limit, 'garbage'] },
  'registry: tags': { what: 'lists tags', fails: [...down, ...stalls, ...limit, ...nonsense] },
  'registry: token': { what: 'asks for a token', fails: [...down, ...stalls, ...limit, ...nonsense] },
  'registry: upload a layer': { what: 'lets the engine upload a layer', fails: [...down, ...stalls, ...limit] },
  'registry: upload the manifest': {
    what: 'lets it upload the manifest',
    fails: [...down, 'stall', ...limit, 'garbage', 'nothing'],
  },
  'registry: read back': {
    what: 'reads back what was pushed',
    fails: nonsense,
    goesOn: [...down, ...stalls, ...limit],
  },
  'engine: ping': { what: 'connects', fails: ['reset', 'stall', 'garbage', 'nothing', '408', ...down, ...busy] },
  'engine: inspect': { what: 'looks at an image', fails: columns },
  'engine: pull': { what: 'lets the engine pull', fails: [...down, ...stalls, ...busy, ...nonsense] },
  'engine: push': { what: 'lets the engine push', fails: [...down, ...stalls, ...busy, ...nonsense] },
  'engine: save': { what: 'saves an image', fails: columns },
  'engine: load': {
    what: 'loads an image',
    // An engine that says nothing is asked for the image, and this one has it.
    fails: columns.filter(column => column !== 'nothing'),
  },
  'engine: build': { what: 'builds an image', fails: columns },
  'engine: session': { what: 'opens the session of BuildKit', fails: columns },
  'engine: BuildKit': { what: 'builds an image by BuildKit', fails: columns },
  'engine: http context': {
    what: 'lets the engine fetch a context by HTTP',
    // Half of a Dockerfile may be a Dockerfile too.
    fails: columns.filter(column => column !== 'half told as whole'),
  },
};

/** What has to become of a path with a fault. */
export function outcomeOf({ fails, goesOn = [] }: FaultPath, column: Column): Outcome {
  if (fails === 'never' || goesOn.includes(column)) return 'goes on';
  return fails.includes(column) ? 'fails' : 'succeeds';
}

/** The fault of a column, and how often it happens; undefined for a server that is not there. */
export function faultOf(column: Column): { readonly kind: FaultKind; readonly times: number } | undefined {
  if (column === 'refused') return undefined;
  return column === '500 always' ? { kind: '500', times: 1000 } : { kind: column, times: 1 };
}
