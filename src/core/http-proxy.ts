import { isIP } from 'node:net';
import { isInNetwork, isLoopback } from './network.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for requests to an address; undefined when it is asked directly. `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`
 * mean what they mean to Docker and other Go programs (golang.org/x/net/http/httpproxy): the name in upper case wins
 * unless it is empty, `http://` is the default scheme, and this machine is never asked through a proxy.
 */
export function proxyFor(url: URL, env: Env): string | undefined {
  const { protocol, hostname, port } = url;
  const proxy = readVariable(env, protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: port || (protocol === 'https:' ? '443' : '80') };
  if (proxy === '' || isLoopback(url) || isExempt(target, readVariable(env, 'NO_PROXY'))) return undefined;
  return withScheme(proxy);
}

function withScheme(proxy: string): string {
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/**
 * The proxies for libraries that read fewer forms of these variables than Docker, and their names in another order: both
 * names are the same, proxies have their scheme, and what is asked directly among `urls` is named.
 */
export function proxiesForLibraries(env: Env, urls: readonly string[]): Record<string, string> {
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY'].flatMap(name => {
    const proxy = readVariable(env, name);
    return proxy === '' ? [] : [[name, withScheme(proxy)] as const];
  });
  if (proxies.length === 0) return {};
  const direct = urls.flatMap(url => URL.parse(url) ?? []).filter(url => proxyFor(url, env) === undefined);
  const exempt = [readVariable(env, 'NO_PROXY'), ...new Set(direct.map(({ hostname }) => hostname))].filter(Boolean);
  const named = [...proxies, ['NO_PROXY', exempt.join(',')] as const];
  return Object.fromEntries([...named, ...named.map(([name, value]) => [name.toLowerCase(), value] as const)]);
}

interface Target {
  /** In lower case, an IPv6 address without brackets. */
  readonly host: string;
  readonly port: string;
}

function readVariable(env: Env, name: string): string {
  return env[name] || env[name.toLowerCase()] || '';
}

function isExempt(target: Target, noProxy: string): boolean {
  const entries = noProxy.split(',').map(entry => entry.trim().toLowerCase());
  return entries.some(entry => entry === '*' || (entry !== '' && matches(entry, target)));
}

// An entry is a network (10.0.0.0/8), an address or a domain; the last two may have a port.
function matches(entry: string, { host, port }: Target): boolean {
  const [, base = ''] = /^([^/]+)\/\d+$/.exec(entry) ?? [];
  if (isIP(base)) return isInNetwork(host, entry);
  const [, bracketed, plain = '', asked = port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d*))?$/.exec(entry) ?? [
    undefined,
    undefined,
    entry,
  ];
  const name = bracketed ?? plain;
  if (name === '' || (asked !== '' && asked !== port)) return false;
  if (isIP(name)) return isInNetwork(host, name);
  const domain = name.replace(/^\*\./, '.');
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}
