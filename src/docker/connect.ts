import type { World } from '../core/environment.ts';
import { resolveEndpoint } from './endpoint.ts';
import { Engine } from './engine.ts';

/** Finds the engine as the Docker CLI does, the input `docker-host` first, and connects to it. */
export async function connectEngine(dockerHost: string, world: World, signal: AbortSignal): Promise<Engine> {
  return Engine.connect(await resolveEndpoint({ dockerHost, env: world.env, homeDir: world.homeDir }), signal);
}
