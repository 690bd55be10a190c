import { parseImageId } from '../../image/id.ts';
import { archiveFormats, nameOf, repositoryOf, type ArchiveFormat } from '../../image/name.ts';
import { lowerRepository, parseReference, type Reference } from '../../image/reference.ts';
import { layouts, type Layout } from '../../image/layout.ts';
import type { Platform } from '../../image/platform.ts';
import type { RegistryLogin } from '../../docker/credentials.ts';
import { readBuild } from './inputs/build.ts';
import type { BuildRequest } from '../../build/request.ts';
import { readChecks } from './inputs/checks.ts';
import type { CheckRequest } from '../../checks/request.ts';
import { readArchivePath } from './inputs/source.ts';
import { acceptName, acceptVersion, readRepository } from '../shared/identity-inputs.ts';
import { readPublish, type PublishInputs } from './inputs/publish.ts';
import { readPulling, type PullInputs } from './inputs/pull.ts';
import { readGlob } from '../shared/glob-input.ts';
import { InputReader } from '../shared/input-reader.ts';
import { readS2i } from './inputs/s2i.ts';
import type { S2iRequest } from '../../build/s2i/request.ts';

export type DirtyPolicy = 'allow' | 'warn' | 'fail';
export type Existing = 'rebuild' | 'reuse' | 'fail';
export type PruneMode = 'none' | 'dirty' | 'all';
export type Source = EngineSource | 'registry' | 'archive';

/** The sources that need an engine. */
export type EngineSource = 'build' | 'pull' | 'local' | 's2i';

/** Everything the user said to the root action, read and checked once. */
export interface ArchiveInputs extends PullInputs {
  readonly image: Reference;
  /** 6 to 64 hex digits that the id of a local image begins with, where `image` was one; else it is named by `image`. */
  readonly imageId?: string;
  /** Whether every tag of the repository is a version. */
  readonly allTags: boolean;
  readonly version: string;
  readonly name: string;
  readonly dirtyPattern?: RegExp;
  readonly dirtyPolicy: DirtyPolicy;
  readonly allowDirty: boolean;
  readonly source: Source;
  readonly sourceBecause: string;
  readonly build: BuildRequest;
  /** Set when the source is s2i. */
  readonly s2i?: S2iRequest;
  /** The archive to convert; empty but for the source archive. */
  readonly archive: string;
  /** How often a pull or a request to a registry that failed in passing is tried again. */
  readonly retries: number;
  /** The one platform that was asked for; undefined when none was, or several. */
  readonly platform?: Platform;
  /** Whether one more archive holds the images of all platforms. */
  readonly combinePlatforms: boolean;
  readonly registry?: RegistryLogin;
  /** Empty: the default folder. */
  readonly archiveDir: string;
  readonly format: ArchiveFormat;
  readonly level: number;
  /** The layout that the archive must have; undefined: any. */
  readonly requireLayout?: Layout;
  readonly existing: Existing;
  readonly uploadArtifact: boolean;
  /** Days; 0 is the repository's default. */
  readonly retentionDays: number;
  readonly dirtyRetentionDays: number;
  readonly cache: boolean;
  readonly prune: PruneMode;
  readonly keep: number;
  readonly keepVersions: readonly string[];
  readonly checks: CheckRequest;
  readonly publish: PublishInputs;
  readonly dryRun: boolean;
  readonly token: string;
  readonly dockerHost: string;
  /** Milliseconds of silence; 0 waits for ever. */
  readonly idleTimeout: number;
  readonly summary: boolean;
}

/** Reads all inputs of the root action; throws one `INPUTS` error that lists every problem. `env` fills valueless build-args. */
export function readArchiveInputs(
  get: (name: string) => string,
  env: Readonly<Record<string, string | undefined>>,
): ArchiveInputs {
  const read = new InputReader(get);
  const source = readSource(read);
  const imageId = source.source === 'local' ? parseImageId(read.text('image')) : undefined;
  const image = imageId === undefined ? readImage(read, source.source) : readNamed(read, imageId);
  const registry = readRegistry(read, image);
  const build = readBuild(read, source.source, env);
  const [platform, ...platforms] = build.platforms;
  const dirtyPattern = read.pattern('dirty-pattern');
  const pulling = readPulling(read, source.source);
  const existing = read.oneOf('existing', ['rebuild', 'reuse', 'fail']);
  const s2i = readS2i(read, source.source);
  const requireLayout = read.text('require-layout') ? read.oneOf('require-layout', layouts) : undefined;
  const allTags = readAllTags(read, source.source, image);
  const inputs: ArchiveInputs = {
    image,
    ...(imageId !== undefined && { imageId }),
    allTags,
    version: acceptVersion(read, read.text('version') || 'latest'),
    name: acceptName(read, read.text('name') || nameOf(image.path)),
    ...(dirtyPattern && { dirtyPattern }),
    dirtyPolicy: read.oneOf('dirty-policy', ['allow', 'warn', 'fail']),
    allowDirty: read.flag('allow-dirty'),
    ...source,
    build,
    ...(s2i && { s2i }),
    archive: readArchivePath(read, source.source),
    ...pulling,
    retries: read.integer('retries', 0, 20),
    ...(platform && platforms.length === 0 && { platform }),
    combinePlatforms: readCombine(read, build.platforms.length),
    ...(registry && { registry }),
    archiveDir: read.text('archive-dir'),
    existing,
    ...(requireLayout && { requireLayout }),
    ...readKeeping(read),
    checks: readChecks(read, source.source, existing),
    publish: readPublish(
      read,
      source.source,
      allTags ? 'all tags' : platforms.length > 0 ? 'several platforms' : undefined,
    ),
    dryRun: read.flag('dry-run'),
    token: read.text('github-token'),
    dockerHost: read.text('docker-host'),
    idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    summary: read.flag('summary'),
  };
  read.finish(env);
  return inputs;
}

