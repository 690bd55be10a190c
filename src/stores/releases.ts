import { formatName, type ArchiveName } from '../image/name.ts';
import { assetLimit, decideAsset, type AssetDecision, type ExistingPolicy } from './release-asset.ts';
import { ActionError } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Log } from '../core/log.ts';
import { Progress } from '../core/progress.ts';
import { retry } from '../core/retry.ts';
import type { GitHubApi } from './github/api.ts';
import { GitHubRefusal } from './github/refusal.ts';
import type { ListedAsset, ListedRelease } from './github/rows.ts';

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
 * Attaches an archive to a release under its file name. GitHub replaces `~` by `.` in it, and keeps it as it is in the
 * label. Throws `RELEASE_TOO_LARGE`, `RELEASE_NOT_FOUND`, `RELEASE_DENIED`, `RELEASE_FAILED`, `EXISTS`.
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
    // An interrupted upload leaves an unfinished asset, which the next try replaces.
    const rules = { what: `attaching ${name}`, tries: 3, pause: 2000 };
    return await retry(rules, () => attach(api, release, order, log), log, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof GitHubRefusal ? explainRefused(name, tag, error) : error;
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

async function attach(api: GitHubApi, release: ListedRelease, order: ReleaseOrder, log: Log): Promise<AttachedAsset> {
  const { archive, existing, dirty } = order;
  const name = formatName(archive.archive);
  const there = (await api.listAssets(release.id)).find(asset => isNamed(asset, name));
  const decision = decideAsset(archive, there, existing, dirty);
  if (there && (decision.kind === 'present' || decision.kind === 'keep')) return keep(name, there, decision, log);
  if (decision.kind === 'refuse') {
    const hint = 'Choose a new version, or let the newest replace it:\n  with:\n    existing: rebuild';
    throw new ActionError('EXISTS', `${name} is already an asset of ${order.tag}: ${decision.because}`, { hint });
  }
  if (there) {
    log.info(`Replacing the asset ${there.name}: ${decision.because}`);
    await api.deleteAsset(there.id);
  }
  using progress = new Progress(log, `Uploading ${name}`, archive.size);
  const file = { path: archive.path, size: archive.size, onBytes: (count: number) => progress.add(count) };
  const asset = await api.uploadAsset(release.uploadUrl, name, file);
  checkUploaded(asset, archive);
  return { url: asset.url, because: `${asset.name}, ${formatBytes(asset.size)}: ${decision.because}` };
}

// An asset that something else uploaded has no label.
function isNamed(asset: ListedAsset, name: string): boolean {
  return asset.label === name || asset.name === name || asset.name === name.replaceAll('~', '.');
}

function keep(name: string, asset: ListedAsset, { kind, because }: AssetDecision, log: Log): AttachedAsset {
  if (kind === 'keep') log.notice(`${name} is not uploaded: ${because}`);
  return { url: asset.url, because };
}

function checkUploaded({ name, whole, size, sha256 }: ListedAsset, archive: ReleaseOrder['archive']): void {
  const same = whole && size === archive.size && (sha256 === '' || sha256 === archive.sha256);
  if (same) return;
  const message = `the asset ${name} differs from the archive: ${size} bytes, sha256:${sha256}, instead of ${archive.size} bytes, sha256:${archive.sha256}`;
  throw new ActionError('RELEASE_FAILED', message, { hint: 'Delete the asset and run the step again.' });
}

function explainRefused(name: string, tag: string, cause: GitHubRefusal): ActionError {
  const denied = [401, 403, 404].includes(cause.status);
  const hint = denied
    ? 'Let the token of the workflow write releases:\n  permissions:\n    contents: write'
    : 'Run the step again; assets that are already there are not uploaded twice.';
  const message = `cannot attach ${name} to the release ${tag}: ${cause.message}`;
  return new ActionError(denied ? 'RELEASE_DENIED' : 'RELEASE_FAILED', message, { hint, cause });
}
