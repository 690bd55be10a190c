import { messageOf } from '../core/errors.ts';

/**
 * How long to wait, in milliseconds, for the other step that stores an artifact of the same name; undefined where an
 * upload failed for another reason.
 */
export function conflictWait(error: unknown): number | undefined {
  const words = messageOf(error);
  // The other step may still be uploading.
  if (/CreateArtifact.*(\(409\)|already exists)/is.test(words)) return 300_000;
  // Its artifact replaced ours, whose blocks are gone, and is about as far as ours was.
  if (/FinalizeArtifact.*\((400|404|409)\)|InvalidBlockList|BlobNotFound/is.test(words)) return 10_000;
  return undefined;
}
