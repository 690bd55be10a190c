import { codeOf, messageOf } from '../core/errors.ts';
import { StorageRefusal } from './storage-refusal.ts';

// Azure's names for it.
const blocksGone = new Set(['InvalidBlockList', 'BlobNotFound']);

/** Whether an artifact could not be started because its run has one of that name, finished or not. */
export function isNameTaken(error: unknown): boolean {
  return /CreateArtifact.*(\(409\)|already exists)/is.test(messageOf(error));
}

/**
 * How long to wait, in milliseconds, for the other step that stores an artifact of the same name; undefined where an
 * upload failed for another reason.
 */
export function conflictWait(error: unknown): number | undefined {
  // The other step may still be uploading.
  if (isNameTaken(error)) return 300_000;
  // Its artifact replaced ours, whose blocks are gone, and has progressed about as far.
  if (/FinalizeArtifact.*\((400|404|409)\)/is.test(messageOf(error)) || blocksGone.has(storageCode(error)))
    return 10_000;
  return undefined;
}

/** The same after an upload of this step broke off: GitHub may keep the name for that, and then nobody finishes it. */
export function ownWait(error: unknown): number | undefined {
  const wait = conflictWait(error);
  return wait === undefined ? undefined : Math.min(wait, 5000);
}

function storageCode(error: unknown): string {
  return error instanceof StorageRefusal ? codeOf(error.cause) : '';
}
