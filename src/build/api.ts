import { resolve } from 'node:path';
import { ActionError } from '../core/errors.ts';
import type { AcquireContext } from '../actions/archive/sources/acquire.ts';
import { readBuildSecrets } from './buildkit/secrets.ts';
import { buildImage } from './build.ts';
import { makeProxyArgs, proxyPasswords } from '../docker/proxy-args.ts';
import { openBuildContext } from './context/source.ts';
import type { CredentialStore } from '../docker/credentials.ts';
import { dockerConfigDir, readDockerConfig } from '../docker/config.ts';
import type { Engine, EngineImage } from '../docker/engine.ts';

/** Builds the image of a step by the engine API, with the engine's BuildKit or its classic builder. */
export async function buildByApi(
  engine: Engine,
  buildkit: boolean,
  credentials: CredentialStore,
  step: AcquireContext,
): Promise<EngineImage> {
  const { inputs, plan, world, mask, log, signal } = step;
  const { platform, idleTimeout } = inputs;
  const order = {
    reference: plan.reference,
    inputs: { ...inputs.build, buildArgs: await readBuildArgs(engine, step) },
    context: await openBuildContext(inputs.build, world.workspace),
    secrets: await readBuildSecrets(inputs.build, world, inputs.token, mask),
    ...{ platform, credentials, workspace: world.workspace, idleTimeout, buildkit },
  };
  const id = await buildImage(engine, order, log, signal);
  const image = await engine.inspect(id);
  if (!image) throw new ActionError('BUILD_LOST', `the engine built ${id} and does not have it`);
  return image;
}

async function readBuildArgs(
  engine: Engine,
  { inputs, world, mask, log }: AcquireContext,
): Promise<Record<string, string>> {
  const { buildArgs, useConfigProxy } = inputs.build;
  if (!useConfigProxy) return { ...buildArgs };
  const config = await readDockerConfig(dockerConfigDir(world));
  const proxies = makeProxyArgs(config, engine.address, buildArgs);
  proxyPasswords(proxies).forEach(mask);
  const names = Object.keys(proxies).filter(name => name === name.toUpperCase());
  if (names.length > 0) log.info(`${names.join(', ')} for the build: proxies of ${resolve(config.path)}`);
  return { ...proxies, ...buildArgs };
}
