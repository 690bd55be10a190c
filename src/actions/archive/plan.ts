import { judgeVersion, toTag, type DirtyVerdict } from '../../image/version.ts';
import type { Gate } from './gate.ts';
import { planPublish, type PublishPlan } from './publish-plan.ts';
import type { PullPolicy } from './pull-policy.ts';
import type { ArchiveRequest } from './request.ts';

/** What the root action will do, decided from the request alone, each choice with its reason. */
export interface ArchivePlan {
  readonly verdict: DirtyVerdict;
  readonly tag: string;
  /** `repository:tag`, the name of the image in the engine and in the archive. */
  readonly reference: string;
  readonly pullPolicy: PullPolicy;
  readonly pullBecause: string;
  /** Days; 0: the repository's default. */
  readonly retentionDays: number;
  /** Whether `dirty-policy` lets the version pass. */
  readonly gate: Gate;
  readonly publish: PublishPlan;
}

/** Decides what a request comes to. */
export function planArchive(request: ArchiveRequest): ArchivePlan {
  const verdict = judgeVersion(request.version, request.dirtyPattern);
  const tag = toTag(request.version);
  return {
    verdict,
    tag,
    reference: `${request.image.repository}:${tag}`,
    ...choosePullPolicy(request.pull.policy, verdict.dirty),
    retentionDays: verdict.dirty ? request.dirtyRetentionDays : request.retentionDays,
    gate: decideGate(request, verdict),
    publish: planPublish(request, verdict, tag),
  };
}

function choosePullPolicy(
  asked: PullPolicy | undefined,
  dirty: boolean,
): Pick<ArchivePlan, 'pullPolicy' | 'pullBecause'> {
  if (asked) return { pullPolicy: asked, pullBecause: `pull-policy is ${asked}` };
  if (dirty) return { pullPolicy: 'always', pullBecause: 'a dirty version may have moved' };
  return { pullPolicy: 'missing', pullBecause: 'a clean version does not move' };
}

function decideGate({ dirtyPolicy, allowDirty }: ArchiveRequest, { dirty, because }: DirtyVerdict): Gate {
  if (!dirty || dirtyPolicy === 'allow') return { kind: 'open' };
  if (dirtyPolicy === 'warn') return { kind: 'warn', because: `version is dirty: ${because}` };
  if (allowDirty) return { kind: 'warn', because: `version is dirty, allowed by allow-dirty: ${because}` };
  return { kind: 'refuse', because: `dirty-policy is fail and the version is dirty: ${because}` };
}
