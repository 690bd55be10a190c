import type { EngineImage } from '../docker/image.ts';
import type { Engine } from '../docker/engine.ts';
import { parseReference } from '../image/reference.ts';
import type { Log } from '../core/log.ts';
import { findConfigDigest } from './config-digest.ts';

/** What is known of an image before its archive is opened. */
export interface ExpectedImage {
  /** The first hex digits of its config digest, at least 12. */
  readonly imageid: string;
  /** Ids that engines showed for it. */
  readonly dockerIds: readonly string[];
  /** The repository it may be in the engine under. */
  readonly repository: string;
}

// Asking one image costs a push of its manifest to loopback.
const mostAsked = 20;

/**
 * Finds an image in the engine by its config digest. The classic store knows images by it; the containerd store does
 * not, so there the images it is known to have made of this archive, and those of the same repository, are asked.
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
  for (const id of expected.dockerIds) {
    const image = await engine.inspect(id);
    if (image) return image;
  }
  for (const { id, reference } of await listRepository(engine, expected.repository)) {
    const image = await engine.inspect(id);
    const digest = image && (await findConfigDigest(engine, image, reference, [], log, signal));
    if (digest?.startsWith(`sha256:${expected.imageid}`)) return image;
  }
  return undefined;
}

async function listRepository(engine: Engine, repository: string): Promise<{ id: string; reference: string }[]> {
  const images = await engine.list();
  const named = images.flatMap(({ id, tags }) => {
    const reference = tags.find(tag => sameRepository(tag, repository));
    return reference === undefined ? [] : [{ id, reference }];
  });
  return named.slice(0, mostAsked);
}

// One repository has several spellings: `busybox`, `docker.io/library/busybox`.
function sameRepository(a: string, b: string): boolean {
  const [left, right] = [parseReference(a), parseReference(b)];
  return left !== undefined && left.host === right?.host && left.path === right.path;
}
