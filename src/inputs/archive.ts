import { archiveFormats, nameOf, type ArchiveFormat } from '../plan/name.ts';
import { layouts, type Layout } from '../plan/layout.ts';
import type { Reference } from '../plan/reference.ts';
import { parsePlatform, type Platform } from '../plan/platform.ts';
import { readArchivePath } from './convert.ts';
import { acceptName, acceptVersion, readRepository } from './identity.ts';
import { InputReader } from './reader.ts';
import { readS2i, type S2iInputs } from './s2i.ts';
import { rejectUnknown } from './unknown.ts';

export type DirtyPolicy = 'allow' | 'warn' | 'fail';
export type Existing = 'rebuild' | 'reuse' | 'fail';
export type PruneMode = 'none' | 'dirty' | 'all';
export type PullPolicy = 'always' | 'missing' | 'never';
export type Source = EngineSource | 'registry' | 'archive';

/** The sources that need an engine. */
export type EngineSource = 'build' | 'pull' | 'local' | 's2i';

/** What to build and how, by the names of docker/build-push-action. */
export interface BuildInputs {
  readonly context: string;
  /** Empty: `{context}/Dockerfile`. */
  readonly file: string;
  readonly target: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly noCache: boolean;
  readonly pull: boolean;
}

/** Credentials from the inputs; the host is the registry they belong to. */
export interface RegistryInputs {
  readonly host: string;
  readonly username: string;
  readonly password: string;
}

/** Everything the user said to the root action, read and checked once. */
export interface ArchiveInputs {
  readonly image: Reference;
  readonly version: string;
  readonly name: string;
  readonly dirtyPattern?: RegExp;
  readonly dirtyPolicy: DirtyPolicy;
  readonly allowDirty: boolean;
  readonly source: Source;
  readonly sourceBecause: string;
  readonly build: BuildInputs;
  /** Set when the source is s2i. */
  readonly s2i?: S2iInputs;
  /** The archive to convert; empty but for the source archive. */
  readonly archive: string;
  /** Undefined: by dirty or clean. */
  readonly pullPolicy?: PullPolicy;
  readonly platform?: Platform;
  readonly registry?: RegistryInputs;
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
  rejectUnknown(read, env, archiveInputNames);
  const source = readSource(read);
  const image = readImage(read, source.source);
  const registry = readRegistry(read, image);
  const platform = readPlatform(read);
  const dirtyPattern = read.pattern('dirty-pattern');
  const retentionDays = read.integer('retention-days', 0, 400);
  const pullPolicy = readPullPolicy(read, source.source);
  const s2i = readS2i(read, source.source);
  const requireLayout = read.text('require-layout') ? read.oneOf('require-layout', layouts) : undefined;
  const inputs: ArchiveInputs = {
    image,
    version: acceptVersion(read, read.text('version') || 'latest'),
    name: acceptName(read, read.text('name') || nameOf(image.path)),
    ...(dirtyPattern && { dirtyPattern }),
    dirtyPolicy: read.oneOf('dirty-policy', ['allow', 'warn', 'fail']),
    allowDirty: read.flag('allow-dirty'),
    ...source,
    build: readBuild(read, source.source, env),
    ...(s2i && { s2i }),
    archive: readArchivePath(read, source.source),
    ...(pullPolicy && { pullPolicy }),
    ...(platform && { platform }),
    ...(registry && { registry }),
    archiveDir: read.text('archive-dir'),
    format: read.oneOf('archive-format', archiveFormats),
    level: read.integer('compression-level', 0, 9),
    ...(requireLayout && { requireLayout }),
    existing: read.oneOf('existing', ['rebuild', 'reuse', 'fail']),
    uploadArtifact: read.flag('upload-artifact'),
    retentionDays,
    dirtyRetentionDays: read.text('dirty-retention-days')
      ? read.integer('dirty-retention-days', 0, 400)
      : retentionDays,
    cache: read.flag('cache'),
    ...readPrune(read),
    dryRun: read.flag('dry-run'),
    token: read.text('github-token'),
    dockerHost: read.text('docker-host'),
    idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    summary: read.flag('summary'),
  };
  read.finish();
  return inputs;
}

