import type { BuildRequest } from './request.ts';
import { ActionError } from '../core/errors.ts';
import { isRemoteContext } from './context/remote.ts';

/** What can build: the engine's BuildKit or its classic builder, both by the engine API, or the CLI plugin buildx. */
export type Builder = 'buildkit' | 'classic' | 'buildx';

/** What the choice needs to know about the engine and the environment. */
export interface BuilderFacts {
  /** Whether the engine has BuildKit. */
  readonly buildkit: boolean;
  /** Whether the engine's BuildKit honours shm-size and ulimit, as it does since API 1.42. */
  readonly limits: boolean;
  /** What `DOCKER_BUILDKIT` asks for; undefined when it is not set. */
  readonly asked: boolean | undefined;
}

/** Which builder a build takes, and why. */
export interface BuilderChoice {
  readonly builder: Builder;
  readonly because: string;
}

/** What one input asks of a builder. */
interface Wish {
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

/** Chooses the first of BuildKit, classic builder and buildx that honours every input; `BUILDER` names two inputs that exclude each other. */
export function chooseBuilder(inputs: BuildRequest, facts: BuilderFacts): BuilderChoice {
  const wishes = collectWishes(inputs, facts);
  const conflict = findClash(wishes);
  if (conflict) {
    const { one, other, because } = conflict;
    throw new ActionError('BUILDER', `${one} and ${other} cannot go together: ${because}`, {
      hint: `Leave ${one} or ${other} out.`,
    });
  }
  const [first = 'classic', ...others]: readonly Builder[] = facts.buildkit
    ? ['buildkit', 'classic', 'buildx']
    : ['classic', 'buildx'];
  const excluding = wishes.filter(wish => !wish.builders.includes(first)).map(wish => wish.input);
  if (excluding.length > 0) {
    const builder = others.find(each => wishes.every(wish => wish.builders.includes(each))) ?? 'buildx';
    return { builder, because: `${excluding.join(', ')} ${excluding.length === 1 ? 'asks' : 'ask'} for it` };
  }
  return { builder: first, because: facts.buildkit ? 'the engine has it' : 'the engine has no BuildKit' };
}

/** The first two inputs that no builder on any engine honours together; undefined when there are none. */
export function findConflict(inputs: BuildRequest): BuilderConflict | undefined {
  return findClash(collectWishes(inputs, { buildkit: true, limits: true, asked: undefined }));
}

/** A builder as users know it. */
export function nameBuilder(builder: Builder): string {
  return names[builder];
}

// Only the classic builder and buildx fall short of anything on every engine, so a clash is always one of two wishes.
function findClash(wishes: readonly Wish[]): BuilderConflict | undefined {
  for (const [i, wish] of wishes.entries()) {
    const other = wishes.slice(i + 1).find(each => !each.builders.some(builder => wish.builders.includes(builder)));
    if (other) return { one: wish.input, other: other.input, because: `${explain(wish)}, ${explain(other)}` };
  }
  return undefined;
}

function explain({ input, builders }: Wish): string {
  return `${input} needs ${builders.map(nameBuilder).join(' or ')}`;
}

function collectWishes(inputs: BuildRequest, facts: BuilderFacts): Wish[] {
  return [
    ...wish(['buildx'], needingBuildx(inputs)),
    ...wish(['classic'], needingClassic(inputs)),
    ...wish(['buildkit', 'buildx'], {
      secrets: hasAny(inputs.secrets),
      'secret-envs': hasAny(inputs.secretEnvs),
      'secret-files': hasAny(inputs.secretFiles),
      'DOCKER_BUILDKIT=1': facts.asked === true && facts.buildkit,
    }),
    ...wish(['classic', 'buildx'], {
      // The engine's BuildKit passes over these without a word.
      'cgroup-parent': inputs.cgroupParent !== '',
      'shm-size': inputs.shmSize > 0 && !facts.limits,
      ulimit: inputs.ulimit.length > 0 && !facts.limits,
    }),
    ...wish(['classic'], { 'DOCKER_BUILDKIT=0': facts.asked === false }),
  ];
}

function needingBuildx(inputs: BuildRequest): Record<string, boolean> {
  const { context, dockerfileInline, cacheFrom, provenance, sbom } = inputs;
  return {
    platforms: inputs.platforms.length > 1,
    'build-contexts': hasAny(inputs.buildContexts),
    'cache-from': cacheFrom.some(source => /(^|,)type=/.test(source)),
    'cache-to': inputs.cacheTo.length > 0,
    'no-cache-filters': inputs.noCacheFilters.length > 0,
    ssh: inputs.ssh.length > 0,
    annotations: inputs.annotations.length > 0,
    attests: inputs.attests.length > 0,
    // No builder but buildx makes attestations, so `false` is what the others do anyway.
    provenance: provenance !== '' && provenance !== 'false',
    sbom: sbom !== '' && sbom !== 'false',
    allow: inputs.allow.length > 0,
    builder: inputs.builder !== '',
    'dockerfile-inline with a remote context': dockerfileInline !== '' && isRemoteContext(context),
  };
}

function needingClassic(inputs: BuildRequest): Record<string, boolean> {
  return {
    memory: inputs.memory !== 0,
    'memory-swap': inputs.memorySwap !== 0,
    'cpu-shares': inputs.cpuShares !== 0,
    'cpuset-cpus': inputs.cpusetCpus !== '',
    isolation: inputs.isolation !== '',
    squash: inputs.squash,
    [`network ${inputs.network}`]: !['', 'default', 'none', 'host'].includes(inputs.network),
  };
}

function wish(builders: readonly Builder[], given: Readonly<Record<string, boolean>>): Wish[] {
  return Object.entries(given).flatMap(([input, is]) => (is ? [{ input, builders }] : []));
}

function hasAny(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length > 0;
}
