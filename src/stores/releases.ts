import { formatName, type ArchiveName } from '../image/name.ts';
import { assetLimit, decideAsset, type AssetDecision, type ExistingPolicy } from './release-asset.ts';
import { ActionError } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Log } from '../core/log.ts';
import { retry } from '../core/retry.ts';
import type { GitHubApi } from './github/api.ts';
import type { ListedAsset, ListedRelease } from './github/rows.ts';
import { explainAsset, immutableRelease } from './release-error.ts';
import { isNamed, uploadInsteadOf, uploadNew } from './release-upload.ts';

/** An archive and the release that it is attached to. */
export interface ReleaseOrder {
  /** Tag of the release. */
  readonly tag: string;
  readonly archive: {
    readonly archive: ArchiveName;
    readonly path: string;
    /** Bytes. */
    readonly size: number;
    /** 64 hex digits. */
    readonly sha256: string;
  };
  readonly existing: ExistingPolicy;
  readonly dirty: boolean;
}

/** An archive that is an asset of a release. */
export interface AttachedAsset {
  readonly url: string;
  /** Why it was uploaded or not, in one sentence. */
  readonly because: string;
}

/**
 * Attaches an archive to a release under its file name. GitHub replaces `~` and `=` by `.` in it, and keeps it in the
 * label. Throws `RELEASE_TOO_LARGE`, `RELEASE_NOT_FOUND`, `RELEASE_DENIED`, `RELEASE_FAILED`,
 * `RELEASE_IMMUTABLE`, `EXISTS`.
 */
export async function attachToRelease(
  api: GitHubApi,
  order: ReleaseOrder,
  log: Log,
  signal: AbortSignal,
): Promise<AttachedAsset> {
  const { archive, tag } = order;
  const name = formatName(archive.archive);
  refuseLarge(name, archive.size);
  try {
    const release = await findRelease(api, tag);
    const rules = { what: `attaching ${name}`, tries: 3, pause: 2000 };
    return await retry(rules, () => attach(api, release, order, log, signal), log, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw explainAsset(name, tag, error);
  }
}

function refuseLarge(name: string, size: number): void {
  if (size < assetLimit) return;
  const hint =
    'Make it smaller, or push the image instead:\n  with:\n    archive-format: tzst\n    compression-level: 9';
  const message = `${name} has ${formatBytes(size)}, and a release takes files below 2 GiB`;
  throw new ActionError('RELEASE_TOO_LARGE', message, { hint });
}

// GitHub does not find drafts by their tag.
async function findRelease(api: GitHubApi, tag: string): Promise<ListedRelease> {
  const found = (await api.findRelease(tag)) ?? (await api.findDraft(tag));
  if (found) return found;
  const hint = `Create it before this step; a draft is enough:\n  - run: gh release create ${tag} --draft\n    env:\n      GH_TOKEN: \${{ github.token }}\nThe token needs\n  permissions:\n    contents: write`;
  throw new ActionError('RELEASE_NOT_FOUND', `this repository has no release ${JSON.stringify(tag)}`, { hint });
}

async function attach(
  api: GitHubApi,
  release: ListedRelease,
  order: ReleaseOrder,
  log: Log,
  signal: AbortSignal,
): Promise<AttachedAsset> {
  const { archive, existing, dirty, tag } = order;
  const name = formatName(archive.archive);
  const there = (await api.listAssets(release.id)).find(asset => isNamed(asset, name));
  const decision = decideAsset(archive, there, existing, dirty);
  if (there && (decision.kind === 'present' || decision.kind === 'keep')) return keep(name, there, decision, log);
  if (decision.kind === 'refuse') {
    const hint = 'Choose a new version, or let the newest replace it:\n  with:\n    existing: rebuild';
    throw new ActionError('EXISTS', `${name} is already an asset of ${tag}: ${decision.because}`, { hint });
  }
  if (release.immutable) throw immutableRelease(name, tag);
  if (there) log.info(`Replacing the asset ${there.name}: ${decision.because}`);
  const upload = { release, name, path: archive.path, size: archive.size, sha256: archive.sha256 };
  const asset = await (there ? uploadInsteadOf(api, there, upload, log, signal) : uploadNew(api, upload, log, signal));
  return { url: asset.url, because: `${asset.name}, ${formatBytes(asset.size)}: ${decision.because}` };
}

function keep(name: string, asset: ListedAsset, { kind, because }: AssetDecision, log: Log): AttachedAsset {
  if (kind === 'keep') log.notice(`${name} is not uploaded: ${because}`);
  return { url: asset.url, because };
}
