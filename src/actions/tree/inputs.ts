import { resolve } from 'node:path';
import type { RunnerEnvironment } from '../../core/environment.ts';
import { parseReference } from '../../image/reference.ts';
import type { Platform } from '../../image/platform.ts';
import { readDefaultPlatform } from '../shared/default-platform.ts';
import { readGlob } from '../shared/glob-input.ts';
import { acceptVersion } from '../shared/identity-inputs.ts';
import { InputReader } from '../shared/input-reader.ts';
import { readBuildInputs, type TreeBuildRequest } from './build/inputs.ts';
import { readBumpInputs, type BumpRequest } from './bump/inputs.ts';
import type { SuffixKind } from './read/version-suffix.ts';

const treeCommands = ['plan', 'build', 'bump', 'prune'] as const;

/** What the action `tree` can do. */
export type TreeCommand = (typeof treeCommands)[number];

/** What to do with which images of a tree. */
export interface TreeRequest {
  readonly command: TreeCommand;
  /** The folder of the images, absolute. */
  readonly root: string;
  /** Globs; those with `!` exclude what they match. Empty: all images. */
  readonly select: readonly string[];
  /** Replaces every version; empty: none is replaced. */
  readonly version: string;
  /** Appends day, or day and time, to every version. */
  readonly suffix?: SuffixKind;
  /** Empty, like the next three: as `config` says. */
  readonly registry: string;
  readonly namespace: string;
  readonly username: string;
  readonly password: string;
  /** References to images from outside whose names look like those of the tree. */
  readonly baseImages: readonly string[];
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The platform of all images, from `DOCKER_DEFAULT_PLATFORM`; undefined: the engine's own. */
  readonly platform?: Platform;
  /** The file of settings, absolute and as the user wrote it; both empty without one. */
  readonly config: { readonly path: string; readonly written: string };
  /** `auto`: when there is a registry. */
  readonly checkRegistry: 'auto' | 'true' | 'false';
  /** Empty: the default folder. */
  readonly archiveDir: string;
  /** Empty: the engine that answers, if any. */
  readonly dockerHost: string;
  /** Whether to report what would be done, and do nothing. */
  readonly dryRun: boolean;
  readonly build: TreeBuildRequest;
  readonly bump: BumpRequest;
}

/** Reads the inputs of the action `tree`. Throws one `INPUTS` error with all problems. */
export function readTreeInputs(get: (name: string) => string, { env, workspace }: RunnerEnvironment): TreeRequest {
  const read = new InputReader(get);
  const [suffix, config] = [readSuffix(read), read.text('config')];
  const request: TreeRequest = {
    command: read.oneOf('command', treeCommands),
    root: resolve(workspace, read.text('path')),
    select: readSelect(read),
    version: read.text('version') && acceptVersion(read, read.text('version')),
    suffix,
    registry: readRegistry(read),
    namespace: readNamespace(read),
    username: read.text('username'),
    password: read.text('password'),
    baseImages: readBaseImages(read),
    buildArgs: read.pairs('build-args', 'build-args: VERSION=1.0', key => env[key]),
    platform: readDefaultPlatform(read, env),
    config: { path: config && resolve(workspace, config), written: config },
    checkRegistry: read.oneOf('check-registry', ['auto', 'true', 'false']),
    archiveDir: read.text('archive-dir'),
    dockerHost: read.text('docker-host'),
    dryRun: read.flag('dry-run'),
    build: readBuildInputs(read),
    bump: readBumpInputs(read),
  };
  read.finish(env);
  return request;
}

function readSuffix(read: InputReader): SuffixKind | undefined {
  const [nightly, snapshot] = [read.flag('nightly'), read.flag('snapshot')];
  if (nightly && snapshot) read.reject('snapshot', 'true', 'false, because nightly is true', 'snapshot: false');
  return snapshot ? 'snapshot' : nightly ? 'nightly' : undefined;
}

function readSelect(read: InputReader): string[] {
  const patterns = read.lines('select').map(pattern => pattern.replace(/^!\s+/, '!'));
  for (const pattern of patterns) {
    if (pattern === '!') read.reject('select', pattern, 'a pattern after "!"', 'select: "!acme/*"');
    else readGlob(read, 'select', pattern.replace(/^!/, ''));
  }
  return patterns;
}

function readRegistry(read: InputReader): string {
  const registry = read.text('registry');
  const { host, path } = parseReference(`${registry}/x`) ?? {};
  // What is not a host would be the first part of the path.
  if (registry !== '' && (host === undefined || path !== 'x')) {
    read.reject('registry', registry, 'the host of a registry, with its port', 'registry: ghcr.io');
  }
  return registry;
}

function readNamespace(read: InputReader): string {
  const namespace = read.text('namespace');
  if (namespace !== '' && parseReference(`${namespace}/x`)?.path !== `${namespace}/x`) {
    read.reject('namespace', namespace, 'the parts of repositories before the name of an image', 'namespace: acme');
  }
  return namespace;
}

function readBaseImages(read: InputReader): string[] {
  return read.lines('base-images').filter(image => {
    if (parseReference(image)) return true;
    read.reject('base-images', image, 'a reference to an image', 'base-images: debian:bookworm');
    return false;
  });
}
