const hub = 'https://index.docker.io/v1/';

/** The registry as auth configurations name it. */
export function addressOfServer(server: string): string {
  return server === 'docker.io' ? hub : server;
}

/** The host of a registry, with its port, from any of its forms; `docker.io` for all names of Docker Hub. */
export function canonicalServer(address: string): string {
  const host = address
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/\/.*$/s, '')
    .toLowerCase();
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}

/** The entry of a registry; one under the plain host wins over one with a scheme or a path. */
export function entryOfServer<T>(entries: Readonly<Record<string, T>>, server: string): T | undefined {
  const keys = Object.keys(entries).filter(key => canonicalServer(key) === server);
  const key = keys.find(key => key === addressOfServer(server)) ?? keys[0];
  return key === undefined ? undefined : entries[key];
}
