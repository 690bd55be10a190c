import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RunnerEnvironment } from '../core/environment.ts';
import { ActionError } from '../core/errors.ts';
import type { BuildRequest } from './request.ts';

/** The contents of a build's secrets, by id. */
export type BuildSecrets = ReadonlyMap<string, Buffer>;

type SecretSources = Pick<BuildRequest, 'context' | 'secrets' | 'secretEnvs' | 'secretFiles'>;

// Bytes; BuildKit's own limit.
const maxBytes = 500 * 1024;

/**
 * Reads a build's secrets and hides them from the log; `token` is added for a context in the job's own repository.
 * Throws `SECRET` for a file that cannot be read or is too large.
 */
export async function readBuildSecrets(
  { context, secrets, secretEnvs, secretFiles }: SecretSources,
  environment: RunnerEnvironment,
  token: string,
  mask: (secret: string) => void,
): Promise<BuildSecrets> {
  const { env, workspace } = environment;
  const files = Object.entries(secretFiles).map(
    async ([id, path]) => [id, await readSecretFile(id, resolve(workspace, path))] as const,
  );
  const found = new Map<string, Buffer>([
    ...(token !== '' && isOwnRepository(context, environment) ? [['GIT_AUTH_TOKEN', Buffer.from(token)] as const] : []),
    ...Object.entries(secrets).map(([id, value]) => [id, Buffer.from(value)] as const),
    ...Object.entries(secretEnvs).map(([id, name]) => [id, Buffer.from(env[name] ?? '')] as const),
    ...(await Promise.all(files)),
  ]);
  for (const content of found.values()) maskableLines(content.toString()).forEach(mask);
  return found;
}

// Like docker/build-push-action: no other repository gets to see the job's token.
function isOwnRepository(context: string, { serverUrl, repository }: RunnerEnvironment): boolean {
  return repository !== '' && /^[^#?]*/.exec(context)?.[0] === `${serverUrl}/${repository}.git`;
}

async function readSecretFile(id: string, path: string): Promise<Buffer> {
  const content = await readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ActionError('SECRET', `secret-files: the file of ${id} cannot be read: ${path} (${code})`, {
      hint: `Name a file that the step may read:\n  with:\n    secret-files: ${id}=./${id}.txt`,
      cause: error,
    });
  });
  if (content.length <= maxBytes) return content;
  throw new ActionError('SECRET', `secret-files: the file of ${id} has ${content.length} bytes, allowed: ${maxBytes}`);
}

// The runner masks line by line; masking a lone bracket of a JSON file would make the log unreadable.
function maskableLines(secret: string): string[] {
  const lines = secret.split(/\r?\n/).filter(line => line.trim() !== '');
  return lines.length > 1 ? lines.filter(line => line.trim().length > 3) : lines;
}
