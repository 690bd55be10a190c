import { loadArchive } from '../../archive/load.ts';
import { ActionError } from '../../core/errors.ts';
import type { RunnerEnvironment } from '../../core/environment.ts';
import type { Engine } from '../../docker/engine.ts';
import { formatReference } from '../../image/reference.ts';
import { attachToRelease, type AttachedAsset } from '../../stores/releases.ts';
import type { ArchivedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';
import { findArchivedImage } from './engine-image.ts';
import { pushNames, type PublishedName } from './push.ts';
import type { ArchiveRequest } from './request.ts';

/** What became of an image and its archive apart from folder, artifact and cache. */
export interface Publication {
  /** The names that this step gave the image in the engine, `repository:tag`, that of the version first. */
  readonly names: readonly string[];
  readonly pushed: readonly PublishedName[];
  /** Why `latest` moved or not. */
  readonly latest: string;
  /** The asset of the release, when one was asked for. */
  readonly asset?: AttachedAsset;
}

/** Throws `RELEASE_NOT_FOUND` when a release is asked for and the step runs for no repository. */
export function checkRelease({ publish: { release } }: ArchiveRequest, { repository }: RunnerEnvironment): void {
  if (release === '' || repository !== '') return;
  const message = `release ${JSON.stringify(release)} belongs to no repository: GITHUB_REPOSITORY is not set`;
  throw new ActionError('RELEASE_NOT_FOUND', message, { hint: "release: ''" });
}

/** Gives the image its other names, pushes all of them, and attaches the archive to a release, each if asked for. */
export async function publish(context: ArchiveContext, image: ArchivedImage): Promise<Publication> {
  const publication = await publishImage(context, image);
  if (context.request.publish.release === '') return publication;
  const asset = await context.stage(
    'Release',
    () => attachArchive(context, image),
    ({ because }) => because,
  );
  return { ...publication, asset };
}

async function publishImage(context: ArchiveContext, image: ArchivedImage): Promise<Publication> {
  const { request, plan, stage } = context;
  const { push } = request.publish;
  const names = plan.publish.names.map(formatReference);
  const tagged = { names, pushed: [], latest: plan.publish.latest.because };
  if (!push && names.length < 2) return tagged;
  const engine = await context.engine();
  const id = await stage(
    'Tag',
    () => tagImage(engine, context, image),
    () => names.join(', '),
  );
  if (!push) return tagged;
  const { pushed, latest } = await stage(
    'Push',
    () => pushNames(engine, id, context, image),
    result => result.pushed[0]?.digest ?? '',
  );
  return { names: pushed.map(({ name }) => name), pushed, latest };
}

// The image is tagged by its id, because its names may have moved since it was archived.
async function tagImage(engine: Engine, context: ArchiveContext, image: ArchivedImage): Promise<string> {
  const { id, release } = await ensureInEngine(engine, context, image);
  try {
    for (const { repository, tag } of context.plan.publish.names) await engine.tag(id, repository, tag);
  } finally {
    await release();
  }
  return id;
}

async function ensureInEngine(
  engine: Engine,
  context: ArchiveContext,
  image: ArchivedImage,
): Promise<{ id: string; release: () => Promise<void> }> {
  const present = await findArchivedImage(engine, context, image);
  if (present !== undefined) return { id: present, release: () => Promise.resolve() };
  const { request, log, signal } = context;
  const { path, metadata } = image.ready;
  log.info(`The engine does not have the archived image: ${path} is loaded`);
  const options = {
    path,
    imageid: metadata.imageid,
    repository: '',
    choice: {},
    sizeLimit: Infinity,
    willBeTagged: () => true,
    verified: true,
    idleTimeout: request.idleTimeout,
  };
  const loaded = await loadArchive({ engine, options, log, signal });
  return { id: loaded.image.id, release: loaded.release };
}

function attachArchive(context: ArchiveContext, { ready }: ArchivedImage): Promise<AttachedAsset> {
  const { request, plan, log, signal } = context;
  const api = context.github();
  if (!api) throw new TypeError('a release needs a token');
  const { existing, publish: asked } = request;
  const order = { tag: asked.release, archive: ready, existing, dirty: plan.verdict.dirty };
  return attachToRelease(api, order, log, signal);
}
