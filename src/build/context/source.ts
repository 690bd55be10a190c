import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { ActionError } from '../../core/errors.ts';
import type { BuildRequest } from '../request.ts';
import { openContextFolder, type BuildContext } from './folder.ts';
import { isRemoteContext } from './remote.ts';
import { contextUnreadable } from './tree.ts';

type ContextRequest = Pick<BuildRequest, 'context' | 'file' | 'dockerfileInline'>;

/**
 * Opens the context of a build: a folder, a tar file, or an address for the engine. Errors: those of
 * `openContextFolder`, and `CONTEXT_FILE` for a file that is not a tar or that comes with an inline Dockerfile.
 */
export async function openBuildContext(request: ContextRequest, workspace: string): Promise<BuildContext> {
  const { context, file, dockerfileInline } = request;
  if (isRemoteContext(context)) return openRemote(context, file);
  const path = resolve(workspace, context);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return openTar(path, found.size, request);
  return openContextFolder({
    context: path,
    workspace,
    file: file || undefined,
    inline: dockerfileInline || undefined,
  });
}

function openRemote(remote: string, file: string): BuildContext {
  const stream = (signal: AbortSignal) => addAbortSignal(signal, Readable.from([]));
  return { remote, dockerfile: pathInside(file), dockerfilePath: undefined, files: 0, bytes: 0, stream };
}

async function openTar(
  path: string,
  bytes: number,
  { context, file, dockerfileInline }: ContextRequest,
): Promise<BuildContext> {
  const refusal = (problem: string, hint: string) =>
    new ActionError('CONTEXT_FILE', `context: ${JSON.stringify(context)} ${problem}`, { hint });
  if (!(await isTar(path))) {
    throw refusal('is not a tar file; allowed: a folder, a tar file or an address', 'context: .');
  }
  if (dockerfileInline !== '') {
    const hint = 'Name a Dockerfile in the tar, or build from a folder:\n  with:\n    file: Dockerfile';
    throw refusal('is a tar file, which cannot be used with dockerfile-inline', hint);
  }
  const stream = (signal: AbortSignal) => createReadStream(path, { signal });
  return { dockerfile: pathInside(file), dockerfilePath: undefined, files: 1, bytes, stream };
}

function pathInside(file: string): string {
  return posix.normalize(file || 'Dockerfile').replace(/^\/+/, '');
}

// The magic numbers of gzip, bzip2, xz and zstd; an engine says itself which of them it cannot unpack.
const compressed = ['1f8b08', '425a68', 'fd377a585a00', '28b52ffd'];

async function isTar(path: string): Promise<boolean> {
  await using file = await open(path).catch((error: unknown) => {
    throw contextUnreadable(path, error);
  });
  const { buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
  const start = buffer.toString('hex', 0, 8);
  return compressed.some(magic => start.startsWith(magic)) || buffer.toString('latin1', 257, 262) === 'ustar';
}
