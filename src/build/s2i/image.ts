import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ActionError } from '../../core/errors.ts';
import type { Engine } from '../../docker/engine.ts';
import type { EngineImage } from '../../docker/image.ts';
import { checkPlatform } from '../../image/platform.ts';
import { runS2i } from './program.ts';
import type { S2iBuild } from './request.ts';

/** Builds an image with the program `s2i`. Errors: `S2I_MISSING`, `S2I_SOURCE`, `S2I_ENGINE`, `S2I_FAILED`, `S2I_LOST`. */
export async function buildWithS2i(engine: Engine, build: S2iBuild): Promise<EngineImage> {
  const { request, reference, platform, environment } = build;
  const source = await locateSource(request.source, environment.workspace);
  const before = await engine.inspect(reference);
  const options = [...(request.incremental ? ['--incremental'] : []), ...request.args];
  await runS2i(['build', ...options, source, request.builder, reference], build);
  const image = await engine.inspect(reference);
  // s2i also exits with 0 after it only printed its usage or wrote a Dockerfile.
  if (!image || image.id === before?.id) {
    const message = `s2i build ended without an error but made no image ${reference}`;
    throw new ActionError('S2I_LOST', message, { hint: 'Look at the output of s2i above, and at s2i-args.' });
  }
  checkPlatform(reference, image.platform, platform);
  return image;
}

/** Writes the usage text of the builder image to the log. */
export async function showUsage(build: S2iBuild): Promise<void> {
  await runS2i(['usage', build.request.builder], build);
}

async function locateSource(source: string, workspace: string): Promise<string> {
  if (/^([a-z][a-z0-9+.-]*:\/\/|[^/\s]+@[^/\s]+:)/i.test(source)) return source;
  const folder = resolve(workspace, source);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return folder;
  const problem = found ? 'is not a folder' : 'does not exist';
  const message = `s2i-source ${JSON.stringify(folder)} ${problem}, allowed: a folder or git URL`;
  throw new ActionError('S2I_SOURCE', message, { hint: 'with:\n  s2i-source: .' });
}
