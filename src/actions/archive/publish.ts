import { openCredentials } from './sources/build.ts';
import { connectEngine } from '../../docker/connect.ts';
import type { CredentialStore } from '../../docker/credentials.ts';
import type { Engine } from '../../docker/engine.ts';
import { mismatch, provePush } from '../../registry/read-back.ts';
import { pushImage } from '../../docker/push.ts';
import { RegistryClient } from '../../registry/client.ts';
import { listTags } from '../../registry/tags.ts';
import { findArchivedImage } from './engine-image.ts';
import { loadArchive } from '../../archive/load.ts';
import type { ObtainedImage } from './archived-image.ts';
import { parsePlatform } from '../../image/platform.ts';
import type { Gate } from './plan.ts';
import { judgeLatest, type LatestPlan } from './publish-plan.ts';
import { formatReference, type TaggedReference } from '../../image/reference.ts';
import { ActionError } from '../../core/errors.ts';
import type { Publication } from './report.ts';
import { openGitHub } from '../../stores/github/api.ts';
import { attachToRelease } from '../../stores/releases.ts';
import type { ArchiveContext } from './context.ts';

/** An image in the engine that is being published. */
interface Publishing {
  readonly engine: Engine;
  /** The engine's id of it. */
  readonly id: string;
  readonly obtained: ObtainedImage;
  readonly credentials: CredentialStore;
}

/** What deciding whether a version may be published needs of a step. */
export type Gated = Pick<ArchiveContext, 'inputs' | 'plan' | 'environment' | 'log'>;

/** Lets a version through to registry and release, or throws `DIRTY` or `RELEASE_NOT_FOUND` before any work. */
export function passPublishGate({ inputs, plan, environment, log }: Gated): void {
  const { release } = inputs.publish;
  if (release !== '' && environment.repository === '') {
    const message = `release ${JSON.stringify(release)} is of no repository: GITHUB_REPOSITORY is not set`;
    throw new ActionError('RELEASE_NOT_FOUND', message, { hint: "release: ''" });
  }
  const gate: Gate = plan.publish.gate;
  if (gate.kind === 'warn') log.warning(gate.because);
  if (gate.kind !== 'refuse') return;
  const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
  throw new ActionError('DIRTY', gate.because, { hint });
}

/** Gives the image its further names, pushes all of them, and attaches the archive to a release, as far as it is asked for. */
export async function publish(step: ArchiveContext, obtained: ObtainedImage): Promise<Publication> {
  const named = await publishImage(step, obtained);
  const { release } = step.inputs.publish;
  if (release === '') return named;
  const asset = await step.stage(
    'Release',
    () => attachArchive(step, obtained),
    ({ because }) => because,
  );
  return { ...named, asset };
}

async function publishImage(step: ArchiveContext, obtained: ObtainedImage): Promise<Publication> {
  const { push } = step.inputs.publish;
  const { names, latest } = step.plan.publish;
  const unpushed = { names: names.map(formatReference), pushed: [], latest: latest.because };
  if (!push && names.length === 1) return unpushed;
  const engine = await connectEngine(step.inputs.dockerHost, step.environment, step.signal);
  const id = await step.stage(
    'Tag',
    () => tagAll(engine, step, obtained),
    () => unpushed.names.join(', '),
  );
  if (!push) return unpushed;
  return step.stage(
    'Push',
    async () => pushAll({ engine, id, obtained, credentials: await openCredentials(step) }, step),
    ({ pushed }) => pushed[0]?.digest ?? '',
  );
}

// The archived image is meant by its id: what its name leads to may have moved.
async function tagAll(engine: Engine, step: ArchiveContext, obtained: ObtainedImage): Promise<string> {
  const { id, release } = await bringImage(engine, step, obtained);
  try {
    for (const { repository, tag } of step.plan.publish.names) await engine.tag(id, repository, tag);
  } finally {
    await release();
  }
  return id;
}

