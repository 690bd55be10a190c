const mostHops = 40;

/**
 * Finds where a path in a tree ends when its links are followed, as a path in that tree; undefined when it leads out
 * of it or in circles. `links` are all links of the tree, path to target; `base` is where the tree lies in its image,
 * absolute and without links itself.
 */
export function resolveLink(path: string, links: ReadonlyMap<string, string>, base: string): string | undefined {
  const root = split(base);
  let at = root;
  let ahead = split(path);
  for (let hops = 0; ahead.length > 0;) {
    const [part = '', ...rest] = ahead;
    const next = part === '..' ? at.slice(0, -1) : [...at, part];
    // Of what lies beside the way to the tree nothing is known.
    if (!isOnWay(next, root)) return undefined;
    const target = links.get(next.slice(root.length).join('/'));
    if (part === '..' || target === undefined) {
      [at, ahead] = [next, rest];
      continue;
    }
    if (++hops > mostHops) return undefined;
    if (target.startsWith('/')) at = [];
    ahead = [...split(target), ...rest];
  }
  return at.length < root.length ? undefined : at.slice(root.length).join('/');
}

function isOnWay(parts: readonly string[], root: readonly string[]): boolean {
  return root.every((part, i) => i >= parts.length || parts[i] === part);
}

function split(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.');
}
