import type { EngineImage } from '../../../docker/image.ts';
import { checkPlatform } from '../../../image/platform.ts';
import { formatImage, formatPullReference } from '../../../image/reference.ts';
import { compareDigests, decidePull, type PullDecision } from '../pull-policy.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';
import type { AcquireContext, AcquiredImage } from './build.ts';
import type { CredentialStore } from '../../../docker/credentials.ts';
import type { Engine } from '../../../docker/engine.ts';
import { pullImage } from '../../../docker/pull.ts';
import { RegistryClient } from '../../../registry/client.ts';
import { askDigest, askImage, type RegistryData } from '../../../registry/look-up.ts';

/** One pull, decided or done. */
interface Pull {
  readonly engine: Engine;
  readonly context: AcquireContext;
  readonly credentials: () => Promise<CredentialStore>;
  /** What is asked for, `repository:tag` or `repository@sha256:…`. */
  readonly wanted: string;
}

/** Gets an image into the engine as the pull policy says, and tells what its registry said of it, if it was asked. */
export async function acquirePulled(
  engine: Engine,
  context: AcquireContext,
  credentials: () => Promise<CredentialStore>,
): Promise<AcquiredImage> {
  const { inputs, plan } = context;
  const { image, platform } = inputs;
  const wanted = formatPullReference(image, plan.tag);
  const registry = await bring({ engine, context, credentials, wanted });
  // An archive keeps its name only when the image was saved by one.
  if (image.digest) await engine.tag(wanted, image.repository, plan.tag);
  const pulled = await engine.inspect(image.digest ? wanted : plan.reference);
  if (!pulled) throw new ActionError('PULL_LOST', `the engine pulled ${wanted} and does not have it`);
  checkPlatform(wanted, pulled.platform, platform);
  return { ...pulled, ...(registry && { registry }) };
}

async function bring(pull: Pull): Promise<RegistryData | undefined> {
  const { engine, context, wanted } = pull;
  const { inputs, plan, log } = context;
  const { platform } = inputs;
  // What is pulled whatever the engine has is not looked for, unless it may have to stand in.
  const matters = plan.pullPolicy !== 'always' || inputs.fallbackToLocal;
  const local = matters ? await engine.inspect(wanted) : undefined;
  const wish = { policy: plan.pullPolicy, reference: wanted, platform };
  const first = decidePull(wish, local);
  const { decision, registry } =
    first.kind === 'compare' && local ? await compare(pull, local) : { decision: first, registry: undefined };
  const does = decision.kind === 'pull' ? 'pull' : 'no pull';
  log.info(`Pull policy ${plan.pullPolicy} (${plan.pullBecause}): ${does}, ${decision.because}`);
  if (decision.kind === 'keep') return registry;
  if (decision.kind === 'forbid') throw forbidden(decision);
  try {
    return (await pullChecked(pull)) ?? registry;
  } catch (error) {
    const usable = local && decidePull({ ...wish, policy: 'missing' }, local).kind === 'keep';
    if (!usable || !inputs.fallbackToLocal || !isPullFailure(error)) throw error;
    log.warning(`${wanted} is the image that is in the engine (fallback-to-local is true): ${messageOf(error)}`);
    return undefined;
  }
}

async function compare(
  pull: Pull,
  local: EngineImage,
): Promise<{ decision: PullDecision; registry: RegistryData | undefined }> {
  const registry = await ask(pull, askDigest);
  const decision = registry
    ? compareDigests(pull.wanted, local, registry.digest)
    : ({ kind: 'pull', because: 'its registry did not say whether it has another one' } as const);
  return { decision, registry };
}

function forbidden({ because }: PullDecision): ActionError {
  const message = `${because}, and pull-policy never forbids to pull it`;
  return new ActionError('IMAGE_NOT_FOUND', message, { hint: 'pull-policy: missing' });
}

// A platform that does not exist is told before the engine has fetched anything, and with those that do.
async function pullChecked(pull: Pull): Promise<RegistryData | undefined> {
  const { engine, context, credentials } = pull;
  const { inputs, plan, log, signal } = context;
  const { image, platform, idleTimeout, retries } = inputs;
  const registry = platform && (await ask(pull, askImage));
  log.info(`Pulling ${formatImage(pull.wanted, platform)}`);
  const order = { image, tag: plan.tag, platform, credentials: await credentials(), idleTimeout, retries };
  await pullImage(engine, order, log, signal);
  return registry;
}

// Milliseconds; beyond the longest pause between two tries.
const patience = 90_000;

// The engine may reach a registry by ways that this runner has not, so what cannot be asked here decides nothing.
async function ask({ context, credentials }: Pull, question: typeof askImage): Promise<RegistryData | undefined> {
  const { inputs, plan, environment, log, signal } = context;
  const { image, platform, retries } = inputs;
  using client = new RegistryClient(image, { credentials: await credentials(), env: environment.env });
  try {
    return await question(client, { image, tag: plan.tag, platform, retries, idleTimeout: patience }, log, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ActionError && error.code === 'PLATFORM') throw error;
    log.info(`The registry cannot be read from here, the engine is asked: ${messageOf(error)}`);
    return undefined;
  }
}

function isPullFailure(error: unknown): boolean {
  return error instanceof ActionError && /^(PULL_|PLATFORM$|IDLE$)/.test(error.code);
}
