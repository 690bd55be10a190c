import { defaultSizeLimit } from '../../archive/format/archive-file.ts';
import { parseImageId } from '../../image/id.ts';
import { nameOf } from '../../image/name.ts';
import type { Platform } from '../../image/platform.ts';
import { parseReference } from '../../image/reference.ts';
import type { RunQuery } from '../../stores/runs.ts';
import type { PlaceName } from '../../stores/store.ts';
import { acceptName, acceptVersion, readRepository } from '../shared/identity-inputs.ts';
import { InputReader } from '../shared/input-reader.ts';
import { readDefaultPlatform } from '../shared/default-platform.ts';
import { readPlatformInput } from '../shared/platform-input.ts';
import { readRunQuery } from './run-inputs.ts';

const defaultPlaces: readonly PlaceName[] = ['artifact', 'cache', 'folder'];

/** One image to load: by its archive's name, or a given file. */
export interface LoadTarget {
  /** Empty where only a file is given. */
  readonly name: string;
  /** The repository that it must be of, and that it is tagged as where the archive has no tags; empty where no image was given. */
  readonly repository: string;
  /** The archive file; empty where it has to be found. */
  readonly path: string;
}

/** Which images to load, from where, and how. */
export interface LoadRequest {
  readonly targets: readonly LoadTarget[];
  /** Empty: the newest. */
  readonly version: string;
  /** 6 to 64 hex digits; empty: any. */
  readonly imageid: string;
  /** In the order they are searched. */
  readonly places: readonly PlaceName[];
  /** Whether places that this step does not have are skipped. */
  readonly auto: boolean;
  /** Empty: the default folder. */
  readonly archiveDir: string;
  /** Undefined: artifacts of this run. */
  readonly run?: RunQuery;
  readonly token: string;
  /** Undefined: that of the engine, of an image for several. */
  readonly platform?: Platform | undefined;
  /** From `DOCKER_DEFAULT_PLATFORM`, instead of that of the engine. */
  readonly usualPlatform?: Platform | undefined;
  /** `repository:tag`. */
  readonly tags: readonly string[];
  /** Bytes. */
  readonly sizeLimit: number;
  readonly failOnMiss: boolean;
  readonly lookupOnly: boolean;
  readonly dockerHost: string;
  /** Milliseconds without progress; 0 waits forever. */
  readonly idleTimeout: number;
}

/** Reads all inputs of the action `load`; throws one `INPUTS` error that lists every problem. */
export function readLoadInputs(
  get: (name: string) => string,
  env: Readonly<Record<string, string | undefined>>,
): LoadRequest {
  const read = new InputReader(get);
  const targets = readTargets(read);
  const run = readRunQuery(read);
  const request: LoadRequest = {
    targets,
    version: read.text('version') && acceptVersion(read, read.text('version')),
    imageid: readImageId(read, targets),
    places: readPlaces(read, run),
    auto: read.text('from') === 'auto',
    archiveDir: read.text('archive-dir'),
    run,
    token: read.text('github-token'),
    platform: read.text('platform') === '' ? undefined : readPlatformInput(read, 'platform', read.text('platform')),
    usualPlatform: readDefaultPlatform(read, env),
    tags: readTags(read),
    sizeLimit: read.integer('size-limit', 1, Number.MAX_SAFE_INTEGER) * 1_000_000,
    failOnMiss: read.flag('fail-on-miss'),
    lookupOnly: read.flag('lookup-only'),
    dockerHost: read.text('docker-host'),
    idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
  };
  read.finish(env);
  return request;
}

/** A request with the defaults of the inputs where nothing else is given. */
export function makeLoadRequest(given: Partial<LoadRequest> & Pick<LoadRequest, 'targets'>): LoadRequest {
  return {
    version: '',
    imageid: '',
    places: defaultPlaces,
    auto: true,
    archiveDir: '',
    token: '',
    tags: [],
    sizeLimit: defaultSizeLimit,
    failOnMiss: true,
    lookupOnly: false,
    dockerHost: '',
    idleTimeout: 1_800_000,
    ...given,
  };
}

function readTargets(read: InputReader): LoadTarget[] {
  const [images, names, paths] = [read.lines('image'), read.lines('name'), read.lines('path')];
  const given = [images, names, paths].filter(list => list.length > 0);
  const count = given[0]?.length ?? 0;
  if (count === 0) read.reject('image', '', 'a repository, or name or path instead', 'image: acme/api');
  if (given.some(list => list.length !== count)) {
    const allowed = 'as many lines in image, name and path, of those that are given';
    read.reject('name', names.join(' '), allowed, 'image: acme/api with name: acme~api');
  }
  return Array.from({ length: count }, (_, i) => readTarget(read, images[i], names[i], paths[i] ?? ''));
}

function readTarget(
  read: InputReader,
  written: string | undefined,
  named: string | undefined,
  path: string,
): LoadTarget {
  const image = written === undefined ? undefined : readRepository(read, written, 'a repository without tag');
  if (image?.digest !== undefined) read.reject('image', written ?? '', 'no digest; see imageid', 'image: acme/api');
  const name = named ?? (image ? nameOf(image.repository) : '');
  if (named !== undefined) acceptName(read, named);
  return { name, path, repository: image?.repository ?? '' };
}

function readImageId(read: InputReader, targets: readonly LoadTarget[]): string {
  const text = read.text('imageid');
  if (text === '') return '';
  const imageid = parseImageId(text);
  const example = 'imageid: 0123456789ab';
  if (imageid === undefined) read.reject('imageid', text, '6 to 64 hex digits', example);
  if (targets.length > 1) read.reject('imageid', text, 'nothing, because there are several images', example);
  return imageid ?? '';
}

function readPlaces(read: InputReader, run: RunQuery | undefined): readonly PlaceName[] {
  const text = read.text('from');
  if (read.text('path') !== '') {
    if (text !== 'auto') read.reject('from', text, 'auto, because path is given', 'from: auto');
    return [];
  }
  // A named run says where the archive is; the cache may hold another one.
  if (text === 'auto') return run ? ['artifact'] : defaultPlaces;
  const words = read.words('from');
  const places = words.flatMap(word => defaultPlaces.filter(place => place === word));
  if (places.length !== words.length || new Set(places).size !== words.length || words.length === 0) {
    read.reject('from', text, 'auto, or a list of artifact, cache, folder', 'from: artifact,cache');
  }
  return places;
}

function readTags(read: InputReader): string[] {
  const tags = read.lines('tags');
  for (const tag of tags) {
    const reference = parseReference(tag);
    if (reference?.tag !== undefined && reference.digest === undefined) continue;
    read.reject('tags', tag, 'repository:tag, one per line', 'tags: acme/api:stable');
  }
  return tags;
}
