const maxHops = 40;

/**
 * Follows the links of a path in a tree and gives the path in the tree where it ends; undefined when it leaves the tree
 * or runs in circles. `links` has the target of every link in the tree by its path; `base` is the absolute path of the
 * tree in its image, without links in it.
 */
export function resolveLink(path: string, links: ReadonlyMap<string, string>, base: string): string | undefined {
  const root = split(base);
  let at = root;
  let ahead = split(path);
  for (let hops = 0; ahead.length > 0;) {
    const [part = '', ...rest] = ahead;
    const next = part === '..' ? at.slice(0, -1) : [...at, part];
    // Links outside the tree are not known.
    if (!isOnWay(next, root)) return undefined;
    const target = links.get(next.slice(root.length).join('/'));
    if (part === '..' || target === undefined) {
      [at, ahead] = [next, rest];
      continue;
    }
    if (++hops > maxHops) return undefined;
    if (target.startsWith('/')) at = [];
    ahead = [...split(target), ...rest];
  }
  return at.length < root.length ? undefined : at.slice(root.length).join('/');
}

// Whether a path is inside the tree, or one of the folders that lead to it.
function isOnWay(parts: readonly string[], root: readonly string[]): boolean {
  return root.every((part, i) => i >= parts.length || parts[i] === part);
}

function split(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.');
}
