import { statfs } from 'node:fs/promises';
import { judgeDiskSpace, type DiskSpaceNeed } from './disk-space.ts';
import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

/** Looks whether the archive folder has room: `DISK_SPACE` where it surely has not, a warning where it may not. */
export async function checkDiskSpace(dir: string, need: DiskSpaceNeed, log: Log): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  const verdict = judgeDiskSpace(need, bavail * bsize, dir);
  if (verdict.kind === 'doubtful') log.warning(`The disk may become full: ${verdict.because}`);
  if (verdict.kind !== 'short') return;
  const hint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';
  throw new ActionError('DISK_SPACE', `not enough space: ${verdict.because}`, { hint });
}
