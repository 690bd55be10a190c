import { resolve } from 'node:path';
import { readGlob } from '../shared/glob-input.ts';
import { parseReference } from '../../image/reference.ts';
import { readBumpInputs, type BumpInputs } from './bump/inputs.ts';
import { acceptVersion } from '../shared/identity-inputs.ts';
import { readBuildInputs, type TreeBuildInputs } from './build/inputs.ts';
import { InputReader } from '../shared/input-reader.ts';
import type { RunnerEnvironment } from '../../core/environment.ts';

/** What the action `tree` can do. */
export const treeCommands = ['plan', 'build', 'bump', 'prune'] as const;

/** Everything the user said to the action `tree`, read and checked once. */
export interface TreeInputs {
  readonly command: (typeof treeCommands)[number];
  /** The folder of the images, absolute. */
  readonly root: string;
  /** Patterns, those that spare with `!`; none: all images. */
  readonly select: readonly string[];
  /** Takes the place of every version; empty: it does not. */
  readonly version: string;
  /** Puts the day, or day and time, behind every version. */
  readonly stamp?: 'nightly' | 'snapshot';
  /** Empty, these four: what `config` says. */
  readonly registry: string;
  readonly namespace: string;
  readonly username: string;
  readonly password: string;
  /** References to images that look as if they were of the tree. */
  readonly baseImages: readonly string[];
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The file of settings, absolute, and as it was written; both empty without one. */
  readonly config: { readonly path: string; readonly written: string };
  /** `auto`: where a registry is named. */
  readonly checkRegistry: 'auto' | 'true' | 'false';
  /** Empty: the default folder. */
  readonly archiveDir: string;
  /** Empty: the engine that answers, if any. */
  readonly dockerHost: string;
  /** Whether all that is to be done is only told. */
  readonly dryRun: boolean;
  readonly build: TreeBuildInputs;
  readonly bump: BumpInputs;
}

/** Reads all inputs of the action `tree`; throws one `INPUTS` error that lists every problem. */
export function readTreeInputs(get: (name: string) => string, { env, workspace }: RunnerEnvironment): TreeInputs {
  const read = new InputReader(get);
  const [stamp, config] = [readStamp(read), read.text('config')];
  const inputs: TreeInputs = {
    command: read.oneOf('command', treeCommands),
    root: resolve(workspace, read.text('path')),
    select: readSelect(read),
    version: read.text('version') && acceptVersion(read, read.text('version')),
    ...(stamp && { stamp }),
    ...readHome(read),
    ...{ username: read.text('username'), password: read.text('password') },
    baseImages: readBaseImages(read),
    buildArgs: read.pairs('build-args', 'build-args: VERSION=1.0', key => env[key]),
    config: { path: config && resolve(workspace, config), written: config },
    checkRegistry: read.oneOf('check-registry', ['auto', 'true', 'false']),
    ...{ archiveDir: read.text('archive-dir'), dockerHost: read.text('docker-host') },
    dryRun: read.flag('dry-run'),
    build: readBuildInputs(read),
    bump: readBumpInputs(read),
  };
  read.finish(env);
  return inputs;
}

function readStamp(read: InputReader): TreeInputs['stamp'] {
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

function readHome(read: InputReader): Pick<TreeInputs, 'registry' | 'namespace'> {
  const [registry, namespace] = [read.text('registry'), read.text('namespace')];
  if (registry !== '' && parseReference(`${registry}/x`)?.host !== canonical(registry)) {
    read.reject('registry', registry, 'the host of a registry, with its port', 'registry: ghcr.io');
  }
  if (namespace !== '' && parseReference(`${namespace}/x`)?.path !== `${namespace}/x`) {
    read.reject('namespace', namespace, 'the parts of repositories before the name of an image', 'namespace: acme');
  }
  return { registry, namespace };
}

// Docker Hub has several names.
function canonical(registry: string): string {
  return ['index.docker.io', 'registry-1.docker.io'].includes(registry) ? 'docker.io' : registry;
}

function readBaseImages(read: InputReader): string[] {
  return read.lines('base-images').filter(image => {
    if (parseReference(image)) return true;
    read.reject('base-images', image, 'a reference to an image', 'base-images: debian:bookworm');
    return false;
  });
}
