import { resolve } from 'node:path';
import type { ArchiveInputs, EngineSource } from '../inputs/archive.ts';
import type { World } from '../inputs/world.ts';
import type { Plan } from '../plan/plan.ts';
import { ActionError } from '../report/errors.ts';
import type { Log } from '../report/log.ts';
import { acquireLocal } from './acquire-local.ts';
import { acquirePulled } from './acquire-pulled.ts';
import { buildImage } from './build.ts';
import { openContext } from './context.ts';
import { readCredentials, type CredentialStore } from './credentials.ts';
import type { Engine, EngineImage } from './engine.ts';
import { nameImage } from './engine.ts';
import type { RegistryData } from './registry-look.ts';

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

/** An image in the engine, and what its registry said of it, where it was asked. */
export interface AcquiredImage extends EngineImage {
  readonly registry?: RegistryData;
}

/** Builds, pulls or finds the image, so that the engine holds it under `plan.reference`. */
export async function acquireImage(
  source: EngineSource,
  engine: Engine,
  context: AcquireContext,
): Promise<AcquiredImage> {
  switch (source) {
    case 'build':
      return buildHere(engine, context);
    case 'pull':
      return acquirePulled(engine, context, () => openCredentials(context));
    case 'local':
      return acquireLocal(engine, context);
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