/** What becomes of an archive: how it is packed, where it is kept, and what goes for it. */
export type KeepingInputs = Pick<
  ArchiveInputs,
  | 'format'
  | 'level'
  | 'uploadArtifact'
  | 'retentionDays'
  | 'dirtyRetentionDays'
  | 'cache'
  | 'prune'
  | 'keep'
  | 'keepVersions'
>;

/** Reads what becomes of archives. */
export function readKeeping(read: InputReader): KeepingInputs {
  const retentionDays = read.integer('retention-days', 0, 400);
  return {
    format: read.oneOf('archive-format', archiveFormats),
    level: read.integer('compression-level', 0, 9),
    uploadArtifact: read.flag('upload-artifact'),
    retentionDays,
    dirtyRetentionDays: read.text('dirty-retention-days')
      ? read.integer('dirty-retention-days', 0, 400)
      : retentionDays,
    cache: read.flag('cache'),
    ...readPrune(read),
  };
}

function readCombine(read: InputReader, platforms: number): boolean {
  const combine = read.flag('combine-platforms');
  if (combine && platforms < 2)
    read.reject(
      'combine-platforms',
      'true',
      'false, because there are not several platforms',
      'platforms: linux/amd64,linux/arm64',
    );
  return combine;
}

const placeholder: Reference = { host: 'docker.io', path: 'image', repository: 'image' };

function readImage(read: InputReader, source: Source): Reference {
  const written = read.text('image');
  const image = readRepository(read, written, 'a repository without tag, optionally with @sha256:<64 hex>');
  if (!image) return placeholder;
  if (image.digest !== undefined && source === 'build') {
    read.reject(
      'image',
      written,
      `a digest only when the source is pull, local or registry, here it is ${source}`,
      'source: pull',
    );
  }
  return image;
}

// An id names no repository, so the archive's name does.
function readNamed(read: InputReader, imageId: string): Reference {
  const name = read.text('name');
  const image = parseReference(lowerRepository(repositoryOf(name)));
  if (image && image.tag === undefined) return image;
  const allowed = `for an image id, ${imageId}, the repository to tag it as, \`/\` written \`~\``;
  read.reject('name', name, allowed, 'name: acme~api');
  return placeholder;
}

function readAllTags(read: InputReader, source: Source, image: Reference): boolean {
  const allTags = read.flag('all-tags');
  if (!allTags) return false;
  const refuse = (because: string, example: string) =>
    read.reject('all-tags', 'true', `false, because ${because}`, example);
  if (source !== 'pull' && source !== 'registry') refuse(`the source is ${source}`, 'source: registry');
  if (image.digest !== undefined) refuse('image has a digest', `image: ${image.repository}`);
  const version = read.text('version') || 'latest';
  if (version !== 'latest') refuse(`version is ${version} and every tag is one`, 'version: latest');
  return true;
}

function readSource(read: InputReader): { source: Source; sourceBecause: string } {
  const asked = read.oneOf('source', ['auto', 'build', 'pull', 'local', 'registry', 'archive', 's2i']);
  if (asked !== 'auto') return { source: asked, sourceBecause: `source is ${asked}` };
  const given = ['context', 'file', 'dockerfile-inline'].filter(input => read.text(input) !== '').join(' and ');
  if (given) return { source: 'build', sourceBecause: `${given} given` };
  return { source: 'pull', sourceBecause: 'neither context nor file is given' };
}

function readRegistry(read: InputReader, image: Reference): RegistryLogin | undefined {
  const [registry, username, password] = [read.text('registry'), read.text('username'), read.text('password')];
  if (username === '' && password === '') {
    if (registry !== '')
      read.reject('registry', registry, 'only together with username and password', 'username: octocat');
    return undefined;
  }
  if (username === '') read.reject('username', '', 'a user name, because password is given', 'username: octocat');
  if (password === '')
    read.reject('password', '', 'a secret, because username is given', 'password: ${{ secrets.TOKEN }}');
  return { host: registry || image.host, username, password };
}

function readPrune(read: InputReader): Pick<ArchiveInputs, 'prune' | 'keep' | 'keepVersions'> {
  const prune = read.oneOf('prune', ['none', 'dirty', 'all']);
  const keep = read.integer('keep', 0, Number.MAX_SAFE_INTEGER);
  const keepVersions = read.lines('keep-versions');
  for (const pattern of keepVersions) readGlob(read, 'keep-versions', pattern);
  if (prune === 'none' && keep > 0) read.reject('keep', String(keep), '0, because prune is none', 'prune: all');
  if (prune === 'none' && keepVersions.length > 0) {
    read.reject('keep-versions', keepVersions.join(' '), 'nothing, because prune is none', 'prune: all');
  }
  return { prune, keep, keepVersions };
}
