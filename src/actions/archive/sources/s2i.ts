import { buildWithS2i, showUsage } from '../../../build/s2i/image.ts';
import type { S2iBuild } from '../../../build/s2i/request.ts';
import type { Engine } from '../../../docker/engine.ts';
import type { EngineImage } from '../../../docker/image.ts';
import type { ArchiveContext } from '../context.ts';

/** Builds the image with the program `s2i`. */
export function acquireByS2i(engine: Engine, context: ArchiveContext): Promise<EngineImage> {
  return buildWithS2i(engine, toS2iBuild(context));
}

/** Writes the usage text of the builder image to the log. */
export function showS2iUsage(context: ArchiveContext): Promise<void> {
  return showUsage(toS2iBuild(context));
}

function toS2iBuild({ request, plan, environment, log, signal }: ArchiveContext): S2iBuild {
  const { s2i, platform, dockerHost, idleTimeout } = request;
  if (!s2i) throw new TypeError('the source is not s2i');
  return { request: s2i, reference: plan.reference, platform, dockerHost, idleTimeout, environment, log, signal };
}
