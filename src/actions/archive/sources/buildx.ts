import type { EngineImage } from '../../../docker/image.ts';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { hasImageChecks } from '../../../checks/image.ts';
import type { BuildxBuild } from '../../../build/buildx/request.ts';
import { buildWithBuildx } from '../../../build/buildx/run.ts';
import { findBuilder } from '../../../build/buildx/builder.ts';
import { dockerEnvironment } from '../../../build/buildx/environment.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { ImageBlobs, LayerBlob } from '../../../archive/format/image-blobs.ts';
import { unpackOciLayout } from '../../../archive/format/oci-layout.ts';
import { readOciLayoutImages } from '../../../archive/format/oci-layout-images.ts';
import { saveBlobs } from '../../../archive/save.ts';
import { contextOf, takeArchive, type Obtained, type ObtainedImage } from '../archived-image.ts';
import { openPartialFolder } from '../../../core/partial-file.ts';
import { findIgnoredInputs } from '../../../build/buildx/ignored-inputs.ts';
import { chooseOutput } from '../../../build/buildx/output.ts';
import { shortId } from '../../../image/name.ts';
import { formatPlatform } from '../../../image/platform.ts';
import { ActionError } from '../../../core/errors.ts';
import { formatBytes } from '../../../core/format.ts';
import { Progress } from '../../../core/progress.ts';
import { writeSidecar } from '../../../stores/sidecar.ts';
import type { ExistingCopies } from '../../../stores/archive-index.ts';
import type { ArchiveContext } from '../context.ts';

/** What a build by buildx gives: an image in the engine, or archives that were made without one. */
export type BuiltByBuildx = { readonly image: EngineImage } | { readonly archives: ObtainedImage[] };

/** Builds by `docker buildx`, and gets the image the way its builder has. Errors: `BUILDX_OUTPUT` and those of buildx. */
export async function obtainByBuildx(engine: Engine, step: ArchiveContext): Promise<BuiltByBuildx> {
  const { inputs, plan, environment, mask, log, signal } = step;
  const program = { env: dockerEnvironment(environment, inputs.dockerHost), workspace: environment.workspace, signal };
  const builder = await findBuilder(inputs.build.builder, program);
  const containerd = await engine.usesContainerd();
  const { output, because } = chooseOutput({
    driver: builder.driver,
    containerd,
    platforms: inputs.build.platforms.length,
    combine: inputs.combinePlatforms,
  });
  log.info(`Builder ${builder.name} of driver ${builder.driver}, docker buildx ${builder.version}`);
  if (output === 'none') throw noOutput(builder.name, because);
  if (output === 'layout' && hasImageChecks(inputs.checks)) throw noCheck(because);
  const ignored = findIgnoredInputs(inputs.build, {
    driver: builder.driver,
    limits: engine.speaks('1.42'),
    containerd,
  });
  if (ignored.length > 0) throw ignores(builder.name, ignored);
  log.info(`The image comes ${output === 'engine' ? 'into the engine' : 'as an OCI layout'}: ${because}`);
  const order = {
    ...{ request: inputs.build, reference: plan.reference, builder, registry: inputs.registry, environment, mask },
    ...{ dockerHost: inputs.dockerHost, idleTimeout: inputs.idleTimeout, token: inputs.token },
  };
  return output === 'engine'
    ? { image: await buildInto(engine, order, step) }
    : { archives: await archive(order, step) };
}

type Order = Omit<BuildxBuild, 'output'>;

async function buildInto(engine: Engine, order: Order, step: ArchiveContext): Promise<EngineImage> {
  const work = async () => {
    const { result } = await buildWithBuildx({ ...order, output: 'type=docker' }, drain, step.log, step.signal);
    const image = await engine.inspect(result.digest || order.reference);
    if (image) return image;
    const message = `buildx built ${result.digest} with builder ${order.builder.name}, and the engine does not have it`;
    const hint = 'Name the engine that the builder belongs to:\n  with:\n    docker-host: tcp://HOST:2376';
    throw new ActionError('BUILD_LOST', message, { hint });
  };
  return step.stage('Build', work, image => image.id);
}

