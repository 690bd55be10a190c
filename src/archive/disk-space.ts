import { formatBytes } from '../core/format.ts';
import type { ArchiveFormat } from '../image/name.ts';

/** Bytes that a new archive takes: surely, and at worst. */
export interface DiskSpaceNeed {
  readonly least: number;
  readonly most: number;
}

/** Whether a folder has room for a new archive. */
export type DiskSpaceVerdict =
  { readonly kind: 'enough' } | { readonly kind: 'doubtful' | 'short'; readonly because: string };

/** Says what a conversion takes of an archive file of `size` bytes with a tar of `tarSize`, undefined where nobody knows. */
export function spaceForConversion(size: number, tarSize: number | undefined, format: ArchiveFormat): DiskSpaceNeed {
  const most = tarSize ?? size;
  if (format === 'docker') return { least: most, most };
  // One compression may be twice as good as another; of what a bare tar comes to nothing is known.
  return { least: tarSize === size ? 0 : Math.min(size, most) / 2, most };
}

/** Says what saving an image takes, whose size the engine or registry tells; what they mean by it differs, so nothing is sure. */
export function spaceForSaving(size: number): DiskSpaceNeed {
  return { least: 0, most: size };
}

/** Judges the free bytes of a folder, with the numbers. */
export function judgeDiskSpace({ least, most }: DiskSpaceNeed, free: number, dir: string): DiskSpaceVerdict {
  if (free >= most) return { kind: 'enough' };
  const short = free < least;
  const needed = short ? `at least ${formatBytes(Math.ceil(least))}` : `up to ${formatBytes(most)}`;
  return {
    kind: short ? 'short' : 'doubtful',
    because: `the archive needs ${needed}, and ${formatBytes(free)} are free in ${dir}`,
  };
}
