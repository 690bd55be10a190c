import { isPlainVersion } from '../../image/latest.ts';
import { formatReference, type TaggedReference } from '../../image/reference.ts';
import type { DirtyVerdict } from '../../image/version.ts';
import type { Gate } from './gate.ts';
import type { ArchiveRequest } from './request.ts';

/** Under which names the image is published, decided from the request alone. */
export interface PublishPlan {
  /** Every name of the image that is known in advance: `image:tag` first, no name twice. */
  readonly names: readonly TaggedReference[];
  readonly latest: LatestPlan;
  /** Whether a dirty version may be published as the request asks. */
  readonly gate: Gate;
}

/** Whether `image:latest` moves; `ask` depends on the tags that the registry has. */
export interface LatestPlan {
  readonly kind: 'yes' | 'no' | 'ask';
  readonly because: string;
}

/** Decides names, `latest`, and whether a dirty version may be published. */
export function planPublish(request: ArchiveRequest, verdict: DirtyVerdict, tag: string): PublishPlan {
  const { host, path, repository } = request.image;
  const own = { host, path, repository, tag };
  const latest = planLatest(request, verdict, tag);
  const moved = latest.kind === 'yes' ? [{ ...own, tag: 'latest' }] : [];
  const names = new Map([own, ...request.publish.tags, ...moved].map(each => [formatReference(each), each]));
  return { names: [...names.values()], latest, gate: decidePublishGate(request, verdict) };
}

function planLatest({ publish, image, version }: ArchiveRequest, verdict: DirtyVerdict, tag: string): LatestPlan {
  const { push, tagLatest, tags } = publish;
  if (tagLatest === 'false') return { kind: 'no', because: 'tag-latest is false' };
  if (tag === 'latest') return { kind: 'no', because: 'it is the tag of the version already' };
  if (tagLatest === 'true') return { kind: 'yes', because: 'tag-latest is true' };
  if (!push) return { kind: 'no', because: 'nothing is pushed' };
  if (tags.some(each => formatReference(each) === `${image.repository}:latest`)) {
    return { kind: 'no', because: 'tags names it already' };
  }
  if (verdict.dirty) return { kind: 'no', because: `the version is dirty: ${verdict.because}` };
  if (!isPlainVersion(version)) {
    return { kind: 'no', because: `${version} is not a plain version such as 1.4.0, so its order is uncertain` };
  }
  return { kind: 'ask', because: `only when ${version} is the highest clean version in the registry` };
}

function decidePublishGate({ publish, allowDirty }: ArchiveRequest, { dirty, because }: DirtyVerdict): Gate {
  const asked = [
    publish.push && 'push',
    publish.release !== '' && 'release',
    publish.tagLatest === 'true' && 'tag-latest',
  ].filter(each => each !== false);
  if (!dirty || asked.length === 0) return { kind: 'open' };
  const what = asked.join(' and ');
  if (allowDirty) return { kind: 'warn', because: `${what} of a dirty version, allowed by allow-dirty: ${because}` };
  return { kind: 'refuse', because: `${what} is only for clean versions, and this one is dirty: ${because}` };
}

/** What a run would publish, one sentence each; empty when nothing is asked for. */
export function describePublish({ publish }: ArchiveRequest, { names, latest }: PublishPlan): string[] {
  const { push, tagLatest, release, removeImage } = publish;
  const written = names.map(formatReference).join(', ');
  const asksLatest = push || tagLatest === 'true';
  const move = { yes: 'move', no: 'not move', ask: 'perhaps move' }[latest.kind];
  return [
    names.length > 1 && `tag the image ${written}`,
    push && `push ${written}, and prove that each registry has the archived image`,
    asksLatest && `${move} latest: ${latest.because}`,
    release !== '' && `attach the archive to the release ${release}`,
    removeImage !== 'none' && `remove ${removeImage === 'tag' ? written : 'the image'} from the engine`,
  ].filter(each => each !== false);
}
