import type { ArchiveInputs, Existing } from './inputs.ts';
import type { Gate } from './plan.ts';
import { formatReference, type TaggedReference } from '../../image/reference.ts';
import { judgeVersion, type DirtyVerdict } from '../../image/version.ts';

/** What is published under which names, decided from the inputs alone. */
export interface PublishPlan {
  /** Every name of the image that is known before: `image:tag` first, each once. */
  readonly names: readonly TaggedReference[];
  readonly latest: LatestPlan;
  /** Whether a dirty version may be published as asked. */
  readonly gate: Gate;
}

/** Whether `image:latest` moves: `ask` leaves it to the tags that the registry has. */
export interface LatestPlan {
  readonly kind: 'yes' | 'no' | 'ask';
  readonly because: string;
}

/** Decides names, `latest`, and whether a dirty version is let through. */
export function planPublish(inputs: ArchiveInputs, verdict: DirtyVerdict, tag: string): PublishPlan {
  const own = { ...nameless(inputs), tag };
  const latest = planLatest(inputs, verdict, tag);
  const moved = latest.kind === 'yes' ? [{ ...own, tag: 'latest' }] : [];
  const names = new Map([own, ...inputs.publish.tags, ...moved].map(each => [formatReference(each), each]));
  return { names: [...names.values()], latest, gate: decideGate(inputs, verdict) };
}

/** What a run would publish, one sentence each; empty when nothing is asked for. */
export function describePublish({ publish }: ArchiveInputs, { names, latest }: PublishPlan): string[] {
  const { push, tagLatest, release, removeImage } = publish;
  const written = names.map(formatReference).join(', ');
  const asksLatest = push || tagLatest === 'true';
  return [
    ...(names.length > 1 ? [`tag the image ${written}`] : []),
    ...(push ? [`push ${written}, and prove that each registry has the archived image`] : []),
    ...(asksLatest
      ? [`${{ yes: 'move', no: 'not move', ask: 'perhaps move' }[latest.kind]} latest: ${latest.because}`]
      : []),
    ...(release ? [`attach the archive to the release ${release}`] : []),
    ...(removeImage === 'none' ? [] : [`remove ${removeImage === 'tag' ? written : 'the image'} from the engine`]),
  ];
}

/** Whether a version becomes `latest` beside the tags that its registry has: only as the highest of all clean ones. */
export function judgeLatest(
  version: string,
  tags: readonly string[],
  dirtyPattern?: RegExp,
): { readonly moves: boolean; readonly because: string } {
  // Beside 1.4.0 a tag such as 20261121 is no version.
  const others = tags.filter(
    tag => isRelease(tag) && tag.includes('.') === version.includes('.') && !judgeVersion(tag, dirtyPattern).dirty,
  );
  const higher = others
    .filter(tag => compareReleases(tag, version) > 0)
    .sort(compareReleases)
    .at(-1);
  if (higher !== undefined) return { moves: false, because: `${higher} is higher than ${version}` };
  return { moves: true, because: `${version} is the highest clean version among ${tags.length} tags` };
}

/** An asset of a release, as far as the decision needs it. */
export interface AssetFacts {
  /** Whether its bytes arrived whole. */
  readonly whole: boolean;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, 64 hex digits; empty when nobody tells. */
  readonly sha256: string;
}

/** What is done with an archive that is to be an asset, and why. */
export interface AssetDecision {
  readonly kind: 'upload' | 'present' | 'replace' | 'keep' | 'refuse';
  readonly because: string;
}

/** Bytes from which on a release takes no asset. */
export const assetLimit = 2 ** 31;

/**
 * Decides what becomes of the asset that has the archive's name already. The name holds the image id, so that other
 * bytes are the same image packed otherwise: of a clean version the input `existing` decides, of a dirty one the
 * newest wins.
 */
export function decideAsset(
  archive: Pick<AssetFacts, 'size' | 'sha256'>,
  asset: AssetFacts | undefined,
  existing: Existing,
  dirty: boolean,
): AssetDecision {
  if (!asset) return { kind: 'upload', because: 'the release has no asset of this name' };
  if (!asset.whole) return { kind: 'replace', because: 'an earlier upload of it was not finished' };
  if (asset.sha256 === archive.sha256) return { kind: 'present', because: 'the release has these very bytes' };
  if (asset.sha256 === '' && asset.size === archive.size) {
    return { kind: 'present', because: 'the release has one of this name and size, and tells no digest' };
  }
  if (dirty) return { kind: 'replace', because: 'the release has other bytes, and the version is dirty' };
  const because = `the release has other bytes, and existing is ${existing}`;
  return { kind: { rebuild: 'replace', reuse: 'keep', fail: 'refuse' }[existing] as AssetDecision['kind'], because };
}

function nameless({ image: { host, path, repository } }: ArchiveInputs): Omit<TaggedReference, 'tag'> {
  return { host, path, repository };
}

function planLatest(inputs: ArchiveInputs, verdict: DirtyVerdict, tag: string): LatestPlan {
  const { push, tagLatest, tags } = inputs.publish;
  const { repository } = inputs.image;
  if (tagLatest === 'false') return { kind: 'no', because: 'tag-latest is false' };
  if (tag === 'latest') return { kind: 'no', because: 'it is the tag of the version already' };
  if (tagLatest === 'true') return { kind: 'yes', because: 'tag-latest is true' };
  if (!push) return { kind: 'no', because: 'nothing is pushed' };
  if (tags.some(each => formatReference(each) === `${repository}:latest`)) {
    return { kind: 'no', because: 'tags names it already' };
  }
  if (verdict.dirty) return { kind: 'no', because: `the version is dirty: ${verdict.because}` };
  if (!isRelease(inputs.version)) {
    return { kind: 'no', because: `${inputs.version} is no plain version as 1.4.0 is, so that no order is certain` };
  }
  return { kind: 'ask', because: `only when ${inputs.version} is the highest clean version in the registry` };
}

function decideGate({ publish, allowDirty }: ArchiveInputs, { dirty, because }: DirtyVerdict): Gate {
  const asked = [
    publish.push ? 'push' : '',
    publish.release ? 'release' : '',
    publish.tagLatest === 'true' ? 'tag-latest' : '',
  ].filter(Boolean);
  if (!dirty || asked.length === 0) return { kind: 'open' };
  const what = asked.join(' and ');
  if (allowDirty) return { kind: 'warn', because: `${what} of a dirty version, let pass by allow-dirty: ${because}` };
  return { kind: 'refuse', because: `${what} is only for clean versions, and this one is dirty: ${because}` };
}

// What comes after the numbers is a pre-release to some and a revision to others.
function isRelease(text: string): boolean {
  return /^v?\d+(\.\d+)*$/.test(text);
}

function compareReleases(a: string, b: string): number {
  const [left, right] = [a, b].map(text => text.replace('v', '').split('.').map(BigInt));
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const [one, other] = [left?.[i] ?? 0n, right?.[i] ?? 0n];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
