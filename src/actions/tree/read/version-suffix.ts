/** What the versions of a run that is no release end with. */
export type SuffixKind = 'nightly' | 'snapshot';

/** The end of every version of a run: `-20250131`, for a snapshot `-20250131-235959`, in UTC; `time` is milliseconds since 1970. */
export function makeVersionSuffix(kind: SuffixKind, time: number): string {
  const [day = '', clock = ''] = new Date(time)
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .split('T');
  return kind === 'nightly' ? `-${day}` : `-${day}-${clock}`;
}
