import { createHash, randomBytes } from 'node:crypto';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { Progress } from '../core/progress.ts';
import type { GitHubApi } from './github/api.ts';
import { GitHubRefusal } from './github/refusal.ts';
import type { ListedAsset, ListedRelease } from './github/rows.ts';
import { checkSent } from './sidecar.ts';

/** A file that becomes an asset of a release. */
export interface AssetUpload {
  readonly release: ListedRelease;
  /** The name and the label of the asset. */
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** Another step took the name of the asset meanwhile; what it stored there may be the same. */
export class AssetTaken extends Error {
  readonly transient = true;
}

// Milliseconds; after a cancel the process is soon killed.
const clearTimeLimit = 3000;

/**
 * Whether an asset has this name; GitHub replaces special characters such as `~` and `=` by `.` in names, and something
 * else may upload without a label.
 */
export function isNamed(asset: Pick<ListedAsset, 'name' | 'label'>, name: string): boolean {
  const stored = name.replace(/[^A-Za-z0-9@+_-]+/g, '.').replace(/^\.|\.$/g, '');
  return asset.label === name || asset.name === name || asset.name === stored;
}

/** Uploads a file under a name that is free, and proves it; what did not arrive whole is removed. */
export async function uploadNew(
  api: GitHubApi,
  upload: AssetUpload,
  log: Log,
  signal: AbortSignal,
): Promise<ListedAsset> {
  return clearAfterFailure(
    () => send(api, upload, upload.name, log),
    async (clearing, error) => {
      // The asset that has the name now is another step's.
      if (error instanceof AssetTaken) return;
      const left = (await clearing.listAssets(upload.release.id)).find(asset => isNamed(asset, upload.name));
      if (left && !isSame(left, upload)) await clearing.deleteAsset(left.id);
    },
    { api, left: upload.name, log, signal },
  );
}

/**
 * Uploads a file under a temporary name, proves it, and gives it the name of `old`, which stays under that name until
 * then. After a failure the release has `old` as before, and nothing else.
 */
export async function uploadInsteadOf(
  api: GitHubApi,
  old: ListedAsset,
  upload: AssetUpload,
  log: Log,
  signal: AbortSignal,
): Promise<ListedAsset> {
  const { release, name } = upload;
  const own = randomBytes(4).toString('hex');
  const [temporary, aside] = [`${name}.${own}.new`, `${name}.${own}.old`];
  const swap = async () => {
    const uploaded = await send(api, upload, temporary, log);
    // An asset that is renamed can be named back, and a deleted one is lost.
    await api.renameAsset(old.id, aside, aside);
    const renamed = await takeName(api.renameAsset(uploaded.id, name, name), name);
    if (!renamed) throw new AssetTaken(`the asset ${temporary} was deleted by something else`);
    return renamed;
  };
  const clear = async (clearing: GitHubApi) => {
    const assets = await clearing.listAssets(release.id);
    const moved = assets.find(({ id, label }) => id === old.id && label === aside);
    const replaced = assets.some(asset => isNamed(asset, name));
    if (moved && replaced) await clearing.deleteAsset(old.id);
    else if (moved) await clearing.renameAsset(old.id, old.name, old.label);
    const left = assets.find(asset => isNamed(asset, temporary));
    if (left) await clearing.deleteAsset(left.id);
  };
  const asset = await clearAfterFailure(swap, clear, { api, left: `${temporary} or ${aside}`, log, signal });
  await removeReplaced(api, old, aside, log, signal);
  return asset;
}

// The new asset has its name by now, so the upload has succeeded.
async function removeReplaced(
  api: GitHubApi,
  old: ListedAsset,
  aside: string,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const deleting = signal.aborted ? api.until(AbortSignal.timeout(clearTimeLimit)) : api;
  try {
    await deleting.deleteAsset(old.id);
  } catch (error) {
    log.warning(`The asset that was replaced is still there as ${aside}, and can be deleted: ${messageOf(error)}`);
  }
}

async function send(api: GitHubApi, upload: AssetUpload, name: string, log: Log): Promise<ListedAsset> {
  const { release, path, size } = upload;
  using progress = new Progress(log, `Uploading ${upload.name}`, size);
  const sent = createHash('sha256');
  const onBytes = (bytes: Buffer) => {
    sent.update(bytes);
    progress.add(bytes.length);
  };
  const asset = await takeName(api.uploadAsset(release.uploadUrl, name, { path, size, onBytes }), name);
  if (progress.bytes === size) checkSent(upload, sent.digest('hex'));
  if (isSame(asset, upload)) return asset;
  const message = `the asset ${upload.name} differs from the archive: ${asset.size} bytes, sha256:${asset.sha256}, instead of ${size} bytes, sha256:${upload.sha256}`;
  throw new ActionError('RELEASE_FAILED', message, { hint: 'Run the step again.' });
}

async function takeName<T>(call: Promise<T>, name: string): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof GitHubRefusal) || !/\balready_exists\b/.test(error.message)) throw error;
    throw new AssetTaken(`another step uploads ${name}`, { cause: error });
  }
}

function isSame({ whole, size, sha256 }: ListedAsset, archive: AssetUpload): boolean {
  return whole && size === archive.size && (sha256 === '' || sha256 === archive.sha256);
}

interface Clearing {
  readonly api: GitHubApi;
  /** What is left when even the cleanup fails. */
  readonly left: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

async function clearAfterFailure<T>(
  work: () => Promise<T>,
  clear: (api: GitHubApi, error: unknown) => Promise<void>,
  { api, left, log, signal }: Clearing,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    try {
      await clear(signal.aborted ? api.until(AbortSignal.timeout(clearTimeLimit)) : api, error);
    } catch (problem) {
      log.warning(`The release may have something left of this upload, ${left}: ${messageOf(problem)}`);
    }
    throw error;
  }
}
