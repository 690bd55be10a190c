import { ActionError } from '../../core/errors.ts';
import { orderCandidates, planPrune, type PlannedRow, type PruneRow } from '../../prune/plan.ts';
import type { Prunable } from '../../prune/rules.ts';
import type { RunningSteps } from '../../stores/running-steps.ts';
import type { PruneRequest } from './inputs.ts';

/** Something that could not be pruned; a whole scope has neither name nor size. */
export interface FailedRow extends PruneRow {
  readonly error: string;
}

/** What one run of the action `prune` is to delete. */
export interface PrunePlan {
  readonly rows: readonly PlannedRow<Prunable>[];
  /** The scopes that could not be searched. */
  readonly failed: readonly FailedRow[];
}

/** Decides by the rules of a request what goes; the order in which it was found does not matter. */
export function planRequest(
  found: readonly Prunable[],
  request: PruneRequest,
  running: RunningSteps,
): PlannedRow<Prunable>[] {
  const { keep, age, versions } = request;
  return planPrune(orderCandidates(found), { select: ({ version }) => versions(version), keep, age, running });
}

/** Throws `PRUNE_AMBIGUOUS` where archives of several repositories have a name that was given to select those of one image. */
export function refuseShared(found: readonly Prunable[], { exactNames }: PruneRequest): void {
  for (const name of exactNames) {
    const same = found.filter(each => each.name === name);
    const [one, other] = new Set(same.flatMap(({ repository }) => repository ?? []));
    if (one === undefined || other === undefined) continue;
    const message = `name ${name} has archives of two images, ${one} and ${other}; neither is pruned by the name alone`;
    throw new ActionError('PRUNE_AMBIGUOUS', message, { hint: `Say which one is meant:\n  with:\n    image: ${one}` });
  }
}

/** A row for a scope that could not be searched. */
export function toFailedScope(where: string, error: string): FailedRow {
  return { where, name: '', version: '', imageid: '', format: '', size: 0, because: 'could not be searched', error };
}
