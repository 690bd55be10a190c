/** The expression for a shell pattern that has to fit the whole text; `*` goes across `/`. */
export function compileGlob(pattern: string): RegExp {
  const source = pattern.replace(/\[(!?)(\]?[^\]]*)\]|[\s\S]/g, (token, not: string | undefined, set?: string) => {
    if (set !== undefined && set !== '') return `[${not ? '^' : ''}${set.replace(/[\\\][^]/g, '\\$&')}]`;
    if (token === '*') return '.*';
    if (token === '?') return '.';
    return token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 's');
}
