import { resolve } from 'node:path';
import type { ArchiveInputs, EngineSource } from '../inputs/archive.ts';
import type { World } from '../inputs/world.ts';
import type { Plan } from '../plan/plan.ts';
import { ActionError } from '../report/errors.ts';
import type { Log } from '../report/log.ts';
import { buildImage } from './build.ts';
import { openContext } from './context.ts';
import { readCredentials, type CredentialStore } from './credentials.ts';
import type { Engine, EngineImage } from './engine.ts';
import { nameImage } from './engine.ts';
import { checkPlatform, pullImage, pullReference } from './pull.ts';
import { buildByS2i } from './s2i.ts';
import { samePlatform } from '../plan/platform.ts';

/** What getting an image needs beside the engine. */
export interface AcquireContext {
  readonly inputs: ArchiveInputs;
  readonly plan: Plan;
  readonly world: World;
  /** Called with every secret that comes to light. */
  readonly mask: (secret: string) => void;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Builds, pulls or finds the image, so that the engine holds it under `plan.reference`. */
export async function acquireImage(
  source: EngineSource,
  engine: Engine,
  context: AcquireContext,
): Promise<EngineImage> {
  switch (source) {
    case 'build':
      return buildHere(engine, context);
    case 'pull':
      return pullHere(engine, context);
    case 'local':
      return requireImage(engine, context, 'source: pull');
    case 's2i':
      return buildByS2i(engine, context);
  }
}

async function buildHere(engine: Engine, context: AcquireContext): Promise<EngineImage> {
  const { inputs, plan, world, log, signal } = context;
  const { build, platform, idleTimeout } = inputs;
  const folder = resolve(world.workspace, build.context);
  const source = await openContext({
    context: folder,
    ...(build.file && { file: build.file }),
    workspace: world.workspace,
  });
  const buildkit = choosesBuildKit(engine, world);
  log.info(`Building ${nameImage(plan.reference, platform)} with ${buildkit ? 'BuildKit' : 'the classic builder'}`);
  const credentials = await openCredentials(context);
  const order = {
    reference: plan.reference,
    inputs: build,
    platform,
    context: source,
    credentials,
    workspace: world.workspace,
  };
  const id = await buildImage(engine, { ...order, idleTimeout, buildkit }, log, signal);
  const image = await engine.inspect(id);
  if (!image) throw new ActionError('BUILD_LOST', `the engine built ${id} and does not have it`);
  return image;
}

// DOCKER_BUILDKIT is how the Docker CLI lets a user choose.
function choosesBuildKit(engine: Engine, world: World): boolean {
  const asked = world.env['DOCKER_BUILDKIT'];
  return asked ? asked !== '0' && engine.buildkit : engine.buildkit;
}

async function pullHere(engine: Engine, context: AcquireContext): Promise<EngineImage> {
  const { inputs, plan, log, signal } = context;
  const { image, platform, idleTimeout } = inputs;
  const wanted = pullReference(image, plan.tag);
  const present = await findUsable(engine, context, wanted);
  if (!present) {
    log.info(`Pulling ${nameImage(wanted, platform)}: ${plan.pullBecause}`);
    const credentials = await openCredentials(context);
    await pullImage(engine, { image, tag: plan.tag, platform, credentials, idleTimeout }, log, signal);
  }
  // An archive keeps its name only when the image was saved by one.
  if (image.digest) await engine.tag(wanted, image.repository, plan.tag);
  const pulled = await engine.inspect(image.digest ? wanted : plan.reference);
  if (!pulled) throw new ActionError('PULL_LOST', `the engine pulled ${wanted} and does not have it`);
  checkPlatform(wanted, pulled.platform, platform);
  return pulled;
}

async function findUsable(engine: Engine, context: AcquireContext, wanted: string): Promise<EngineImage | undefined> {
  const { plan, inputs, log } = context;
  if (plan.pullPolicy === 'always') return undefined;
  const present = await engine.inspect(wanted);
  const usable = present && (!inputs.platform || samePlatform(present.platform, inputs.platform));
  if (usable) log.info(`${wanted} is in the engine, not pulled: ${plan.pullBecause}`);
  if (usable || plan.pullPolicy === 'missing') return usable ? present : undefined;
  const message = `${nameImage(wanted, inputs.platform)} is not in the engine and pull-policy never forbids to pull it`;
  throw new ActionError('IMAGE_NOT_FOUND', message, { hint: 'pull-policy: missing' });
}

async function requireImage(engine: Engine, { inputs, plan }: AcquireContext, hint: string): Promise<EngineImage> {
  const image = await engine.inspect(plan.reference);
  if (!image) throw new ActionError('IMAGE_NOT_FOUND', `no local image named ${plan.reference}`, { hint });
  checkPlatform(plan.reference, image.platform, inputs.platform);
  return image;
}

/** Opens the credentials of a step: its inputs, then the docker config. */
export function openCredentials({
  inputs,
  world,
  mask,
  log,
  signal,
}: Omit<AcquireContext, 'plan'>): Promise<CredentialStore> {
  const configDir = world.env['DOCKER_CONFIG'] || resolve(world.homeDir, '.docker');
  const { host, username, password } = inputs.registry ?? {};
  const given =
    host !== undefined && username !== undefined && password !== undefined
      ? { registry: host, username, password }
      : {};
  return readCredentials({ ...given, configDir, env: world.env, mask, log, signal });
}
