import type { RunnerEnvironment } from '../core/environment.ts';
import { dockerConfigDir, readDockerConfig } from './config.ts';
import { resolveEndpoint } from './endpoint.ts';
import { Engine } from './engine.ts';
import { chooseEngineHeaders } from './variables.ts';

/** Finds the engine as the Docker CLI does, the input `docker-host` first, and connects to it. */
export async function connectEngine(
  dockerHost: string,
  environment: RunnerEnvironment,
  idleTimeout: number,
  signal: AbortSignal,
): Promise<Engine> {
  const { env, homeDir } = environment;
  const endpoint = await resolveEndpoint({ dockerHost, env, homeDir });
  const { httpHeaders } = await readDockerConfig(dockerConfigDir(environment));
  return Engine.connect(endpoint, signal, {
    apiVersion: env['DOCKER_API_VERSION'] ?? '',
    idleTimeout,
    headers: chooseEngineHeaders(env, httpHeaders),
  });
}
