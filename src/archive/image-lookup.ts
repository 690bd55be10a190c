import type { Log } from '../core/log.ts';
import type { Engine } from '../docker/engine.ts';
import type { EngineImage } from '../docker/image.ts';
import { samePlatform, type Platform } from '../image/platform.ts';
import { parseReference } from '../image/reference.ts';
import { findConfigDigest } from './config-digest.ts';

/** What is known of an image before its archive is opened. */
export interface ExpectedImage {
  /** The first hex digits of its config digest, at least 12. */
  readonly imageid: string;
  /** Ids that engines showed for it. */
  readonly dockerIds: readonly string[];
  /** The platform of this image of an image for several, if it is known. */
  readonly platform: Platform | undefined;
  /** The repository under which the engine may have it. */
  readonly repository: string;
}

// Each probe costs a push of a manifest to the loopback registry.
const mostProbed = 20;

/**
 * Finds an image in the engine by its config digest. The classic store knows images by it. The containerd store does
 * not, so there images with an id that one of its archives records count, and those of the same repository are probed.
 */
export async function findEngineImage(
  engine: Engine,
  expected: ExpectedImage,
  log: Log,
  signal: AbortSignal,
): Promise<EngineImage | undefined> {
  if (!(await engine.usesContainerd())) {
    const image = await engine.inspect(expected.imageid);
    return image?.id.startsWith(`sha256:${expected.imageid}`) ? image : undefined;
  }
  const { platform } = expected;
  for (const id of expected.dockerIds) {
    const image = await engine.inspect(id, platform);
    if (image && (!platform || samePlatform(image.platform, platform))) return image;
  }
  for (const id of await listRepository(engine, expected.repository)) {
    const image = await engine.inspect(id, platform);
    const digest = image && (await findConfigDigest(engine, image, platform, log, signal));
    if (digest?.startsWith(`sha256:${expected.imageid}`)) return image;
  }
  return undefined;
}

async function listRepository(engine: Engine, repository: string): Promise<string[]> {
  const images = await engine.list();
  const named = images.filter(({ tags }) => tags.some(tag => isSameRepository(tag, repository)));
  return named.slice(0, mostProbed).map(({ id }) => id);
}

// A repository can be written in several ways: `busybox`, `docker.io/library/busybox`.
function isSameRepository(a: string, b: string): boolean {
  const [left, right] = [parseReference(a), parseReference(b)];
  return left !== undefined && left.host === right?.host && left.path === right.path;
}
