import type { ArchiveInputs } from './inputs.ts';
import { planPublish, type PublishPlan } from './publish-plan.ts';
import type { PullPolicy } from './pull-policy.ts';
import { judgeVersion, toTag, type DirtyVerdict } from '../../image/version.ts';

/** What the root action will do, decided from the inputs alone, each choice with its reason. */
export interface Plan {
  readonly verdict: DirtyVerdict;
  readonly tag: string;
  /** `repository:tag`, the name of the image in the engine and in the archive. */
  readonly reference: string;
  readonly pullPolicy: PullPolicy;
  readonly pullBecause: string;
  /** Days; 0 is the repository's default. */
  readonly retentionDays: number;
  /** What stands in the way of starting, if anything. */
  readonly gate: Gate;
  readonly publish: PublishPlan;
}

/** Whether the dirty policy lets this version through. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'warn'; readonly because: string }
  | { readonly kind: 'refuse'; readonly because: string };

/** Decides what the inputs ask for. */
export function makePlan(inputs: ArchiveInputs): Plan {
  const verdict = judgeVersion(inputs.version, inputs.dirtyPattern);
  const tag = toTag(inputs.version);
  return {
    verdict,
    tag,
    reference: `${inputs.image.repository}:${tag}`,
    ...choosePullPolicy(inputs.pullPolicy, verdict.dirty),
    retentionDays: verdict.dirty ? inputs.dirtyRetentionDays : inputs.retentionDays,
    gate: decideGate(inputs, verdict),
    publish: planPublish(inputs, verdict, tag),
  };
}

function choosePullPolicy(asked: PullPolicy | undefined, dirty: boolean): Pick<Plan, 'pullPolicy' | 'pullBecause'> {
  if (asked) return { pullPolicy: asked, pullBecause: `pull-policy is ${asked}` };
  if (dirty) return { pullPolicy: 'always', pullBecause: 'a dirty version may have moved' };
  return { pullPolicy: 'missing', pullBecause: 'a clean version does not move' };
}

function decideGate(inputs: ArchiveInputs, verdict: DirtyVerdict): Gate {
  if (!verdict.dirty || inputs.dirtyPolicy === 'allow') return { kind: 'open' };
  if (inputs.dirtyPolicy === 'warn') return { kind: 'warn', because: `version is dirty: ${verdict.because}` };
  if (inputs.allowDirty)
    return { kind: 'warn', because: `version is dirty, let pass by allow-dirty: ${verdict.because}` };
  return { kind: 'refuse', because: verdict.because };
}
