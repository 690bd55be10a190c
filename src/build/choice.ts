import { ActionError } from '../core/errors.ts';
import { isRemoteContext } from './context/remote.ts';
import type { BuildRequest } from './request.ts';
import type { BuilderVariables } from './variables.ts';

/** What can build: the engine's BuildKit or its classic builder, both through the engine API, or the CLI plugin buildx. */
export type Builder = 'buildkit' | 'classic' | 'buildx';

/** What the choice depends on besides the request. */
export interface BuilderFacts extends BuilderVariables {
  /** Whether the engine has BuildKit. */
  readonly buildkit: boolean;
  /** Whether the engine's BuildKit honours shm-size and ulimit, as it does since API 1.42. */
  readonly limits: boolean;
}

/** The builder of a build, and why it was chosen. */
export interface BuilderChoice {
  readonly builder: Builder;
  readonly because: string;
  /** Variables of the environment that this builder does not read. */
  readonly ignored: readonly string[];
}

/** An input, and the builders that honour it. */
interface Requirement {
  readonly input: string;
  readonly builders: readonly Builder[];
}

/** Two inputs that no builder honours together. */
export interface BuilderConflict {
  readonly one: string;
  readonly other: string;
  readonly because: string;
}

const names: Readonly<Record<Builder, string>> = {
  buildkit: 'BuildKit',
  classic: 'the classic builder',
  buildx: 'docker buildx',
};

/**
 * Chooses the first of BuildKit, classic builder and buildx that honours every input, and the environment where the
 * inputs let it; throws `BUILDER` when two inputs exclude each other.
 */
export function chooseBuilder(request: BuildRequest, facts: BuilderFacts): BuilderChoice {
  const fromInputs = collectRequirements(request, facts);
  const conflict = findConflictAmong(fromInputs);
  if (conflict) throw conflictError(conflict);
  const fromVariables = facts.forBuildx.map((input): Requirement => ({ input, builders: ['buildx'] }));
  const fits = fromInputs.every(({ builders }) => builders.includes('buildx'));
  const requirements = fits ? [...fromInputs, ...fromVariables] : fromInputs;
  return { ...chooseAmong(requirements, facts), ignored: fits ? [] : facts.forBuildx };
}

function chooseAmong(requirements: readonly Requirement[], facts: BuilderFacts): Omit<BuilderChoice, 'ignored'> {
  const [first = 'classic', ...others]: readonly Builder[] = facts.buildkit
    ? ['buildkit', 'classic', 'buildx']
    : ['classic', 'buildx'];
  const unmet = requirements.filter(({ builders }) => !builders.includes(first)).map(({ input }) => input);
  if (unmet.length === 0) {
    return { builder: first, because: facts.buildkit ? 'the engine has it' : 'the engine has no BuildKit' };
  }
  const builder = others.find(other => requirements.every(({ builders }) => builders.includes(other))) ?? 'buildx';
  return { builder, because: `${unmet.join(', ')} ${unmet.length === 1 ? 'asks' : 'ask'} for it` };
}

/** The first two inputs that no builder of any engine honours together; undefined when there are none. */
export function findConflict(request: BuildRequest): BuilderConflict | undefined {
  return findConflictAmong(
    collectRequirements(request, { buildkit: true, limits: true, asked: undefined, forBuildx: [] }),
  );
}

/** The name of a builder as users know it. */
export function nameBuilder(builder: Builder): string {
  return names[builder];
}

// Only the classic builder and buildx lack features on every engine, so a conflict is always one between two inputs.
function findConflictAmong(requirements: readonly Requirement[]): BuilderConflict | undefined {
  for (const [i, one] of requirements.entries()) {
    const other = requirements
      .slice(i + 1)
      .find(each => !each.builders.some(builder => one.builders.includes(builder)));
    if (other) return { one: one.input, other: other.input, because: `${explain(one)}, ${explain(other)}` };
  }
  return undefined;
}

function explain({ input, builders }: Requirement): string {
  return `${input} needs ${builders.map(nameBuilder).join(' or ')}`;
}

function conflictError({ one, other, because }: BuilderConflict): ActionError {
  return new ActionError('BUILDER', `${one} and ${other} cannot go together: ${because}`, {
    hint: `Leave ${one} or ${other} out.`,
  });
}

function collectRequirements(request: BuildRequest, facts: BuilderFacts): Requirement[] {
  return [
    ...needs(['buildx'], needingBuildx(request)),
    ...needs(['classic'], needingClassic(request)),
    ...needs(['buildkit', 'buildx'], {
      secrets: hasAny(request.secrets),
      'secret-envs': hasAny(request.secretEnvs),
      'secret-files': hasAny(request.secretFiles),
      'DOCKER_BUILDKIT=1': facts.asked === true && facts.buildkit,
    }),
    ...needs(['classic', 'buildx'], {
      // The engine's BuildKit silently ignores these.
      'cgroup-parent': request.cgroupParent !== '',
      'shm-size': request.shmSize > 0 && !facts.limits,
      ulimit: request.ulimit.length > 0 && !facts.limits,
    }),
    ...needs(['classic'], { 'DOCKER_BUILDKIT=0': facts.asked === false }),
  ];
}

function needingBuildx(request: BuildRequest): Record<string, boolean> {
  const { context, dockerfileInline, cacheFrom, provenance, sbom } = request;
  return {
    platforms: request.platforms.length > 1,
    'build-contexts': hasAny(request.buildContexts),
    'cache-from': cacheFrom.some(source => /(^|,)type=/.test(source)),
    'cache-to': request.cacheTo.length > 0,
    'no-cache-filters': request.noCacheFilters.length > 0,
    ssh: request.ssh.length > 0,
    annotations: request.annotations.length > 0,
    attests: request.attests.length > 0,
    // Only buildx makes attestations, so every builder honours `false`.
    provenance: provenance !== '' && provenance !== 'false',
    sbom: sbom !== '' && sbom !== 'false',
    allow: request.allow.length > 0,
    builder: request.builder !== '',
    'dockerfile-inline with a remote context': dockerfileInline !== '' && isRemoteContext(context),
  };
}

function needingClassic(request: BuildRequest): Record<string, boolean> {
  return {
    memory: request.memory !== 0,
    'memory-swap': request.memorySwap !== 0,
    'cpu-shares': request.cpuShares !== 0,
    'cpuset-cpus': request.cpusetCpus !== '',
    isolation: request.isolation !== '',
    squash: request.squash,
    [`network ${request.network}`]: !['', 'default', 'none', 'host'].includes(request.network),
  };
}

function needs(builders: readonly Builder[], given: Readonly<Record<string, boolean>>): Requirement[] {
  return Object.entries(given).flatMap(([input, isGiven]) => (isGiven ? [{ input, builders }] : []));
}

function hasAny(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length > 0;
}
