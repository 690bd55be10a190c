/** The runs whose versions get a suffix, named by their inputs. */
export type SuffixKind = 'nightly' | 'snapshot';

/** The suffix of all versions of a run, in UTC: `-20250131`, or `-20250131-235959` for a snapshot. `time` is in milliseconds since 1970. */
export function makeVersionSuffix(kind: SuffixKind, time: number): string {
  const [day = '', clock = ''] = new Date(time)
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .split('T');
  return kind === 'nightly' ? `-${day}` : `-${day}-${clock}`;
}
