import type { ImageIdentity } from '../../archive/format/metadata.ts';
import type { ArchiveInputs } from '../archive/inputs.ts';
import type { World } from '../../core/environment.ts';
import type { Plan } from '../archive/plan.ts';
import type { Log } from '../../core/log.ts';
import type { Stores, Stock } from '../../stores/archive-index.ts';

/** What the door hands to an action: how to speak, what to hide, when to stop. */
export interface Tools {
  readonly log: Log;
  /** Runs a stage in a log group of its own; `done` says what came of it. */
  readonly stage: <T>(name: string, work: () => Promise<T>, done?: (result: T) => string) => Promise<T>;
  readonly mask: (secret: string) => void;
  readonly signal: AbortSignal;
}

/** Everything the stages of the root action share. */
export interface Step extends Tools {
  readonly inputs: ArchiveInputs;
  readonly world: World;
  readonly plan: Plan;
  readonly identity: ImageIdentity;
  readonly stores: Stores;
  readonly stock: Stock;
}
