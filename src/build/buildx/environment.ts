import type { RunnerEnvironment } from '../../core/environment.ts';

/**
 * The environment of the Docker CLI: the step's own, which holds what a cache of type `gha` needs, without the inputs,
 * some of which are secrets. `dockerHost` names the engine; empty: the one that the environment names.
 */
export function dockerEnvironment({ env }: RunnerEnvironment, dockerHost: string): RunnerEnvironment['env'] {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_'));
  return {
    ...Object.fromEntries(kept),
    // Attestations differ with every build, so archives of the same image would differ, too.
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
    ...(dockerHost && { DOCKER_HOST: dockerHost, DOCKER_CONTEXT: undefined }),
  };
}
