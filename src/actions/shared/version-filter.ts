import { judgeVersion } from '../../image/version.ts';
import { readGlob } from './glob-input.ts';
import type { InputReader } from './input-reader.ts';

/** Whether a version is one of those meant, and why; the reason is empty when nothing was said about versions. */
export type VersionFilter = (version: string) => { readonly fits: boolean; readonly because: string };

/** Reads `versions`, globs of which those with `!` spare what the others mean, and `dirty-only` with its pattern. */
export function readVersionFilter(read: InputReader): VersionFilter {
  const globs = read.lines('versions');
  const spared = globs.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1).trim());
  if (spared.includes('')) read.reject('versions', '!', 'a glob after "!"', 'versions: "!1.*"');
  const meant = globs.filter(glob => !glob.startsWith('!'));
  const findMeant = makeFinder(read, meant);
  const findSpared = makeFinder(read, spared);
  const isDirty = readDirtyOnly(read);
  return version => {
    const spare = findSpared(version);
    if (spare !== undefined) return { fits: false, because: `versions !${spare}` };
    const glob = findMeant(version);
    if (meant.length > 0 && glob === undefined) return { fits: false, because: 'none of versions' };
    const verdict = isDirty?.(version);
    if (verdict?.dirty === false) return { fits: false, because: verdict.because };
    const reasons = [glob && `versions ${glob}`, verdict?.because];
    return { fits: true, because: reasons.filter(Boolean).join('; ') };
  };
}

/** Gives the first glob that matches a version. */
function makeFinder(read: InputReader, patterns: readonly string[]): (version: string) => string | undefined {
  const globs = patterns.filter(Boolean).map(pattern => ({ pattern, matches: readGlob(read, 'versions', pattern) }));
  return version => globs.find(({ matches }) => matches(version))?.pattern;
}

function readDirtyOnly(read: InputReader): ((version: string) => ReturnType<typeof judgeVersion>) | undefined {
  const [dirtyOnly, pattern] = [read.flag('dirty-only'), read.pattern('dirty-pattern')];
  if (dirtyOnly) return version => judgeVersion(version, pattern);
  if (pattern) read.reject('dirty-pattern', pattern.source, 'only together with dirty-only', 'dirty-only: true');
  return undefined;
}
