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
import { replaceRanges } from '../read/text-range.ts';
import type { ProvidedImage } from './parents.ts';

/** What an image is made from: its parents, by their names, or the image itself where it was built before. */
export type WorkSource =
  | { readonly parents: ReadonlyMap<string, ProvidedImage>; readonly built?: undefined }
  | { readonly built: ProvidedImage };

/** Makes the request for the root action to build an image of a tree, or to finish one that the engine has. */
export function makeArchiveRequest(
  image: PlannedImage,
  source: WorkSource,
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
    source: source.built ? 'local' : 'build',
    sourceBecause: source.built ? image.because : 'the tree has its folder',
    imageId: source.built?.id.replace('sha256:', ''),
    build: { ...makeBuildRequest(image, source, config, build), platforms: platform ? [platform] : [] },
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

// Between two builds, another step may give the name of a parent to its own image.
function renameParents({ dockerfile, uses, references }: TreeImage, source: WorkSource): string {
  const parentOf = (reference: string) =>
    source.built ? undefined : source.parents.get(references.get(reference) ?? '');
  return replaceRanges(
    dockerfile,
    uses.flatMap(({ reference, range }) => {
      const parent = parentOf(reference);
      return parent ? [[range, parent.name] as const] : [];
    }),
  );
}

function makeBuildRequest(
  image: TreeImage,
  source: WorkSource,
  { httpProxy, limits }: TreeConfig,
  { noCache, network }: Pick<BuildRequest, 'noCache' | 'network'>,
): Omit<BuildRequest, 'platforms'> {
  const { folder, dockerfile, buildArgs, inputs } = image;
  const isRendered = folder.dockerfile === 'Dockerfile.template';
  const text = renameParents(image, source);
  return {
    context: folder.dir,
    file: isRendered ? '' : join(folder.dir, folder.dockerfile),
    dockerfileInline: isRendered || text !== dockerfile ? text : '',
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
