import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import type { BuildRequest } from '../request.ts';
import { isRemoteContext } from './remote.ts';
import { ActionError } from '../../core/errors.ts';
import { openFolder, type BuildContext } from './folder.ts';
import { contextUnreadable } from './tree.ts';

/**
 * Opens what the input `context` names: a folder, a tar file, or an address for the engine. Errors are those of a
 * folder, and `CONTEXT_FILE` for a file that is no tar or that goes with no inline Dockerfile.
 */
export async function openBuildContext(inputs: BuildRequest, workspace: string): Promise<BuildContext> {
  const { context, file, dockerfileInline } = inputs;
  if (isRemoteContext(context)) return openRemote(context, file);
  const path = resolve(workspace, context);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return openTar(path, found.size, inputs);
  const place = { context: path, workspace, ...(dockerfileInline && { inline: dockerfileInline }) };
  return openFolder({ ...place, ...(file && { file }) });
}

function openRemote(remote: string, file: string): BuildContext {
  const stream = (signal: AbortSignal) => addAbortSignal(signal, Readable.from([]));
  return { remote, dockerfile: insidePath(file), dockerfilePath: undefined, files: 0, bytes: 0, stream };
}

async function openTar(
  path: string,
  bytes: number,
  { context, file, dockerfileInline }: BuildRequest,
): Promise<BuildContext> {
  const refuse = (problem: string, hint: string) =>
    new ActionError('CONTEXT_FILE', `context: ${JSON.stringify(context)} ${problem}`, { hint });
  if (!(await isTar(path))) throw refuse('is no tar file; allowed: a folder, a tar file or an address', 'context: .');
  if (dockerfileInline !== '') {
    const hint = 'Name a Dockerfile in the tar, or build from a folder:\n  with:\n    file: Dockerfile';
    throw refuse('is a tar file, and goes with no dockerfile-inline', hint);
  }
  const stream = (signal: AbortSignal) => createReadStream(path, { signal });
  return { dockerfile: insidePath(file), dockerfilePath: undefined, files: 1, bytes, stream };
}

function insidePath(file: string): string {
  return posix.normalize(file || 'Dockerfile').replace(/^\/+/, '');
}

// The beginnings of gzip, bzip2, xz and zstd, all of which engines unpack; which of them, they say themselves.
const compressed = ['1f8b08', '425a68', 'fd377a585a00', '28b52ffd'];

async function isTar(path: string): Promise<boolean> {
  await using file = await open(path).catch((error: unknown) => {
    throw contextUnreadable(path, error);
  });
  const { buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
  const start = buffer.toString('hex', 0, 8);
  return compressed.some(magic => start.startsWith(magic)) || buffer.toString('latin1', 257, 262) === 'ustar';
}
