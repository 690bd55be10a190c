import type { DockerConfig, ProxyConfig } from './config.ts';

const variables: Readonly<Record<keyof ProxyConfig, string>> = {
  httpProxy: 'HTTP_PROXY',
  httpsProxy: 'HTTPS_PROXY',
  ftpProxy: 'FTP_PROXY',
  noProxy: 'NO_PROXY',
  allProxy: 'ALL_PROXY',
};

/**
 * The proxies that the docker config has for an engine, as build arguments in upper and lower case. An argument in
 * `given` wins, whatever its case. Builders keep these arguments out of the image and the cache.
 */
export function makeProxyArgs(
  config: DockerConfig,
  engineAddress: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const proxies = config.proxies[engineAddress] ?? config.proxies['default'] ?? {};
  const taken = new Set(Object.keys(given).map(name => name.toUpperCase()));
  const entries = Object.entries(variables).flatMap(([key, variable]) => {
    const value = proxies[key as keyof ProxyConfig];
    return value && !taken.has(variable) ? [variable, variable.toLowerCase()].map(name => [name, value] as const) : [];
  });
  return Object.fromEntries(entries);
}

/** The passwords in the addresses of proxies. */
export function proxyPasswords(args: Readonly<Record<string, string>>): string[] {
  const passwords = Object.values(args).flatMap(value => /^[a-z0-9]+:\/\/[^/@]*?:([^/]+)@/i.exec(value)?.[1] ?? []);
  return [...new Set(passwords)];
}