/** Every input of the root action, as `action.yml` lists them. */
export const archiveInputNames = [
  ...[
    'image',
    'version',
    'name',
    'dirty-pattern',
    'dirty-policy',
    'allow-dirty',
    'source',
    'context',
    'file',
    'target',
  ],
  ...['archive', 's2i-source', 'builder-image', 's2i-args', 's2i-incremental', 's2i-usage'],
  ...['build-args', 'labels', 'no-cache', 'pull', 'pull-policy', 'platform', 'registry', 'username', 'password'],
  ...[
    'archive-dir',
    'archive-format',
    'compression-level',
    'require-layout',
    'existing',
    'upload-artifact',
    'retention-days',
  ],
  ...['dirty-retention-days', 'cache', 'prune', 'keep', 'keep-versions', 'dry-run', 'github-token', 'docker-host'],
  ...['timeout', 'summary'],
] as const;

const placeholder: Reference = { host: 'docker.io', path: 'image', repository: 'image' };

function readImage(read: InputReader, source: Source): Reference {
  const written = read.text('image');
  const image = readRepository(read, written, 'a repository without tag, optionally with @sha256:<64 hex>');
  if (!image) return placeholder;
  if (image.digest !== undefined && source !== 'pull' && source !== 'registry') {
    read.reject(
      'image',
      written,
      `a digest only when the source is pull or registry, here it is ${source}`,
      'source: pull',
    );
  }
  return image;
}

function readSource(read: InputReader): { source: Source; sourceBecause: string } {
  const asked = read.oneOf('source', ['auto', 'build', 'pull', 'local', 'registry', 'archive', 's2i']);
  if (asked !== 'auto') return { source: asked, sourceBecause: `source is ${asked}` };
  const given = ['context', 'file'].filter(input => read.text(input) !== '').join(' and ');
  if (given) return { source: 'build', sourceBecause: `${given} given` };
  return { source: 'pull', sourceBecause: 'neither context nor file is given' };
}

const buildOnly = ['context', 'file', 'target', 'build-args', 'labels'] as const;

function readBuild(read: InputReader, source: Source, env: Readonly<Record<string, string | undefined>>): BuildInputs {
  const [noCache, pull] = [read.flag('no-cache'), read.flag('pull')];
  if (source !== 'build') {
    const flags = [noCache ? 'no-cache' : '', pull ? 'pull' : ''];
    for (const input of [...buildOnly, ...flags].filter(name => name && read.text(name) !== '')) {
      read.reject(
        input,
        read.text(input),
        `nothing, because the source is ${source} and nothing is built`,
        'source: build',
      );
    }
  }
  return {
    context: read.text('context') || '.',
    file: read.text('file'),
    target: read.text('target'),
    buildArgs: read.pairs('build-args', 'build-args: GO_VERSION=1.24', key => env[key]),
    labels: read.pairs('labels', 'labels: org.opencontainers.image.vendor=acme', () => ''),
    noCache,
    pull,
  };
}

function readPullPolicy(read: InputReader, source: Source): PullPolicy | undefined {
  const text = read.text('pull-policy');
  if (text === '') return undefined;
  if (source !== 'pull') {
    const allowed = `nothing, because the source is ${source}; it belongs to source: pull`;
    read.reject('pull-policy', text, allowed, source === 'build' ? 'pull: true' : 'source: pull');
  }
  return read.oneOf('pull-policy', ['always', 'missing', 'never']);
}

function readPlatform(read: InputReader): Platform | undefined {
  const text = read.text('platform');
  if (text === '') return undefined;
  const platform = parsePlatform(text);
  if (!platform) read.reject('platform', text, 'one os/arch[/variant]', 'platform: linux/arm64');
  return platform;
}

function readRegistry(read: InputReader, image: Reference): RegistryInputs | undefined {
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
  if (prune === 'none' && keep > 0) read.reject('keep', String(keep), '0, because prune is none', 'prune: all');
  if (prune === 'none' && keepVersions.length > 0) {
    read.reject('keep-versions', keepVersions.join(' '), 'nothing, because prune is none', 'prune: all');
  }
  return { prune, keep, keepVersions };
}
