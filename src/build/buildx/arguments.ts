import type { BuildRequest } from '../request.ts';
import { formatPlatform, type Platform } from '../../image/platform.ts';

/** What one call of buildx is asked for beside its inputs. */
export interface BuildxCall {
  readonly inputs: BuildRequest;
  /** `repository:tag` */
  readonly reference: string;
  /** None: the builder's own. */
  readonly platforms: readonly Platform[];
  /** A value of `--output`. */
  readonly output: string;
  /** As buildx takes it: a path, a URL, or `-` for a tar on its standard input. */
  readonly context: string;
  /** As buildx takes it; empty: `Dockerfile` in the context. */
  readonly dockerfile: string;
  /** Values of `--secret`, none of which is a secret itself. */
  readonly secrets: readonly string[];
  /** Where buildx shall write what it built. */
  readonly metadataFile: string;
}

type Values = string | boolean | readonly string[];

/** The arguments of `docker` for a build by buildx: each input by the flag of its name, nothing through a shell. */
export function buildxArguments(call: BuildxCall): string[] {
  const { inputs, context } = call;
  const flags: Readonly<Record<string, Values>> = {
    // In parts, so that a failure can be told with its step.
    progress: 'rawjson',
    builder: inputs.builder,
    file: call.dockerfile,
    tag: call.reference,
    output: call.output,
    platform: call.platforms.map(formatPlatform).join(','),
    'metadata-file': call.metadataFile,
    target: inputs.target,
    'build-arg': pairs(inputs.buildArgs),
    label: pairs(inputs.labels),
    annotation: inputs.annotations,
    'build-context': pairs(inputs.buildContexts),
    secret: call.secrets,
    ssh: inputs.ssh,
    'no-cache': inputs.noCache,
    'no-cache-filter': inputs.noCacheFilters,
    pull: inputs.pull,
    'cache-from': inputs.cacheFrom,
    'cache-to': inputs.cacheTo,
    network: inputs.network,
    'add-host': inputs.addHosts,
    'shm-size': inputs.shmSize > 0 ? String(inputs.shmSize) : '',
    ulimit: inputs.ulimit,
    'cgroup-parent': inputs.cgroupParent,
    attest: inputs.attests,
    provenance: inputs.provenance,
    sbom: inputs.sbom,
    allow: inputs.allow,
  };
  // After `--` nothing is taken for a flag.
  return ['buildx', 'build', ...Object.entries(flags).flatMap(([flag, values]) => write(flag, values)), '--', context];
}

function write(flag: string, values: Values): string[] {
  if (typeof values === 'boolean') return values ? [`--${flag}`] : [];
  const list = typeof values === 'string' ? [values] : values;
  return list.filter(value => value !== '').map(value => `--${flag}=${value}`);
}

function pairs(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([key, value]) => `${key}=${value}`);
}
