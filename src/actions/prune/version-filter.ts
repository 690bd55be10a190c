import { judgeVersion } from '../../image/version.ts';
import type { VersionFilter } from '../../prune/rules.ts';
import { readGlob } from '../shared/glob-input.ts';
import type { InputReader } from '../shared/input-reader.ts';

/** Reads `versions`, whose globs with `!` exempt what the others select, and `dirty-only` with its pattern. */
export function readVersionFilter(read: InputReader): VersionFilter {
  const globs = read.lines('versions');
  const exempt = globs.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1).trim());
  if (exempt.includes('')) read.reject('versions', '!', 'a glob after "!"', 'versions: "!1.*"');
  const selected = globs.filter(glob => !glob.startsWith('!'));
  const findSelected = makeFinder(read, selected);
  const findExempt = makeFinder(read, exempt);
  const isDirty = readDirtyOnly(read);
  return version => {
    const exempted = findExempt(version);
    if (exempted !== undefined) return { selected: false, because: `versions !${exempted}` };
    const glob = findSelected(version);
    if (selected.length > 0 && glob === undefined) return { selected: false, because: 'none of versions' };
    const verdict = isDirty?.(version);
    if (verdict?.dirty === false) return { selected: false, because: verdict.because };
    const reasons = [glob && `versions ${glob}`, verdict?.because];
    return { selected: true, because: reasons.filter(Boolean).join('; ') };
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
