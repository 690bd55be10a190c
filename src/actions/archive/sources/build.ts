import { chooseBuilder, nameBuilder, type BuilderChoice } from '../../../build/choice.ts';
import { buildInEngine } from '../../../build/engine.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { EngineImage } from '../../../docker/image.ts';
import { formatImage } from '../../../image/reference.ts';
import type { ArchiveContext } from '../context.ts';

/** Chooses the builder by the request and what the engine has, and says why in the log. Throws `BUILDER`. */
export function chooseBuild(engine: Engine, { request, plan, environment, log }: ArchiveContext): BuilderChoice {
  // The Docker CLI lets its users choose by DOCKER_BUILDKIT.
  const variable = environment.env['DOCKER_BUILDKIT'];
  const asked = variable ? variable !== '0' : undefined;
  const facts = { buildkit: engine.buildkit, limits: engine.speaks('1.42'), asked };
  const choice = chooseBuilder(request.build, facts);
  const what = formatImage(plan.reference, request.platform);
  log.info(`Building ${what} with ${nameBuilder(choice.builder)}: ${choice.because}`);
  return choice;
}

/** Builds the image through the engine API, with BuildKit or the classic builder. */
export async function acquireByBuild(
  engine: Engine,
  buildkit: boolean,
  { request, plan, environment, credentials, mask, log, signal }: ArchiveContext,
): Promise<EngineImage> {
  return buildInEngine(engine, {
    request: request.build,
    reference: plan.reference,
    platform: request.platform,
    buildkit,
    credentials: await credentials(),
    token: request.token,
    idleTimeout: request.idleTimeout,
    environment,
    mask,
    log,
    signal,
  });
}
