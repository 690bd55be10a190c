import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '../../core/errors.ts';

/** Where a Dockerfile is. */
export interface DockerfilePath {
  /** Absolute, as the user named it. */
  readonly path: string;
  /** Relative to the context, links resolved, `/` between its parts; undefined when it is outside the context. */
  readonly inContext: string | undefined;
}

/** Finds the Dockerfile as the Docker CLI does; throws `DOCKERFILE_NOT_FOUND` with every path it tried. */
export async function findDockerfile(
  context: string,
  file: string | undefined,
  workspace: string,
): Promise<DockerfilePath> {
  const places = file
    ? new Set([resolve(workspace, file), resolve(context, file)])
    : [join(context, 'Dockerfile'), join(context, 'dockerfile')];
  for (const path of places) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) return { path, inContext: await pathInside(context, path) };
  }
  const wanted = file
    ? `file: ${JSON.stringify(file)} is not a file`
    : 'file: not given, and the context has no Dockerfile';
  throw new ActionError('DOCKERFILE_NOT_FOUND', `${wanted}; looked for ${[...places].join(' and ')}`, {
    hint: 'Allowed: a path that is absolute, relative to the workspace or relative to the context:\n  with:\n    file: docker/Dockerfile',
  });
}

async function pathInside(context: string, path: string): Promise<string | undefined> {
  const inside = relative(await realpath(context), await realpath(path));
  const outside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return outside ? undefined : inside.replaceAll(sep, '/');
}
