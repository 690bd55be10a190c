import { isLoopback } from '../core/loopback.ts';
import type { Reference } from '../image/reference.ts';

/** Where a repository may be served, the best address first, with a slash at the end; plain HTTP on loopback only. */
export function repositoryUrls({ host, path }: Reference): [URL, ...URL[]] {
  if (host === 'docker.io') return [new URL(`https://registry-1.docker.io/v2/${hubPath(path)}/`)];
  const url = new URL(`https://${host}/v2/${path}/`);
  return isLoopback(url) ? [url, new URL(`http://${host}/v2/${path}/`)] : [url];
}

/** The scope of a token that allows pulls from this repository and nothing else. */
export function pullScope({ host, path }: Reference): string {
  return `repository:${host === 'docker.io' ? hubPath(path) : path}:pull`;
}

/** Whether what is meant for `from` may be sent to `to`: by TLS, without it from a server without it, or on this machine. */
export function isAsSafe(to: URL, from: URL): boolean {
  return to.protocol === 'https:' || to.protocol === from.protocol || (isLoopback(to) && isLoopback(from));
}

// Users write Docker Hub's own images without their namespace.
function hubPath(path: string): string {
  return path.includes('/') ? path : `library/${path}`;
}
