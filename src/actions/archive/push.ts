import { describeUnknown } from '../../core/look-up.ts';
import type { Engine } from '../../docker/engine.ts';
import { pushImage } from '../../docker/push.ts';
import { judgeLatest } from '../../image/latest.ts';
import { parsePlatform } from '../../image/platform.ts';
import { formatReference, type TaggedReference } from '../../image/reference.ts';
import { RegistryClient } from '../../registry/client.ts';
import { mismatch, provePush } from '../../registry/read-back.ts';
import { listTags } from '../../registry/tags.ts';
import type { ArchivedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';
import type { LatestPlan } from './publish-plan.ts';

/** A name that was pushed, `repository:tag`, and the digest that its registry has it under. */
export interface PublishedName {
  readonly name: string;
  readonly digest: string;
}

/** Pushes all planned names of the image whose id in the engine is `id`, then `latest` if the registry's tags let it move. */
export async function pushNames(
  engine: Engine,
  id: string,
  context: ArchiveContext,
  image: ArchivedImage,
): Promise<{ pushed: readonly PublishedName[]; latest: string }> {
  const { names, latest } = context.plan.publish;
  const pushed: PublishedName[] = [];
  for (const name of names) pushed.push(await pushName(engine, name, context, image));
  const [own] = names;
  const decision = own && latest.kind === 'ask' ? await decideLatest(own, context) : latest;
  context.log.info(`latest ${decision.kind === 'yes' ? 'moves' : 'does not move'}: ${decision.because}`);
  if (own && latest.kind === 'ask' && decision.kind === 'yes') {
    const moved = { ...own, tag: 'latest' };
    await engine.tag(id, moved.repository, moved.tag);
    pushed.push(await pushName(engine, moved, context, image));
  }
  compareDigests(pushed, context);
  return { pushed, latest: decision.because };
}

async function pushName(
  engine: Engine,
  name: TaggedReference,
  context: ArchiveContext,
  image: ArchivedImage,
): Promise<PublishedName> {
  const { request, log, signal } = context;
  const { retries, idleTimeout } = request;
  const credentials = await context.credentials();
  const digest = await pushImage(engine, { image: name, credentials, retries, idleTimeout }, log, signal);
  const { config_digest: configDigest, platform } = image.ready.metadata;
  using client = new RegistryClient(name, await context.registries());
  const expected = { image: name, digest, configDigest, platform: parsePlatform(platform), retries, idleTimeout };
  const proved = await provePush(client, expected, log, signal);
  log.info(`${formatReference(name)} is ${digest}${proved ? ', read back from its registry' : ''}`);
  return { name: formatReference(name), digest };
}

// Asked after the push, because before it the repository may not exist.
async function decideLatest(
  image: TaggedReference,
  { request, registries, lookUps, log }: ArchiveContext,
): Promise<LatestPlan> {
  const { version, dirtyPattern, retries, idleTimeout } = request;
  using client = new RegistryClient(image, await registries());
  const asked = { image, retries, idleTimeout };
  const tags = await lookUps.ask(`the registry of ${image.repository}`, limit => listTags(client, asked, log, limit));
  if (!tags.known) {
    lookUps.notice(tags, 'The tag latest is not moved');
    return { kind: 'no', because: describeUnknown(tags) };
  }
  const { moves, because } = judgeLatest(version, tags.value, dirtyPattern);
  return { kind: moves ? 'yes' : 'no', because };
}

// All tags of one repository share their layers. For another repository the classic store may compress a pulled layer
// again.
function compareDigests(pushed: readonly PublishedName[], { plan, log }: ArchiveContext): void {
  const [own] = plan.publish.names;
  const [first] = pushed;
  const other = pushed.find(({ digest }) => digest !== first?.digest);
  if (!own || !first || !other) return;
  const problem = `${other.name} is ${other.digest}, ${first.name} is ${first.digest}`;
  if (other.name.startsWith(`${own.repository}:`)) throw mismatch(own, problem);
  log.notice(`One image, two manifests: ${problem}; the layers are the same, compressed differently`);
}