async function bringImage(
  engine: Engine,
  step: ArchiveContext,
  obtained: ObtainedImage,
): Promise<{ id: string; release: () => Promise<void> }> {
  const present = await findArchivedImage(engine, step, obtained);
  if (present !== undefined) return { id: present, release: () => Promise.resolve() };
  const { inputs, log, signal } = step;
  const { path, metadata } = obtained.ready;
  log.info(`The engine does not have the archived image: ${path} is loaded`);
  const options = {
    path,
    imageid: metadata.imageid,
    sizeLimit: Infinity,
    willBeTagged: () => true,
    verified: true,
    idleTimeout: inputs.idleTimeout,
  };
  const { image, release } = await loadArchive({ engine, options, log, signal });
  return { id: image.id, release };
}

async function pushAll(publishing: Publishing, step: ArchiveContext): Promise<Publication> {
  const { names, latest } = step.plan.publish;
  const pushed: { name: string; digest: string }[] = [];
  for (const image of names) pushed.push(await pushName(publishing, image, step));
  const [own] = names;
  const decision = own && latest.kind === 'ask' ? await askLatest(publishing, own, step) : latest;
  step.log.info(`latest ${decision.kind === 'yes' ? 'moves' : 'does not move'}: ${decision.because}`);
  if (own && latest.kind === 'ask' && decision.kind === 'yes') {
    const image = { ...own, tag: 'latest' };
    await publishing.engine.tag(publishing.id, image.repository, image.tag);
    pushed.push(await pushName(publishing, image, step));
  }
  compareDigests(pushed, step);
  return { names: pushed.map(({ name }) => name), pushed, latest: decision.because };
}

async function pushName(
  { engine, obtained, credentials }: Publishing,
  image: TaggedReference,
  { inputs, environment, log, signal }: ArchiveContext,
): Promise<{ name: string; digest: string }> {
  const { retries, idleTimeout } = inputs;
  const digest = await pushImage(engine, { image, credentials, retries, idleTimeout }, log, signal);
  const { config_digest: configDigest, platform } = obtained.ready.metadata;
  using client = new RegistryClient(image, { credentials, env: environment.env });
  const pushed = { image, digest, configDigest, platform: parsePlatform(platform), retries, idleTimeout };
  const proved = await provePush(client, pushed, log, signal);
  log.info(`${formatReference(image)} is ${digest}${proved ? ', read back from its registry' : ''}`);
  return { name: formatReference(image), digest };
}

// Asked after the push, when the repository is there for sure.
async function askLatest(
  { credentials }: Publishing,
  image: TaggedReference,
  { inputs, environment, log, signal }: ArchiveContext,
): Promise<LatestPlan> {
  using client = new RegistryClient(image, { credentials, env: environment.env });
  try {
    const tags = await listTags(client, { ...inputs, image }, log, signal);
    const { moves, because } = judgeLatest(inputs.version, tags, inputs.dirtyPattern);
    return { kind: moves ? 'yes' : 'no', because };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ActionError)) throw error;
    const because = `the tags of ${image.repository} cannot be listed: ${error.message}`;
    log.warning(`latest is not moved: ${because}`);
    return { kind: 'no', because };
  }
}

// One repository keeps a layer once; for another the classic store may have to compress anew what it once pulled.
function compareDigests(pushed: readonly { name: string; digest: string }[], { plan, log }: ArchiveContext): void {
  const [own] = plan.publish.names;
  const first = pushed[0];
  const other = pushed.find(({ digest }) => digest !== first?.digest);
  if (!own || !first || !other) return;
  const problem = `${other.name} is ${other.digest}, ${first.name} is ${first.digest}`;
  if (other.name.startsWith(`${own.repository}:`)) throw mismatch(own, problem);
  log.notice(`One image, two manifests: ${problem}; the layers are the same, compressed otherwise`);
}

function attachArchive({ inputs, plan, environment, log, signal }: ArchiveContext, { ready }: ObtainedImage) {
  const api = openGitHub(environment, inputs.token, signal);
  const { existing, publish } = inputs;
  const order = { tag: publish.release, archive: ready, existing, dirty: plan.verdict.dirty };
  return attachToRelease(api, order, log, signal);
}
