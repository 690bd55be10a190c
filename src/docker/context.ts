import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError, codeOf } from '../core/errors.ts';
import { readTlsFolder, type EngineTls } from './tls.ts';

/** The engine that a docker context names. */
export interface DockerContext {
  /** URL, `unix:///…` or `tcp://…`. */
  readonly host: string;
  readonly tls: EngineTls | undefined;
}

/** Reads a context of `docker context create`; `DOCKER_CONTEXT` when it does not exist or is broken. */
export async function readDockerContext(configDir: string, name: string): Promise<DockerContext> {
  const id = createHash('sha256').update(name).digest('hex');
  const path = join(configDir, 'contexts', 'meta', id, 'meta.json');
  const { Host: host, SkipTLSVerify: skip } = await readEndpoint(path, name);
  if (!host) throw broken(name, `names no engine (${path})`);
  const files = await readTlsFolder(join(configDir, 'contexts', 'tls', id, 'docker'));
  // Without TLS material, and without a setting for verification, the connection is plain.
  const tls = skip === true || Object.keys(files).length > 0 ? { ...files, verify: skip !== true } : undefined;
  return { host, tls };
}

interface Meta {
  readonly Endpoints?: { readonly docker?: { readonly Host?: string; readonly SkipTLSVerify?: boolean } };
}

async function readEndpoint(
  path: string,
  name: string,
): Promise<NonNullable<NonNullable<Meta['Endpoints']>['docker']>> {
  try {
    const meta = JSON.parse(await readFile(path, 'utf8')) as Meta | null;
    return meta?.Endpoints?.docker ?? {};
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT';
    throw broken(name, missing ? `does not exist (no ${path})` : `cannot be read (${path})`, error);
  }
}

function broken(name: string, problem: string, cause?: unknown): ActionError {
  return new ActionError('DOCKER_CONTEXT', `the docker context ${JSON.stringify(name)} ${problem}`, {
    hint: 'Choose one that `docker context ls` shows (DOCKER_CONTEXT, docker context use), or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock',
    cause,
  });
}
