import { chooseBuilder, nameBuilder, type BuilderChoice } from '../../../build/choice.ts';
import { buildInEngine } from '../../../build/engine.ts';
import { readBuilderVariables } from '../../../build/variables.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { EngineImage } from '../../../docker/image.ts';
import { formatImage } from '../../../image/reference.ts';
import type { ArchiveContext } from '../context.ts';

/** Chooses the builder by the request and what the engine has, and says why in the log. Throws `BUILDER` and `DOCKER_BUILDKIT`. */
export function chooseBuild(engine: Engine, { request, plan, environment, log }: ArchiveContext): BuilderChoice {
  const facts = { buildkit: engine.buildkit, limits: engine.speaks('1.42'), ...readBuilderVariables(environment.env) };
  const choice = chooseBuilder(request.build, facts);
  const what = formatImage(plan.reference, request.platform);
  log.info(`Building ${what} with ${nameBuilder(choice.builder)}: ${choice.because}`);
  for (const variable of choice.ignored) {
    log.warning(
      `${variable} has no effect: only docker buildx reads it, and this build uses ${nameBuilder(choice.builder)}`,
    );
  }
  return choice;
}

/** Builds the image through the engine API, with BuildKit or the classic builder. */
export async function acquireByBuild(
  engine: Engine,
  buildkit: boolean,
  { request, plan, held, environment, credentials, mask, log, signal }: ArchiveContext,
): Promise<EngineImage> {
  const ownName = await held.newName(engine);
  const built = await buildInEngine(engine, {
    request: request.build,
    reference: ownName ?? plan.reference,
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
  return ownName === undefined ? built : nameBuilt(engine, built, { request, plan });
}

/** Gives an image that was built under a name of this step the name that was asked for. */
export async function nameBuilt(
  engine: Engine,
  built: EngineImage,
  { request, plan }: Pick<ArchiveContext, 'request' | 'plan'>,
): Promise<EngineImage> {
  await engine.tag(built.id, request.image.repository, plan.tag);
  return (await engine.inspect(built.id)) ?? built;
}
