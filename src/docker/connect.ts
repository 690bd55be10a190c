import type { RunnerEnvironment } from '../core/environment.ts';
import { resolveEndpoint } from './endpoint.ts';
import { Engine } from './engine.ts';

/** Finds the engine as the Docker CLI does, the input `docker-host` first, and connects to it. */
export async function connectEngine(
  dockerHost: string,
  environment: RunnerEnvironment,
  signal: AbortSignal,
): Promise<Engine> {
  return Engine.connect(
    await resolveEndpoint({ dockerHost, env: environment.env, homeDir: environment.homeDir }),
    signal,
  );
}