async function drain(output: Readable): Promise<void> {
  output.resume();
  await finished(output);
}

// The blobs wait in a folder of their own, and go with it.
async function archive(order: Order, step: ArchiveContext): Promise<ObtainedImage[]> {
  await using folder = await openPartialFolder(step.stores.dir);
  const images = await step.stage(
    'Build',
    () => buildLayout(order, folder.path, step),
    built => built.map(({ platform, configDigest }) => `${formatPlatform(platform)} ${configDigest}`).join(', '),
  );
  return await step.stage(
    'Save',
    () => archiveAll(images, step),
    made => made.map(({ ready }) => formatBytes(ready.size)).join(', '),
  );
}

async function buildLayout(order: Order, dir: string, { inputs, log, signal }: ArchiveContext): Promise<Images> {
  using progress = new Progress(log, 'taking the image from the builder');
  const take = (output: Readable, reading: AbortSignal, touch: () => void) => {
    const onBytes = (count: number) => {
      progress.add(count);
      touch();
    };
    return unpackOciLayout(output, { dir, onBytes, signal: reading });
  };
  const output = `type=oci,dest=-,compression=gzip,compression-level=${inputs.level}`;
  const { taken } = await buildWithBuildx({ ...order, output }, take, log, signal);
  return await readOciLayoutImages(taken);
}

type Images = Awaited<ReturnType<typeof readOciLayoutImages>>;

async function archiveAll(images: Images, step: ArchiveContext): Promise<ObtainedImage[]> {
  const [first, ...others] = images;
  if (others.length === 0) {
    // Its layers are not needed again.
    const onCopied = ({ location }: LayerBlob) => rm(location.path, { force: true });
    return [await archiveOne(first.whole, first.configDigest, step, onCopied)];
  }
  const obtained: ObtainedImage[] = [];
  for (const { platform, alone, configDigest } of images) {
    step.log.info(`For ${formatPlatform(platform)} alone, without attestations`);
    obtained.push(await archiveOne(alone, configDigest, step));
  }
  if (!step.inputs.combinePlatforms) return obtained;
  step.log.info(`For all ${images.length} platforms, with attestations where there are any`);
  return [...obtained, await archiveOne(first.whole, first.whole.top.digest, step)];
}

// `identity` is the digest that the archive is named by.
async function archiveOne(
  image: ImageBlobs,
  identity: string,
  step: ArchiveContext,
  onCopied: (layer: LayerBlob) => Promise<void> = () => Promise.resolve(),
): Promise<ObtainedImage> {
  const where = await step.index.locate(shortId(identity));
  const taken = await takeArchive(where, step);
  const obtained = taken ?? (await makeArchive(image, where, step, onCopied));
  return { ...obtained, source: 'build', imageid: identity, digest: '' };
}

async function makeArchive(
  image: ImageBlobs,
  where: ExistingCopies,
  step: ArchiveContext,
  onCopied: (layer: LayerBlob) => Promise<void>,
): Promise<Obtained> {
  const saved = await saveBlobs(image, image.config.digest, contextOf(step), onCopied);
  return { ready: await writeSidecar(saved), where, updated: true, because: 'this image was not archived yet' };
}

function ignores(builder: string, inputs: readonly string[]): ActionError {
  const message = `the builder ${builder} would pass over ${inputs.join(', ')}`;
  return new ActionError('BUILDER', message, { hint: ownBuilder });
}

const ownBuilder =
  'Make a builder of its own before this step:\n  - uses: docker/setup-buildx-action@v3\n    with:\n      driver: docker-container';

function noCheck(because: string): ActionError {
  const message = `the image cannot be checked, for the build brings it into no engine: ${because}`;
  return new ActionError('CHECK', message, {
    hint: 'Leave the checks of the image out; verify-command may load the archive.',
  });
}

function noOutput(builder: string, because: string): ActionError {
  const message = `the builder ${builder} cannot build for several platforms: ${because}`;
  return new ActionError('BUILDX_OUTPUT', message, {
    hint: `Switch the engine to the containerd image store. ${ownBuilder}`,
  });
}
