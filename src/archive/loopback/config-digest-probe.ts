import type { Engine } from '../../docker/engine.ts';
import type { Log } from '../../core/log.ts';
import { pushedImages } from './pushed-manifests.ts';
import { pushToLoopback } from './push.ts';
import type { ReceivedBlob, ReceivedManifest, PushStorage } from './push-registry.ts';
import { LoopbackRefusal } from './server.ts';

/**
 * Asks the containerd store for an image's config digest, which its API does not tell: the engine is made to push
 * to a registry that claims to have every blob, so that only the manifest is sent. Undefined when the engine cannot
 * reach this machine's loopback or pushes several images.
 */
export async function probeConfigDigest(
  engine: Engine,
  reference: string,
  log: Log,
  signal: AbortSignal,
): Promise<string | undefined> {
  const store = new CompleteStorage();
  try {
    await pushToLoopback(engine, { reference, store, log, signal });
  } catch (error) {
    if (!(error instanceof LoopbackRefusal)) throw error;
    log.debug(error.message);
    return undefined;
  }
  const [image, ...more] = pushedImages([...store.manifests.values()]);
  return more.length === 0 ? image?.config.digest : undefined;
}

// Has everything already.
class CompleteStorage implements PushStorage {
  readonly takesBlobs = false;
  readonly manifests = new Map<string, ReceivedManifest>();

  sizeOf(): number {
    return 0;
  }

  receive(): Promise<ReceivedBlob> {
    return Promise.reject(new Error('nothing has to be sent'));
  }

  putManifest(manifest: ReceivedManifest): void {
    this.manifests.set(manifest.reference, manifest);
  }

  getManifest(reference: string): ReceivedManifest | undefined {
    return this.manifests.get(reference);
  }
}
