import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { findDockerfile } from '../context/dockerfile-path.ts';
import { isRemoteContext } from '../context/remote.ts';
import { openBuildContext } from '../context/source.ts';
import type { BuildRequest } from '../request.ts';

/** Where buildx finds the context and the Dockerfile. */
export interface BuildxSource {
  /** As buildx expects it: a path, a URL, or `-` for a tar on its standard input. */
  readonly context: string;
  /** The context as a folder that buildx reads itself; undefined when it is not one. */
  readonly folder?: string;
  /** Value of `--file`. */
  readonly file: string;
  /** Absolute path of the Dockerfile; undefined when it is not a file on this machine. */
  readonly dockerfile: string | undefined;
  /** Opens what buildx reads from its standard input; undefined: nothing. */
  readonly stdin: ((signal: AbortSignal) => Readable) | undefined;
}

/** Finds the context and the Dockerfile of a request. Errors: `DOCKERFILE_NOT_FOUND` and those of `openBuildContext`. */
export async function findBuildxSource(request: BuildRequest, workspace: string): Promise<BuildxSource> {
  const { context, file, dockerfileInline } = request;
  const inline = dockerfileInline === '' ? undefined : () => Readable.from([dockerfileInline]);
  if (isRemoteContext(context)) {
    return { context, file: inline ? '-' : file, dockerfile: undefined, stdin: inline };
  }
  const path = resolve(workspace, context);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) {
    const opened = await openBuildContext(request, workspace);
    return { context: '-', file, dockerfile: undefined, stdin: signal => opened.stream(signal) };
  }
  if (inline) return { context: path, folder: path, file: '-', dockerfile: undefined, stdin: inline };
  const { path: dockerfile } = await findDockerfile(path, file || undefined, workspace);
  return { context: path, folder: path, file: dockerfile, dockerfile, stdin: undefined };
}
