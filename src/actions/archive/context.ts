import type { ImageIdentity } from '../../archive/format/metadata.ts';
import type { HeldImages } from '../../docker/held-images.ts';
import type { ArchiveIndex, Stores } from '../../stores/archive-index.ts';
import type { RunningStep } from '../../stores/running-steps.ts';
import type { ActionContext } from '../shared/context.ts';
import type { EarlyArtifact } from './early-artifact.ts';
import type { ArchivePlan } from './plan.ts';
import type { ArchiveRequest } from './request.ts';

/** What the stages of the root action share for one version of an image. */
export interface ArchiveContext extends ActionContext {
  readonly request: ArchiveRequest;
  readonly plan: ArchivePlan;
  readonly identity: ImageIdentity;
  readonly stores: Stores;
  readonly index: ArchiveIndex;
  readonly running: RunningStep;
  readonly early: EarlyArtifact;
  readonly held: HeldImages;
}
