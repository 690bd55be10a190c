import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../core/errors.ts';
import { dockerConfigDir, readDockerConfig } from './config.ts';
import { readDockerContext } from './context.ts';
import { readTlsFolder, unusableTls, type EngineTls } from './tls.ts';

/** Where an engine listens, and what named it (`DOCKER_HOST`, `docker context rootless`, …). */
export type Endpoint = { readonly source: string } & Address;

type Address =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: EngineTls };

/** What the choice of the engine depends on. */
export interface EndpointSources {
  /** Input `docker-host`, empty or undefined when not given. */
  readonly dockerHost?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
}

/**
 * Finds the engine as the Docker CLI does: input, `DOCKER_HOST`, `DOCKER_CONTEXT`, the config's current context, the
 * default socket. Errors: `DOCKER_HOST`, `DOCKER_HOST_SSH`, `DOCKER_CONTEXT`, `DOCKER_TLS`, `DOCKER_CONFIG`.
 */
export async function resolveEndpoint(sources: EndpointSources): Promise<Endpoint> {
  const { env, dockerHost } = sources;
  const configDir = dockerConfigDir(sources);
  if (dockerHost) return resolveUrl(dockerHost, 'input docker-host', await readTlsEnvironment(env, configDir));
  const host = env['DOCKER_HOST'];
  if (host) return resolveUrl(host, 'DOCKER_HOST', await readTlsEnvironment(env, configDir));
  const context = env['DOCKER_CONTEXT'] || (await readDockerConfig(configDir)).currentContext;
  if (!context || context === 'default')
    return { kind: 'unix', path: await defaultSocket(env), source: 'default socket' };
  const { host: url, tls } = await readDockerContext(configDir, context);
  return resolveUrl(url, `docker context ${context}`, tls);
}

/** The address of an engine as `DOCKER_HOST` has it. */
export function addressOf(endpoint: Endpoint): string {
  return endpoint.kind === 'unix' ? `unix://${endpoint.path}` : `tcp://${endpoint.host}:${endpoint.port}`;
}

/** Writes an endpoint for messages, with what named it: `unix:///var/run/docker.sock (DOCKER_HOST)`. */
export function describeEndpoint(endpoint: Endpoint): string {
  return `${addressOf(endpoint)} (${endpoint.source})`;
}

/** Whether an engine is on this machine, judged by its address. */
export function isLocal(endpoint: Endpoint): boolean {
  return endpoint.kind === 'unix' || /^(localhost|127(\.\d+){3}|::1)$/i.test(endpoint.host);
}

function resolveUrl(url: string, source: string, tls: EngineTls | undefined): Endpoint {
  const address = parseAddress(url.trim(), source, tls);
  return { ...address, source };
}

function parseAddress(url: string, source: string, tls: EngineTls | undefined): Address {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(url) ?? [];
  if (scheme === 'unix' && rest.startsWith('/')) return { kind: 'unix', path: rest };
  if (scheme === 'npipe' && process.platform === 'win32' && rest !== '') return { kind: 'unix', path: rest };
  if (scheme === 'tcp') return parseTcp(rest, tls) ?? rejectUrl(url, source);
  if (scheme === 'ssh') throw sshRefusal(url, source);
  return rejectUrl(url, source);
}

// 2375 and 2376 are the ports registered for the engine's API without and with TLS.
function parseTcp(rest: string, tls: EngineTls | undefined): Address | undefined {
  const [, host = '', port = tls ? '2376' : '2375'] =
    /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?$/i.exec(rest) ?? [];
  if (host === '' || Number(port) < 1 || Number(port) > 65535) return undefined;
  return { kind: 'tcp', host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port), ...(tls && { tls }) };
}

const allowed =
  process.platform === 'win32' ? 'npipe:////./pipe/NAME or tcp://HOST:PORT' : 'unix:///PATH or tcp://HOST:PORT';
const example = process.platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';

function rejectUrl(url: string, source: string): never {
  throw new ActionError('DOCKER_HOST', `${source}: ${JSON.stringify(url)}, allowed: ${allowed}`, {
    hint: `with:\n  docker-host: ${example}`,
  });
}

function sshRefusal(url: string, source: string): ActionError {
  return new ActionError(
    'DOCKER_HOST_SSH',
    `${source}: ${JSON.stringify(url)}, ssh is not supported; allowed: ${allowed}`,
    {
      hint: `Name an engine or docker context with TLS (tcp://HOST:2376), or bring the engine to a local socket first, by ssh or docker system dial-stdio:
  - run: ssh -fnNT -L /tmp/docker.sock:/var/run/docker.sock ${url}
then
  with:
    docker-host: unix:///tmp/docker.sock`,
    },
  );
}

// As in the Docker CLI, any text enables TLS, even `0`.
async function readTlsEnvironment(env: EndpointSources['env'], configDir: string): Promise<EngineTls | undefined> {
  const verify = Boolean(env['DOCKER_TLS_VERIFY']);
  if (!verify && !env['DOCKER_TLS']) return undefined;
  const folder = env['DOCKER_CERT_PATH'] || configDir;
  const files = await readTlsFolder(folder);
  if (files.ca === undefined) throw unusableTls(folder, 'has no ca.pem');
  return { ...files, verify };
}

async function defaultSocket(env: EndpointSources['env']): Promise<string> {
  if (process.platform === 'win32') return '//./pipe/docker_engine';
  const usual = '/var/run/docker.sock';
  const rootless = env['XDG_RUNTIME_DIR'] && join(env['XDG_RUNTIME_DIR'], 'docker.sock');
  if (!rootless || (await isThere(usual))) return usual;
  return (await isThere(rootless)) ? rootless : usual;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
