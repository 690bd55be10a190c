import { isLoopback } from '../core/network.ts';
import type { Reference } from '../image/reference.ts';

/** Where a repository is served, with a slash at the end. */
export function repositoryUrl({ host, path }: Reference): URL {
  const [server, served] = host === 'docker.io' ? ['registry-1.docker.io', hubPath(path)] : [host, path];
  return new URL(`https://${server}/v2/${served}/`);
}

/** The same address without TLS. */
export function withoutTls({ host, pathname }: URL): URL {
  return new URL(`http://${host}${pathname}`);
}

/** The scope of a token that allows pulls from this repository and nothing else. */
export function pullScope({ host, path }: Reference): string {
  return `repository:${host === 'docker.io' ? hubPath(path) : path}:pull`;
}

/** Whether what is meant for `from` may be sent to `to`: with TLS, or if neither has TLS, or if both are on this machine. */
export function isAsSafe(to: URL, from: URL): boolean {
  return to.protocol === 'https:' || to.protocol === from.protocol || (isLoopback(to) && isLoopback(from));
}

// Users write Docker Hub's own images without their namespace.
function hubPath(path: string): string {
  return path.includes('/') ? path : `library/${path}`;
}
