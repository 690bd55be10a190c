import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { findBuilder } from '../../../build/buildx/builder.ts';
import { dockerEnvironment } from '../../../build/buildx/environment.ts';
import { findIgnoredInputs } from '../../../build/buildx/ignored-inputs.ts';
import { chooseOutput } from '../../../build/buildx/output.ts';
import type { BuildxBuild } from '../../../build/buildx/request.ts';
import { buildWithBuildx } from '../../../build/buildx/run.ts';
import { hasImageChecks } from '../../../checks/image.ts';
import { ActionError } from '../../../core/errors.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { EngineImage } from '../../../docker/image.ts';
import type { ArchivedImage } from '../archived-image.ts';
import type { ArchiveContext } from '../context.ts';
import { nameBuilt } from './build.ts';
import { archiveFromLayout } from './buildx-layout.ts';

/** The result of a build by buildx: an image in the engine, or archives that were made without one. */
export type BuildxImages = { readonly image: EngineImage } | { readonly archives: ArchivedImage[] };

/** Builds by `docker buildx`, and gets the image in the form that the builder can give. Throws `BUILDER`, `BUILDX_OUTPUT`, `CHECK` and as `buildWithBuildx`. */
export async function acquireByBuildx(engine: Engine, context: ArchiveContext): Promise<BuildxImages> {
  const { request, plan, environment, mask, log, signal } = context;
  const { build, dockerHost, idleTimeout, token, registry } = request;
  const program = { env: dockerEnvironment(environment, dockerHost), workspace: environment.workspace, signal };
  const builder = await findBuilder(build.builder, program);
  const facts = { driver: builder.driver, containerd: await engine.usesContainerd() };
  const { output, because } = chooseOutput({
    ...facts,
    platforms: build.platforms.length,
    combine: request.combinePlatforms,
  });
  log.info(`Builder ${builder.name} of driver ${builder.driver}, docker buildx ${builder.version}`);
  if (output === 'none') throw noOutput(builder.name, because);
  if (output === 'layout' && hasImageChecks(request.checks)) throw noCheck(because);
  const ignored = findIgnoredInputs(build, { ...facts, limits: engine.speaks('1.42') });
  if (ignored.length > 0) throw ignores(builder.name, ignored);
  log.info(`The image comes ${output === 'engine' ? 'into the engine' : 'as an OCI layout'}: ${because}`);
  const order = {
    request: build,
    reference: plan.reference,
    builder,
    registry,
    dockerHost,
    idleTimeout,
    environment,
    token,
    mask,
  };
  return output === 'engine'
    ? { image: await buildIntoEngine(engine, order, context) }
    : { archives: await archiveFromLayout(order, context) };
}

async function buildIntoEngine(
  engine: Engine,
  order: Omit<BuildxBuild, 'output'>,
  context: ArchiveContext,
): Promise<EngineImage> {
  const { stage, held, log, signal } = context;
  const work = async () => {
    const ownName = await held.newName(engine);
    const reference = ownName ?? order.reference;
    const { result } = await buildWithBuildx({ ...order, reference, output: 'type=docker' }, drain, log, signal);
    const image = await engine.inspect(result.digest || reference);
    if (image) return ownName === undefined ? image : nameBuilt(engine, image, context);
    const message = `buildx built ${result.digest} with builder ${order.builder.name}, but the engine does not have it`;
    const hint = 'Name the engine that the builder belongs to:\n  with:\n    docker-host: tcp://HOST:2376';
    throw new ActionError('BUILD_LOST', message, { hint });
  };
  return stage('Build', work, image => image.id);
}

async function drain(output: Readable): Promise<void> {
  output.resume();
  await finished(output);
}

const ownBuilder =
  'Create a builder of its own before this step:\n  - uses: docker/setup-buildx-action@v3\n    with:\n      driver: docker-container';

function ignores(builder: string, inputs: readonly string[]): ActionError {
  const message = `the builder ${builder} would ignore ${inputs.join(', ')}`;
  return new ActionError('BUILDER', message, { hint: ownBuilder });
}

function noCheck(because: string): ActionError {
  const message = `the image cannot be checked, because the build does not load it into an engine: ${because}`;
  const hint = 'Leave out the checks of the image; verify-command may load the archive.';
  return new ActionError('CHECK', message, { hint });
}

function noOutput(builder: string, because: string): ActionError {
  const message = `the builder ${builder} cannot build for several platforms: ${because}`;
  const hint = `Switch the engine to the containerd image store. ${ownBuilder}`;
  return new ActionError('BUILDX_OUTPUT', message, { hint });
}
