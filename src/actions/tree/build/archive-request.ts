import { join } from 'node:path';
import type { BuildRequest } from '../../../build/request.ts';
import type { VerifyRequest } from '../../../checks/request.ts';
import { parseReference } from '../../../image/reference.ts';
import type { ArchiveRequest } from '../../archive/request.ts';
import { platformVariable } from '../../shared/default-platform.ts';
import { archiveNameOf } from '../archive-name.ts';
import type { TreeSettings } from '../context.ts';
import type { TreeRequest } from '../inputs.ts';
import type { TreeConfig } from '../read/config.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import type { TreeImage } from '../read/image.ts';
import type { PlannedImage } from '../plan.ts';
import type { ImageTask } from './tasks.ts';

/** Makes the request for the root action to build an image of a tree, or to finish one that the engine has. */
export function makeArchiveRequest(
  image: PlannedImage,
  task: ImageTask,
  verify: VerifyRequest | undefined,
  { request, config, login }: TreeSettings,
): ArchiveRequest {
  const { archiveDir, dockerHost, build, platform } = request;
  const { host = '', path = '', repository = '' } = parseReference(image.label) ?? {};
  return {
    ...build.keeping,
    image: { host, path, repository },
    version: image.version,
    name: archiveNameOf(image),
    allTags: false,
    dirtyPolicy: 'allow',
    allowDirty: build.allowDirty,
    source: task === 'build' ? 'build' : 'local',
    sourceBecause: task === 'build' ? 'the tree has its folder' : image.because,
    build: { ...makeBuildRequest(image, config, build), platforms: platform ? [platform] : [] },
    platform,
    platformBecause: platform && `${platformVariable} asks for it`,
    archive: '',
    pull: { fallbackToLocal: false },
    combinePlatforms: false,
    existing: 'rebuild',
    force: false,
    retries: build.retries,
    idleTimeout: build.idleTimeout,
    registry: login,
    checks: { numericUser: config.forceNumericUser, required: [], forbidden: [], extract: [], verify },
    publish: { ...choosePublishing(image, request), tags: [], release: '', removeImage: 'none' },
    archiveDir,
    dockerHost,
    token: build.token,
    dryRun: false,
    summary: false,
  };
}

// Images that are not selected are built for their children only.
function choosePublishing({ selected }: PlannedImage, { build, suffix }: TreeRequest) {
  const { push, tagLatest } = build;
  const isNeverLatest = !selected || (suffix !== undefined && tagLatest === 'auto');
  return { push: selected && push, tagLatest: isNeverLatest ? 'false' : tagLatest } as const;
}

function makeBuildRequest(
  { folder, dockerfile, buildArgs, inputs }: TreeImage,
  { httpProxy, limits }: TreeConfig,
  { noCache, network }: Pick<BuildRequest, 'noCache' | 'network'>,
): Omit<BuildRequest, 'platforms'> {
  const isRendered = folder.dockerfile === 'Dockerfile.template';
  return {
    context: folder.dir,
    file: isRendered ? '' : join(folder.dir, folder.dockerfile),
    dockerfileInline: isRendered ? dockerfile : '',
    target: '',
    buildArgs: { ...makeProxyArgs(httpProxy), ...buildArgs },
    labels: { [inputsLabel]: inputs },
    noCache,
    noCacheFilters: [],
    pull: false,
    squash: false,
    useConfigProxy: true,
    buildContexts: {},
    secrets: {},
    secretEnvs: {},
    secretFiles: {},
    ssh: [],
    cacheFrom: [],
    cacheTo: [],
    network,
    addHosts: [],
    shmSize: 0,
    ulimit: [],
    ...limits,
    cgroupParent: '',
    isolation: '',
    annotations: [],
    attests: [],
    provenance: '',
    sbom: '',
    builder: '',
    allow: [],
  };
}

// Programs look for either spelling; builders keep proxy arguments out of the image and its cache key.
function makeProxyArgs(proxy: string): Record<string, string> {
  const names = proxy === '' ? [] : ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];
  return Object.fromEntries(names.map(name => [name, proxy]));
}
