import type { Identity } from './export/metadata.ts';
import type { ArchiveInputs } from './inputs/archive.ts';
import type { World } from './inputs/world.ts';
import type { Plan } from './plan/plan.ts';
import type { Log } from './report/log.ts';
import type { Stores, Stock } from './ship/stock.ts';

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
  readonly identity: Identity;
  readonly stores: Stores;
  readonly stock: Stock;
}
