import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BuildRequest } from './request.ts';
import type { RunnerEnvironment } from '../core/environment.ts';
import { ActionError } from '../core/errors.ts';

/** The contents of a build's secrets, by id. */
export type BuildSecrets = ReadonlyMap<string, Buffer>;

// What BuildKit takes at most.
const largest = 500 * 1024;

/** Reads the secrets of a build, the `token` for a context in the job's own repository among them, and hides them from the log; `SECRET` names a file that cannot be read or is too large. */
export async function readBuildSecrets(
  { context, secrets, secretEnvs, secretFiles }: BuildRequest,
  environment: RunnerEnvironment,
  token: string,
  mask: (secret: string) => void,
): Promise<BuildSecrets> {
  const { env, workspace, serverUrl, repository } = environment;
  const files = Object.entries(secretFiles).map(
    async ([id, path]) => [id, await readSecretFile(id, resolve(workspace, path))] as const,
  );
  // As docker/build-push-action does: the job's token is shown to its own repository alone.
  const isOwn = token !== '' && repository !== '' && /^[^#?]*/.exec(context)?.[0] === `${serverUrl}/${repository}.git`;
  const found = new Map<string, Buffer>([
    ...(isOwn ? [['GIT_AUTH_TOKEN', Buffer.from(token)] as const] : []),
    ...Object.entries(secrets).map(([id, value]) => [id, Buffer.from(value)] as const),
    ...Object.entries(secretEnvs).map(([id, name]) => [id, Buffer.from(env[name] ?? '')] as const),
    ...(await Promise.all(files)),
  ]);
  for (const content of found.values()) maskable(content.toString()).forEach(mask);
  return found;
}

async function readSecretFile(id: string, path: string): Promise<Buffer> {
  const content = await readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ActionError('SECRET', `secret-files: the file of ${id} cannot be read: ${path} (${code})`, {
      hint: `Name a file that the step may read:\n  with:\n    secret-files: ${id}=./${id}.txt`,
      cause: error,
    });
  });
  if (content.length <= largest) return content;
  throw new ActionError('SECRET', `secret-files: the file of ${id} has ${content.length} bytes, allowed: ${largest}`);
}

// The runner hides text line by line; a lone bracket of a JSON file would blot out the log.
function maskable(secret: string): string[] {
  const lines = secret.split(/\r?\n/).filter(line => line.trim() !== '');
  return lines.length > 1 ? lines.filter(line => line.trim().length > 3) : lines;
}
