import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunnerEnvironment } from '../core/environment.ts';
import { ActionError } from '../core/errors.ts';

/** What one registry's entry in `auths` may hold. */
export interface StoredAuth {
  /** Base64 of `user:password`. */
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

/** The proxies that containers of one engine shall use. */
export interface ProxyConfig {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly ftpProxy?: string;
  readonly noProxy?: string;
  readonly allProxy?: string;
}

/** The parts of the Docker CLI's `config.json` that matter here. */
export interface DockerConfig {
  /** Absolute path of the file, which need not exist. */
  readonly path: string;
  readonly auths: Readonly<Record<string, StoredAuth>>;
  readonly credHelpers: Readonly<Record<string, string>>;
  readonly credsStore: string;
  readonly currentContext: string;
  /** By the address of the engine; `default` is for every other. */
  readonly proxies: Readonly<Record<string, ProxyConfig>>;
}

/** The Docker config folder: `DOCKER_CONFIG` or `~/.docker`. */
export function dockerConfigDir({ env, homeDir }: Pick<RunnerEnvironment, 'env' | 'homeDir'>): string {
  return env['DOCKER_CONFIG'] || join(homeDir, '.docker');
}

/** Reads `config.json` of a Docker config folder; empty when there is none, `DOCKER_CONFIG` when it is broken. */
export async function readDockerConfig(configDir: string): Promise<DockerConfig> {
  const path = join(configDir, 'config.json');
  const config = parse(path, await read(path));
  return {
    path,
    auths: requireMap(path, config, 'auths', isStoredAuth, 'an object of objects with texts'),
    credHelpers: requireMap(path, config, 'credHelpers', isText, 'an object of texts'),
    credsStore: requireText(path, config, 'credsStore'),
    currentContext: requireText(path, config, 'currentContext'),
    proxies: requireMap(path, config, 'proxies', isProxyConfig, 'an object of objects with texts'),
  };
}

/** The error for a docker config that cannot be used. */
export function brokenConfig(path: string, problem: string): ActionError {
  return new ActionError('DOCKER_CONFIG', `the docker config ${path} ${problem}`, {
    hint: 'Repair or remove the file, or name another folder:\n  env:\n    DOCKER_CONFIG: ${{ runner.temp }}/docker',
  });
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT') return '{}';
    throw brokenConfig(path, `cannot be read (${code})`);
  }
}

// The parser's own message quotes the text, which holds passwords; so it is no cause either.
function parse(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const config: unknown = JSON.parse(text);
    if (isObject(config)) return config;
  } catch {
    throw brokenConfig(path, 'is not valid JSON');
  }
  throw brokenConfig(path, 'is not a JSON object');
}

function requireText(path: string, config: Readonly<Record<string, unknown>>, key: string): string {
  const value = config[key] ?? '';
  if (isText(value)) return value;
  throw brokenConfig(path, `is wrong: ${key} has to be a text`);
}

function requireMap<T>(
  path: string,
  config: Readonly<Record<string, unknown>>,
  key: string,
  fits: (value: unknown) => value is T,
  allowed: string,
): Readonly<Record<string, T>> {
  const value = config[key] ?? {};
  if (isObject(value) && Object.values(value).every(fits)) return value as Record<string, T>;
  throw brokenConfig(path, `is wrong: ${key} has to be ${allowed}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isProxyConfig(value: unknown): value is ProxyConfig {
  return isObject(value) && Object.values(value).every(isText);
}

function isStoredAuth(value: unknown): value is StoredAuth {
  return isObject(value) && ['auth', 'username', 'password', 'identitytoken'].every(key => isText(value[key] ?? ''));
}
