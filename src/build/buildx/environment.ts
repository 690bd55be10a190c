import type { RunnerEnvironment } from '../../core/environment.ts';

/**
 * The environment of the Docker CLI: the step's own, with what the cache of type `gha` needs in it, but without the
 * inputs, some of which are secrets. `dockerHost` is the input of that name, empty where it was not given.
 */
export function dockerEnvironment({ env }: RunnerEnvironment, dockerHost: string): RunnerEnvironment['env'] {
  const own = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_'));
  return {
    ...Object.fromEntries(own),
    // An attestation that nobody asked for would only make every archive of one image another one.
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
    ...(dockerHost && { DOCKER_HOST: dockerHost, DOCKER_CONTEXT: undefined }),
  };
}
