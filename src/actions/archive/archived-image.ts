import type { CheckResult } from '../../checks/result.ts';
import type { SaveContext } from '../../archive/save-job.ts';
import type { Platform } from '../../image/platform.ts';
import type { ExistingCopies } from '../../stores/archive-index.ts';
import type { ReadyArchive } from '../../stores/store.ts';
import type { ArchiveContext } from './context.ts';

/** An archive in the folder, and how it came there. */
export interface Obtained {
  readonly ready: ReadyArchive;
  /** Where the archive was before this step. */
  readonly where: ExistingCopies;
  readonly updated: boolean;
  /** Why it was written or not, in one sentence. */
  readonly because: string;
}

/** An archive and the image it holds, as the outputs tell it. */
export interface ObtainedImage extends Obtained {
  readonly source: string;
  /** The id the engine shows; the config digest where no engine was asked. */
  readonly imageid: string;
  /** The digest in its registry; empty when it has none. */
  readonly digest: string;
  /** The checks it passed; none where none was asked for. */
  readonly checks?: readonly CheckResult[];
  /** What its registry has images for; undefined where that was not asked. */
  readonly platforms?: readonly Platform[] | undefined;
}

/** An archive of this run, and the step it was made in. */
export interface Made {
  readonly step: ArchiveContext;
  readonly obtained: ObtainedImage;
}

/** Takes an archive that exists already from where it is; undefined where it cannot be used. */
export async function takeArchive(where: ExistingCopies, step: ArchiveContext): Promise<Obtained | undefined> {
  const ready = await step.index.fetch(where);
  return ready && { ready, where, updated: false, because: 'this very image is archived already' };
}

/** What making an archive needs of a step. */
export function contextOf({ inputs, identity, stores, plan, log, signal }: ArchiveContext): SaveContext {
  return { options: inputs, identity, dir: stores.dir, reference: plan.reference, log, signal };
}
