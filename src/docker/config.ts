import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunnerEnvironment } from '../core/environment.ts';
import { ActionError, codeOf } from '../core/errors.ts';
import { isRecord, isText, isTextMap } from '../core/guards.ts';

/** An entry of `auths`, for one registry. */
export interface StoredAuth {
  /** Base64 of `user:password`. */
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

/** The proxies for the containers of one engine. */
export interface ProxyConfig {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly ftpProxy?: string;
  readonly noProxy?: string;
  readonly allProxy?: string;
}

/** The parts of the Docker CLI's `config.json` that matter here. */
export interface DockerConfig {
  /** Path of the file, which need not exist. */
  readonly path: string;
  readonly auths: Readonly<Record<string, StoredAuth>>;
  readonly credHelpers: Readonly<Record<string, string>>;
  readonly credsStore: string;
  readonly currentContext: string;
  /** By the address of the engine; `default` is for all others. */
  readonly proxies: Readonly<Record<string, ProxyConfig>>;
  /** Sent with all requests to an engine. */
  readonly httpHeaders: Readonly<Record<string, string>>;
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
    auths: requireMap(path, config, 'auths', isStoredAuth, 'an object of objects of strings'),
    credHelpers: requireMap(path, config, 'credHelpers', isText, 'an object of strings'),
    credsStore: requireText(path, config, 'credsStore'),
    currentContext: requireText(path, config, 'currentContext'),
    proxies: requireMap(path, config, 'proxies', isTextMap, 'an object of objects of strings'),
    httpHeaders: requireMap(path, config, 'HttpHeaders', isText, 'an object of strings'),
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
    if (codeOf(error) === 'ENOENT') return '{}';
    throw brokenConfig(path, `cannot be read (${codeOf(error) || String(error)})`);
  }
}

// The parser's message quotes the text, which holds passwords; that is why the error has no cause.
function parse(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const config: unknown = JSON.parse(text);
    if (isRecord(config, [])) return config;
  } catch {
    throw brokenConfig(path, 'is not valid JSON');
  }
  throw brokenConfig(path, 'is not a JSON object');
}

function requireText(path: string, config: Readonly<Record<string, unknown>>, key: string): string {
  const value = config[key] ?? '';
  if (isText(value)) return value;
  throw brokenConfig(path, `is invalid: ${key} must be a string`);
}

function requireMap<T>(
  path: string,
  config: Readonly<Record<string, unknown>>,
  key: string,
  fits: (value: unknown) => value is T,
  allowed: string,
): Readonly<Record<string, T>> {
  const value = config[key] ?? {};
  if (isRecord(value, []) && Object.values(value).every(fits)) return value as Record<string, T>;
  throw brokenConfig(path, `is invalid: ${key} must be ${allowed}`);
}

/** Whether a value is an entry of `auths`. */
export function isStoredAuth(value: unknown): value is StoredAuth {
  return (
    isRecord(value, []) && ['auth', 'username', 'password', 'identitytoken'].every(key => isText(value[key] ?? ''))
  );
}
