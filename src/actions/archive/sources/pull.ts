import { ActionError, messageOf } from '../../../core/errors.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { EngineImage } from '../../../docker/image.ts';
import { pullImage } from '../../../docker/pull.ts';
import { checkPlatform } from '../../../image/platform.ts';
import { formatImage, formatPullReference } from '../../../image/reference.ts';
import { RegistryClient } from '../../../registry/client.ts';
import { askDigest, askImage, type RegistryData } from '../../../registry/look-up.ts';
import type { ArchiveContext } from '../context.ts';
import { compareDigests, decidePull, type PullDecision } from '../pull-policy.ts';

type PullContext = Pick<ArchiveContext, 'request' | 'plan' | 'credentials' | 'registries' | 'log' | 'signal'>;

/** An image in the engine, and what its registry said about it if it was asked. */
export interface PulledImage extends EngineImage {
  readonly registry: RegistryData | undefined;
}

/** Gets an image into the engine as the pull policy says. Throws `IMAGE_NOT_FOUND`, `PLATFORM` and as `pullImage`. */
export async function acquireByPull(engine: Engine, context: PullContext): Promise<PulledImage> {
  const { request, plan } = context;
  const { image, platform } = request;
  const wanted = formatPullReference(image, plan.tag);
  const registry = await applyPolicy(engine, wanted, context);
  // The image is saved by a name, so that its archive has one; a digest is not a name.
  if (image.digest) await engine.tag(wanted, image.repository, plan.tag);
  const pulled = await engine.inspect(image.digest ? wanted : plan.reference, platform);
  if (!pulled) throw new ActionError('PULL_LOST', `the engine pulled ${wanted} but does not have it`);
  checkPlatform(wanted, pulled.platform, platform);
  return { ...pulled, registry };
}

async function applyPolicy(engine: Engine, wanted: string, context: PullContext): Promise<RegistryData | undefined> {
  const { request, plan, log } = context;
  const { platform } = request;
  const { fallbackToLocal } = request.pull;
  // The policy always needs the engine's image only as a fallback.
  const local = plan.pullPolicy !== 'always' || fallbackToLocal ? await engine.inspect(wanted, platform) : undefined;
  const query = { policy: plan.pullPolicy, reference: wanted, platform };
  const first = decidePull(query, local);
  const { decision, registry } =
    first.kind === 'compare' && local
      ? await compareWithRegistry(wanted, local, context)
      : { decision: first, registry: undefined };
  const does = decision.kind === 'pull' ? 'pull' : 'no pull';
  log.info(`Pull policy ${plan.pullPolicy} (${plan.pullBecause}): ${does}, ${decision.because}`);
  if (decision.kind === 'keep') return registry;
  if (decision.kind === 'forbid') throw forbidden(decision);
  try {
    return (await pullChecked(engine, wanted, context)) ?? registry;
  } catch (error) {
    const usable = local && decidePull({ ...query, policy: 'missing' }, local).kind === 'keep';
    if (!usable || !fallbackToLocal || !isPullFailure(error)) throw error;
    log.warning(`${wanted} is the image that is in the engine (fallback-to-local is true): ${messageOf(error)}`);
    return undefined;
  }
}

async function compareWithRegistry(
  wanted: string,
  local: EngineImage,
  context: PullContext,
): Promise<{ decision: PullDecision; registry: RegistryData | undefined }> {
  const registry = await askRegistry(askDigest, context);
  const decision = registry
    ? compareDigests(wanted, local, registry.digest)
    : ({ kind: 'pull', because: 'its registry did not say whether it has another one' } as const);
  return { decision, registry };
}

function forbidden({ because }: PullDecision): ActionError {
  const message = `${because}, and pull-policy never forbids pulling it`;
  return new ActionError('IMAGE_NOT_FOUND', message, { hint: 'pull-policy: missing' });
}

// Asking the registry first rejects a missing platform before anything is downloaded, and names those that exist.
async function pullChecked(engine: Engine, wanted: string, context: PullContext): Promise<RegistryData | undefined> {
  const { request, plan, credentials, log, signal } = context;
  const { image, platform, idleTimeout, retries } = request;
  const registry = platform && (await askRegistry(askImage, context));
  log.info(`Pulling ${formatImage(wanted, platform)}`);
  const order = { image, tag: plan.tag, platform, credentials: await credentials(), idleTimeout, retries };
  await pullImage(engine, order, log, signal);
  return registry;
}

// Longer than the longest pause between two tries. In milliseconds.
const lookUpTimeout = 90_000;

// The engine may reach a registry that this runner cannot, so a failure here decides nothing.
async function askRegistry(
  question: typeof askImage,
  { request, plan, registries, log, signal }: PullContext,
): Promise<RegistryData | undefined> {
  const { image, platform, retries } = request;
  using client = new RegistryClient(image, await registries());
  try {
    const limits = { retries, idleTimeout: lookUpTimeout, limitIsFixed: true };
    return await question(client, { image, tag: plan.tag, platform, ...limits }, log, signal);
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
