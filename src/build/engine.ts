import { resolve } from 'node:path';
import type { RunnerEnvironment } from '../core/environment.ts';
import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { dockerConfigDir, readDockerConfig } from '../docker/config.ts';
import type { CredentialStore } from '../docker/credentials.ts';
import type { Engine } from '../docker/engine.ts';
import type { EngineImage } from '../docker/image.ts';
import { makeProxyArgs, proxyPasswords } from '../docker/proxy-args.ts';
import type { Platform } from '../image/platform.ts';
import { buildImage } from './api.ts';
import { openBuildContext } from './context/source.ts';
import type { BuildRequest } from './request.ts';
import { readBuildSecrets } from './secrets.ts';
import { readEpoch } from './variables.ts';

/** A build by an engine's own builder. */
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
  /** Milliseconds without progress before the build is given up; 0 means no limit. */
  readonly idleTimeout: number;
  readonly environment: RunnerEnvironment;
  /** Called with every secret that the build uses. */
  readonly mask: (secret: string) => void;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Builds an image with the engine's BuildKit or classic builder. Errors: `BUILD_FAILED`, `BUILD_LOST`, those of context and secrets. */
export async function buildInEngine(engine: Engine, build: EngineBuild): Promise<EngineImage> {
  const { request, reference, platform, buildkit, credentials, environment, idleTimeout, log, signal } = build;
  const { workspace } = environment;
  const call = {
    request: { ...request, buildArgs: await readBuildArgs(engine, build) },
    reference,
    platform,
    context: await openBuildContext(request, workspace),
    secrets: await readBuildSecrets(request, environment, build.token, build.mask),
    credentials,
    workspace,
    idleTimeout,
    buildkit,
  };
  const id = await buildImage(engine, call, log, signal);
  const image = await engine.inspect(id);
  if (!image) throw new ActionError('BUILD_LOST', `the engine built ${id} but does not have it`);
  return image;
}

async function readBuildArgs(
  engine: Engine,
  { request, buildkit, environment, mask, log }: EngineBuild,
): Promise<Record<string, string>> {
  const { useConfigProxy } = request;
  const epoch = readEpoch(environment.env, request.buildArgs);
  const buildArgs = { ...(buildkit ? epoch : {}), ...request.buildArgs };
  noticeEpoch(epoch, buildkit, engine, log);
  if (!useConfigProxy) return buildArgs;
  const config = await readDockerConfig(dockerConfigDir(environment));
  const proxies = makeProxyArgs(config, engine.address, buildArgs);
  proxyPasswords(proxies).forEach(mask);
  const names = Object.keys(proxies).filter(name => name === name.toUpperCase());
  if (names.length > 0) log.info(`The build gets ${names.join(', ')} from the proxies in ${resolve(config.path)}`);
  return { ...proxies, ...buildArgs };
}

function noticeEpoch(
  { SOURCE_DATE_EPOCH: epoch }: Readonly<Record<string, string>>,
  buildkit: boolean,
  engine: Engine,
  log: Log,
): void {
  if (epoch === undefined) return;
  const clock = !buildkit ? 'the classic builder' : engine.speaks('1.42') ? undefined : 'BuildKit before Docker 23';
  if (clock) log.warning(`SOURCE_DATE_EPOCH does not date the image: ${clock} takes the time from the clock`);
  else log.info(`The build gets SOURCE_DATE_EPOCH=${epoch} from the environment`);
}
