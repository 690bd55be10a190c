import type { Reference } from '../image/reference.ts';

/** Where a repository is served, with a slash at its end; plain HTTP is used on loopback only. */
export function repositoryUrl({ host, path }: Reference): URL {
  if (host === 'docker.io') return new URL(`https://registry-1.docker.io/v2/${hubPath(path)}/`);
  const url = new URL(`https://${host}/v2/${path}/`);
  if (!isLoopback(url)) return url;
  return new URL(`http://${host}/v2/${path}/`);
}

/** The scope of a token that allows pulls from this repository and nothing else. */
export function pullScope({ host, path }: Reference): string {
  return `repository:${host === 'docker.io' ? hubPath(path) : path}:pull`;
}

/** Whether a server is on this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

// Users write Docker Hub's own images without their namespace.
function hubPath(path: string): string {
  return path.includes('/') ? path : `library/${path}`;
}
