import type { ImageBlobs, LayerBlob } from '../../archive/format/image-blobs.ts';
import { saveBlobs } from '../../archive/save.ts';
import type { SaveContext } from '../../archive/save-job.ts';
import type { CheckResult } from '../../checks/result.ts';
import type { ArchiveName } from '../../image/name.ts';
import type { Platform } from '../../image/platform.ts';
import type { ExistingCopies } from '../../stores/archive-index.ts';
import { describeSaved } from '../../stores/sidecar.ts';
import { thingOf, type ReadyArchive } from '../../stores/store.ts';
import type { ArchiveContext } from './context.ts';

/** An archive in the folder, and how it got there. */
export interface ArchiveResult {
  readonly ready: ReadyArchive;
  /** Where the archive was stored before this run. */
  readonly copies: ExistingCopies;
  /** Whether this run wrote it. */
  readonly updated: boolean;
  /** Why it was written or not, in one sentence. */
  readonly because: string;
}

/** An archive, and the image it holds. */
export interface ArchivedImage extends ArchiveResult {
  readonly source: string;
  /** The id that the engine shows; the config digest when no engine was asked. */
  readonly imageid: string;
  /** The digest in its registry; empty when it has none. */
  readonly digest: string;
  /** The checks that it passed; undefined when it was not checked. */
  readonly checks?: readonly CheckResult[];
  /** The platforms that its registry has images for; undefined when the registry was not asked. */
  readonly platforms?: readonly Platform[];
}

/** An archive of this run, and the context that it was made in. */
export interface Archived {
  readonly context: ArchiveContext;
  readonly image: ArchivedImage;
}

/** Fetches an archive that exists already from the nearest place; undefined when none of its copies may or can be used. */
export async function reuseCopies(
  copies: ExistingCopies,
  { index, request, running }: Pick<ArchiveContext, 'index' | 'request' | 'running'>,
): Promise<ArchiveResult | undefined> {
  if (request.force) return undefined;
  const { file, artifact } = copies;
  if (file) await running.use(thingOf({ place: 'folder', archive: file.archive }));
  if (artifact) await running.use(thingOf(artifact));
  const ready = await index.fetch(copies);
  return ready && { ready, copies, updated: false, because: 'this very image is archived already' };
}

/** Writes the archive of an image that came as blobs; `onCopied` is called with each layer that is no longer needed. */
export async function archiveBlobs(
  image: ImageBlobs,
  copies: ExistingCopies,
  context: ArchiveContext,
  onCopied: (layer: LayerBlob) => Promise<void> = () => Promise.resolve(),
): Promise<ArchiveResult> {
  const saved = await saveBlobs(image, image.config.digest, toSaveContext(context), onCopied);
  return { ready: await describeSaved(saved, context.signal), copies, updated: true, because: whyNew(context) };
}

/** Why a new archive was written, in one sentence. */
export function whyNew({ request }: Pick<ArchiveContext, 'request'>): string {
  return request.force ? 'force is true' : 'this image was not archived yet';
}

/** What writing an archive needs of a context. */
export function toSaveContext({ request, identity, stores, plan, early, log, signal }: ArchiveContext): SaveContext {
  const follow = (archive: ArchiveName, path: string) => early.follow(archive, path, plan.retentionDays);
  return { options: request, identity, dir: stores.dir, reference: plan.reference, follow, log, signal };
}
