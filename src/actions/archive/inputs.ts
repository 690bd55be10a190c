import type { BuildRequest } from '../../build/request.ts';
import { layouts } from '../../image/layout.ts';
import { acceptVersion } from '../shared/identity-inputs.ts';
import { platformVariable, readDefaultPlatform } from '../shared/default-platform.ts';
import { InputReader } from '../shared/input-reader.ts';
import { readBuildRequest } from './inputs/build.ts';
import { readCheckRequest } from './inputs/checks.ts';
import { readAllTags, readImageInputs } from './inputs/image.ts';
import { readLogin } from './inputs/login.ts';
import { readPublishRequest } from './inputs/publish.ts';
import { readPullOptions } from './inputs/pull.ts';
import { readS2iRequest } from './inputs/s2i.ts';
import { readArchivePath, readSource } from './inputs/source.ts';
import { readStorageRequest } from './inputs/storage.ts';
import type { ArchiveRequest, ImageSource } from './request.ts';

/**
 * Reads all inputs of the root action; throws one `INPUTS` error that lists every problem. `env` gives the values of
 * build-args without one.
 */
export function readArchiveInputs(
  get: (name: string) => string,
  env: Readonly<Record<string, string | undefined>>,
): ArchiveRequest {
  const read = new InputReader(get);
  const { source, sourceBecause } = readSource(read);
  const { image, imageId, name } = readImageInputs(read, source);
  const given = readBuildRequest(read, source, env);
  const { build, platformBecause } = applyDefaultPlatform(read, source, given, env);
  const [platform, ...others] = build.platforms;
  const existing = read.oneOf('existing', ['rebuild', 'reuse', 'fail']);
  const allTags = readAllTags(read, source, image);
  const severalImages = allTags ? 'all tags' : others.length > 0 ? 'several platforms' : undefined;
  const request: ArchiveRequest = {
    image,
    imageId,
    allTags,
    version: acceptVersion(read, read.text('version') || 'latest'),
    name,
    dirtyPattern: read.pattern('dirty-pattern'),
    dirtyPolicy: read.oneOf('dirty-policy', ['allow', 'warn', 'fail']),
    allowDirty: read.flag('allow-dirty'),
    source,
    sourceBecause,
    build,
    s2i: readS2iRequest(read, source),
    pull: readPullOptions(read, source),
    archive: readArchivePath(read, source),
    retries: read.integer('retries', 0, 20),
    platform: others.length === 0 ? platform : undefined,
    platformBecause,
    combinePlatforms: readCombine(read, build.platforms.length),
    registry: readLogin(read, image),
    archiveDir: read.text('archive-dir'),
    existing,
    force: read.flag('force'),
    requireLayout: read.text('require-layout') ? read.oneOf('require-layout', layouts) : undefined,
    ...readStorageRequest(read),
    checks: readCheckRequest(read, source, existing),
    publish: readPublishRequest(read, source, severalImages),
    dryRun: read.flag('dry-run'),
    token: read.text('github-token'),
    dockerHost: read.text('docker-host'),
    idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    summary: read.flag('summary'),
  };
  read.finish(env);
  return request;
}

// As in the Docker CLI, it applies to images that are built or fetched; those that are here already stay what they are.
function applyDefaultPlatform(
  read: InputReader,
  source: ImageSource,
  build: BuildRequest,
  env: Readonly<Record<string, string | undefined>>,
): Pick<ArchiveRequest, 'build' | 'platformBecause'> {
  if (build.platforms.length > 0 || !['build', 'pull', 'registry'].includes(source)) return { build };
  const platform = readDefaultPlatform(read, env);
  if (!platform) return { build };
  return { build: { ...build, platforms: [platform] }, platformBecause: `${platformVariable} asks for it` };
}

function readCombine(read: InputReader, platforms: number): boolean {
  const combine = read.flag('combine-platforms');
  if (combine && platforms < 2) {
    const allowed = 'false, because there are not several platforms';
    read.reject('combine-platforms', 'true', allowed, 'platforms: linux/amd64,linux/arm64');
  }
  return combine;
}
