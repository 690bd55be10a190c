const mostHops = 40;

/**
 * Finds where a link in a tree ends, as a path in that tree; undefined when it leads out of it or in circles. `links`
 * are all links of the tree, path to target; `base` is where the tree lies in its image, absolute.
 */
export function resolveLink(path: string, links: ReadonlyMap<string, string>, base: string): string | undefined {
  let ahead = split(path);
  let at: string[] = [];
  for (let hops = 0; ahead.length > 0;) {
    const [part = '', ...rest] = ahead;
    ahead = rest;
    if (part === '..') {
      if (at.length === 0) return undefined;
      at.pop();
      continue;
    }
    const target = links.get([...at, part].join('/'));
    if (target === undefined) {
      at.push(part);
      continue;
    }
    if (++hops > mostHops) return undefined;
    if (target.startsWith('/')) {
      if (target !== base && !target.startsWith(`${base}/`)) return undefined;
      at = [];
      ahead = [...split(target.slice(base.length)), ...rest];
    } else ahead = [...split(target), ...rest];
  }
  return at.join('/');
}

function split(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.');
}
