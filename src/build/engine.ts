import type { EngineImage } from '../docker/image.ts';
import { resolve } from 'node:path';
import { ActionError } from '../core/errors.ts';
import type { RunnerEnvironment } from '../core/environment.ts';
import type { Log } from '../core/log.ts';
import { readBuildSecrets } from './secrets.ts';
import { buildImage } from './api.ts';
import { makeProxyArgs, proxyPasswords } from '../docker/proxy-args.ts';
import { openBuildContext } from './context/source.ts';
import type { CredentialStore } from '../docker/credentials.ts';
import { dockerConfigDir, readDockerConfig } from '../docker/config.ts';
import type { Engine } from '../docker/engine.ts';
import type { Platform } from '../image/platform.ts';
import type { BuildRequest } from './request.ts';

/** A build by an engine itself. */
export interface EngineBuild {
  readonly request: BuildRequest;
  /** `repository:tag` */
  readonly reference: string;
  /** Undefined: the engine's own. */
  readonly platform: Platform | undefined;
  /** Whether BuildKit builds; otherwise the classic builder does. */
  readonly buildkit: boolean;
  readonly credentials: CredentialStore;
  /** The job's token, for a context in the job's own repository. */
  readonly token: string;
  /** Milliseconds of silence before the build is given up; 0 is never. */
  readonly idleTimeout: number;
  readonly environment: RunnerEnvironment;
  /** Called with every secret that comes to light. */
  readonly mask: (secret: string) => void;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Builds an image through the engine API, with the engine's BuildKit or its classic builder. */
export async function buildInEngine(engine: Engine, build: EngineBuild): Promise<EngineImage> {
  const { request, reference, platform, buildkit, credentials, token, idleTimeout, environment, mask, log, signal } =
    build;
  const order = {
    reference,
    inputs: { ...request, buildArgs: await readBuildArgs(engine, build) },
    context: await openBuildContext(request, environment.workspace),
    secrets: await readBuildSecrets(request, environment, token, mask),
    platform,
    credentials,
    workspace: environment.workspace,
    idleTimeout,
    buildkit,
  };
  const id = await buildImage(engine, order, log, signal);
  const image = await engine.inspect(id);
  if (!image) throw new ActionError('BUILD_LOST', `the engine built ${id} and does not have it`);
  return image;
}

async function readBuildArgs(
  engine: Engine,
  { request, environment, mask, log }: EngineBuild,
): Promise<Record<string, string>> {
  const { buildArgs, useConfigProxy } = request;
  if (!useConfigProxy) return { ...buildArgs };
  const config = await readDockerConfig(dockerConfigDir(environment));
  const proxies = makeProxyArgs(config, engine.address, buildArgs);
  proxyPasswords(proxies).forEach(mask);
  const names = Object.keys(proxies).filter(name => name === name.toUpperCase());
  if (names.length > 0) log.info(`${names.join(', ')} for the build: proxies of ${resolve(config.path)}`);
  return { ...proxies, ...buildArgs };
}
