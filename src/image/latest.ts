import { judgeVersion } from './version.ts';

/**
 * Whether a version becomes `latest`, given the other tags of its repository: only when it is the highest of the clean
 * versions among them.
 */
export function judgeLatest(
  version: string,
  tags: readonly string[],
  dirtyPattern?: RegExp,
): { readonly moves: boolean; readonly because: string } {
  // A tag without a dot, such as 20261121, is usually a date, and not comparable with 1.4.0.
  const others = tags.filter(
    tag => isPlainVersion(tag) && tag.includes('.') === version.includes('.') && !judgeVersion(tag, dirtyPattern).dirty,
  );
  const higher = others
    .filter(tag => comparePlainVersions(tag, version) > 0)
    .sort(comparePlainVersions)
    .at(-1);
  if (higher !== undefined) return { moves: false, because: `${higher} is higher than ${version}` };
  return { moves: true, because: `${version} is the highest clean version among ${tags.length} tags` };
}

/** Whether a version consists of numbers alone, so that its order is certain: a suffix is a pre-release to some, a revision to others. */
export function isPlainVersion(version: string): boolean {
  return /^v?\d+(\.\d+)*$/.test(version);
}

function comparePlainVersions(a: string, b: string): number {
  const [left = [], right = []] = [a, b].map(text => text.replace('v', '').split('.').map(BigInt));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [one, other] = [left[i] ?? 0n, right[i] ?? 0n];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
