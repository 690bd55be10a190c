import type { ArchiveInputs, EngineSource } from '../inputs/archive.ts';
import type { World } from '../inputs/world.ts';
import type { Plan } from '../plan/plan.ts';
import { ActionError } from '../report/errors.ts';
import type { Log } from '../report/log.ts';
import { buildByApi } from './build-by-api.ts';
import { dockerConfigDir } from './docker-config.ts';
import { readCredentials, type CredentialStore } from './credentials.ts';
import type { Engine, EngineImage } from './engine.ts';
import { nameImage } from './engine.ts';
import { checkPlatform, pullImage, pullReference } from './pull.ts';
import { chooseBuilder, nameBuilder, type BuilderChoice } from '../plan/builder.ts';
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
  }
}

async function buildHere(engine: Engine, context: AcquireContext): Promise<EngineImage> {
  const { builder } = chooseBuild(engine, context);
  return buildByApi(engine, builder === 'buildkit', await openCredentials(context), context);
}

/** Chooses the builder of a step by its inputs and what the engine has, and tells why. Errors: `BUILDER`. */
export function chooseBuild(
  engine: Engine,
  { inputs, plan, world, log }: Pick<AcquireContext, 'inputs' | 'plan' | 'world' | 'log'>,
): BuilderChoice {
  const facts = { buildkit: engine.buildkit, limits: engine.speaks('1.42'), asked: readAsked(world) };
  const choice = chooseBuilder(inputs.build, facts);
  const what = nameImage(plan.reference, inputs.platform);
  log.info(`Building ${what} with ${nameBuilder(choice.builder)}: ${choice.because}`);
  return choice;
}

// DOCKER_BUILDKIT is how the Docker CLI lets a user choose.
function readAsked({ env }: World): boolean | undefined {
  const asked = env['DOCKER_BUILDKIT'];
  return asked ? asked !== '0' : undefined;
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
  const configDir = dockerConfigDir(world);
  const { host, username, password } = inputs.registry ?? {};
  const given =
    host !== undefined && username !== undefined && password !== undefined
      ? { registry: host, username, password }
      : {};
  return readCredentials({ ...given, configDir, env: world.env, mask, log, signal });
}
