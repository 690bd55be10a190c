import type { ImageIdentity } from '../../archive/format/metadata.ts';
import type { ArchiveIndex, Stores } from '../../stores/archive-index.ts';
import type { ActionContext } from '../shared/context.ts';
import type { ArchiveInputs } from './inputs.ts';
import type { Plan } from './plan.ts';

/** What the stages of the root action share for one version of an image. */
export interface ArchiveContext extends ActionContext {
  readonly inputs: ArchiveInputs;
  readonly plan: Plan;
  readonly identity: ImageIdentity;
  readonly stores: Stores;
  readonly index: ArchiveIndex;
}
