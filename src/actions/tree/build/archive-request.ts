import { join } from 'node:path';
import type { RegistryLogin } from '../../../docker/credentials.ts';
import type { ArchiveInputs } from '../../archive/inputs.ts';
import type { BuildRequest } from '../../../build/request.ts';
import type { VerifyRequest } from '../../../checks/request.ts';
import type { TreeInputs } from '../inputs.ts';
import { parseReference } from '../../../image/reference.ts';
import type { TreeConfig } from '../read/config.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import { archiveNameOf } from '../plan/find-in-archives.ts';
import type { PlannedImage } from '../plan.ts';
import type { TreeImage } from '../read/tree.ts';
import type { Work } from './tasks.ts';

/** What holds for all images of a tree. */
export interface TreeSettings {
  readonly inputs: TreeInputs;
  readonly config: TreeConfig;
  readonly registry?: RegistryLogin;
}

/** Derives what the root action would have been told to make an image of a tree: built, or finished as the engine has it. */
export function makeArchiveRequest(
  image: PlannedImage,
  work: Work,
  verify: VerifyRequest | undefined,
  { inputs, config, registry }: TreeSettings,
): ArchiveInputs {
  const { build, archiveDir, dockerHost, stamp } = inputs;
  const { noCache, network, push, tagLatest, keeping, allowDirty, token, retries, idleTimeout } = build;
  const reference = parseReference(image.label);
  // What is not selected is built for others alone.
  const published = image.selected && push;
  const latest = !image.selected || (stamp && tagLatest === 'auto') ? 'false' : tagLatest;
  return {
    ...{ ...keeping, allowDirty, token, retries, idleTimeout },
    image: { host: reference?.host ?? '', path: reference?.path ?? '', repository: reference?.repository ?? '' },
    ...{ version: image.version, name: archiveNameOf(image), allTags: false, dirtyPolicy: 'allow' },
    source: work === 'build' ? 'build' : 'local',
    sourceBecause: work === 'build' ? 'the tree has its folder' : image.because,
    build: makeBuildRequest(image, config, { noCache, network }),
    ...{ archive: '', fallbackToLocal: false, combinePlatforms: false, existing: 'rebuild' },
    ...(registry && { registry }),
    checks: {
      numericUser: config.context['force_numeric_user'] === true,
      ...{ required: [], forbidden: [], extract: [] },
      ...(verify && { verify }),
    },
    publish: { tags: [], push: published, tagLatest: latest, release: '', removeImage: 'none' },
    ...{ archiveDir, dockerHost, dryRun: false, summary: false },
  };
}

function makeBuildRequest(
  image: TreeImage,
  { httpProxy, limits }: TreeConfig,
  { noCache, network }: Pick<BuildRequest, 'noCache' | 'network'>,
): BuildRequest {
  const { folder, dockerfile, buildArgs, inputs } = image;
  const rendered = folder.dockerfile === 'Dockerfile.template';
  return {
    context: folder.dir,
    file: rendered ? '' : join(folder.dir, folder.dockerfile),
    dockerfileInline: rendered ? dockerfile : '',
    target: '',
    buildArgs: { ...makeProxyArgs(httpProxy), ...buildArgs },
    labels: { [inputsLabel]: inputs },
    ...{ noCache, noCacheFilters: [], pull: false, squash: false, useConfigProxy: true },
    ...{ buildContexts: {}, secrets: {}, secretEnvs: {}, secretFiles: {}, ssh: [], platforms: [] },
    ...{ cacheFrom: [], cacheTo: [], network, addHosts: [], shmSize: 0, ulimit: [], ...limits },
    ...{ cgroupParent: '', isolation: '', annotations: [], attests: [] },
    ...{ provenance: '', sbom: '', builder: '', allow: [] },
  };
}

// The spellings programs look for; builders leave them out of what an image is made of.
function makeProxyArgs(proxy: string): Record<string, string> {
  const names = proxy === '' ? [] : ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];
  return Object.fromEntries(names.map(name => [name, proxy]));
}
