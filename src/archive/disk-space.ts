import { statfs } from 'node:fs/promises';
import { ActionError } from '../core/errors.ts';
import { formatBytes } from '../core/format.ts';
import type { Log } from '../core/log.ts';
import type { ArchiveFormat } from '../image/name.ts';

/** Bytes that a new archive needs: at least, and at most. */
export interface DiskSpaceNeed {
  readonly least: number;
  readonly most: number;
}

/** Whether a folder has room for a new archive. */
export type DiskSpaceVerdict =
  { readonly kind: 'enough' } | { readonly kind: 'doubtful' | 'short'; readonly because: string };

/** What converting an archive file needs; `size` is its bytes, `tarSize` those of its tar, undefined if unknown. */
export function spaceForConversion(size: number, tarSize: number | undefined, format: ArchiveFormat): DiskSpaceNeed {
  const most = tarSize ?? size;
  if (format === 'docker') return { least: most, most };
  // One compression may be twice as good as another. How well a bare tar compresses is unknown.
  return { least: tarSize === size ? 0 : Math.min(size, most) / 2, most };
}

/** What saving an image of this size needs. Engines and registries define the size differently, so there is no lower bound. */
export function spaceForSaving(size: number): DiskSpaceNeed {
  return { least: 0, most: size };
}

/** Compares what an archive needs with the free bytes of a folder. */
export function judgeDiskSpace({ least, most }: DiskSpaceNeed, free: number, dir: string): DiskSpaceVerdict {
  if (free >= most) return { kind: 'enough' };
  const short = free < least;
  const needed = short ? `at least ${formatBytes(Math.ceil(least))}` : `up to ${formatBytes(most)}`;
  return {
    kind: short ? 'short' : 'doubtful',
    because: `the archive needs ${needed}, and ${formatBytes(free)} are free in ${dir}`,
  };
}

/** Throws `DISK_SPACE` if the archive folder cannot hold the archive, and warns if it may not. */
export async function checkDiskSpace(dir: string, need: DiskSpaceNeed, log: Log): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  const verdict = judgeDiskSpace(need, bavail * bsize, dir);
  if (verdict.kind === 'doubtful') log.warning(`The disk may become full: ${verdict.because}`);
  if (verdict.kind === 'short') {
    throw new ActionError('DISK_SPACE', `not enough space: ${verdict.because}`, { hint: freeSpaceHint });
  }
}

/** The error for a disk that became full while `what` was written. */
export function diskFull(what: string, dir: string, cause: unknown): ActionError {
  return new ActionError('DISK_FULL', `${what} failed: no space left in ${dir}`, { hint: freeSpaceHint, cause });
}

const freeSpaceHint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';
