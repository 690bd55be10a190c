import type { EngineImage } from '../../../docker/image.ts';
import { formatImage } from '../../../image/reference.ts';
import type { ArchiveInputs, EngineSource } from '../inputs.ts';
import type { RunnerEnvironment } from '../../../core/environment.ts';
import type { Plan } from '../plan.ts';
import type { Log } from '../../../core/log.ts';
import { acquireLocal } from './local.ts';
import { acquirePulled } from './pull.ts';
import { buildInEngine } from '../../../build/engine.ts';
import { dockerConfigDir } from '../../../docker/config.ts';
import { readCredentials, type CredentialStore } from '../../../docker/credentials.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { RegistryData } from '../../../registry/look-up.ts';
import { chooseBuilder, nameBuilder, type BuilderChoice } from '../../../build/choice.ts';
import { buildWithS2i } from '../../../build/s2i/image.ts';
import type { S2iBuild } from '../../../build/s2i/request.ts';

/** What getting an image needs beside the engine. */
export interface AcquireContext {
  readonly inputs: ArchiveInputs;
  readonly plan: Plan;
  readonly environment: RunnerEnvironment;
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
    case 's2i':
      return buildWithS2i(engine, toS2iBuild(context));
  }
}

async function buildHere(engine: Engine, context: AcquireContext): Promise<EngineImage> {
  const { inputs, plan, environment, mask, log, signal } = context;
  const { builder } = chooseBuild(engine, context);
  return buildInEngine(engine, {
    request: inputs.build,
    reference: plan.reference,
    platform: inputs.platform,
    buildkit: builder === 'buildkit',
    credentials: await openCredentials(context),
    token: inputs.token,
    idleTimeout: inputs.idleTimeout,
    environment,
    mask,
    log,
    signal,
  });
}

/** What s2i needs of a step whose source is s2i. */
export function toS2iBuild({ inputs, plan, environment, log, signal }: AcquireContext): S2iBuild {
  const { s2i, platform, dockerHost, idleTimeout } = inputs;
  if (!s2i) throw new TypeError('the source is not s2i');
  return { request: s2i, reference: plan.reference, platform, dockerHost, idleTimeout, environment, log, signal };
}

/** Chooses the builder of a step by its inputs and what the engine has, and tells why. Errors: `BUILDER`. */
export function chooseBuild(
  engine: Engine,
  { inputs, plan, environment, log }: Pick<AcquireContext, 'inputs' | 'plan' | 'environment' | 'log'>,
): BuilderChoice {
  const facts = { buildkit: engine.buildkit, limits: engine.speaks('1.42'), asked: readAsked(environment) };
  const choice = chooseBuilder(inputs.build, facts);
  const what = formatImage(plan.reference, inputs.platform);
  log.info(`Building ${what} with ${nameBuilder(choice.builder)}: ${choice.because}`);
  return choice;
}

// DOCKER_BUILDKIT is how the Docker CLI lets a user choose.
function readAsked({ env }: RunnerEnvironment): boolean | undefined {
  const asked = env['DOCKER_BUILDKIT'];
  return asked ? asked !== '0' : undefined;
}

/** Opens the credentials of a step: its inputs, then the docker config. */
export function openCredentials({
  inputs,
  environment,
  mask,
  log,
  signal,
}: Omit<AcquireContext, 'plan'>): Promise<CredentialStore> {
  const configDir = dockerConfigDir(environment);
  const { host, username, password } = inputs.registry ?? {};
  const given =
    host !== undefined && username !== undefined && password !== undefined
      ? { registry: host, username, password }
      : {};
  return readCredentials({ ...given, configDir, env: environment.env, mask, log, signal });
}
