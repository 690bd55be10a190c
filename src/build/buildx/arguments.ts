import { formatPlatform, type Platform } from '../../image/platform.ts';
import type { BuildRequest } from '../request.ts';

/** One call of buildx. */
export interface BuildxCall {
  readonly request: BuildRequest;
  /** `repository:tag` */
  readonly reference: string;
  /** Empty: the builder's own platform. */
  readonly platforms: readonly Platform[];
  /** A value of `--output`. */
  readonly output: string;
  /** As buildx expects it: a path, a URL, or `-` for a tar on its standard input. */
  readonly context: string;
  /** As buildx expects it; empty: `Dockerfile` in the context. */
  readonly dockerfile: string;
  /** Values of `--secret`, which hold no secret themselves. */
  readonly secrets: readonly string[];
  /** Where buildx writes what it built. */
  readonly metadataFile: string;
}

type FlagValue = string | boolean | readonly string[];

/** The arguments of `docker` for a build by buildx: each input becomes the flag of its name. */
export function buildxArguments(call: BuildxCall): string[] {
  const { request, context } = call;
  const flags: Readonly<Record<string, FlagValue>> = {
    // As JSON, to find the step that failed.
    progress: 'rawjson',
    builder: request.builder,
    file: call.dockerfile,
    tag: call.reference,
    output: call.output,
    platform: call.platforms.map(formatPlatform).join(','),
    'metadata-file': call.metadataFile,
    target: request.target,
    'build-arg': toPairs(request.buildArgs),
    label: toPairs(request.labels),
    annotation: request.annotations,
    'build-context': toPairs(request.buildContexts),
    secret: call.secrets,
    ssh: request.ssh,
    'no-cache': request.noCache,
    'no-cache-filter': request.noCacheFilters,
    pull: request.pull,
    'cache-from': request.cacheFrom,
    'cache-to': request.cacheTo,
    network: request.network,
    'add-host': request.addHosts,
    'shm-size': request.shmSize > 0 ? String(request.shmSize) : '',
    ulimit: request.ulimit,
    'cgroup-parent': request.cgroupParent,
    attest: request.attests,
    provenance: request.provenance,
    sbom: request.sbom,
    allow: request.allow,
  };
  const options = Object.entries(flags).flatMap(([flag, value]) => toOptions(flag, value));
  // After `--`, a context that begins with a dash is not mistaken for a flag.
  return ['buildx', 'build', ...options, '--', context];
}

function toOptions(flag: string, value: FlagValue): string[] {
  if (typeof value === 'boolean') return value ? [`--${flag}`] : [];
  const list = typeof value === 'string' ? [value] : value;
  return list.filter(item => item !== '').map(item => `--${flag}=${item}`);
}

function toPairs(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([key, value]) => `${key}=${value}`);
}
