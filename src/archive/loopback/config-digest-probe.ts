import type { Log } from '../../core/log.ts';
import type { Engine } from '../../docker/engine.ts';
import type { Platform } from '../../image/platform.ts';
import type { PushStorage, ReceivedBlob, ReceivedManifest } from './push-storage.ts';
import { pushToLoopback } from './push.ts';
import { pushedImages } from './pushed-manifests.ts';
import { LoopbackRefusal } from './refusal.ts';

/**
 * Finds the config digest of an image in the containerd store, which its API does not show: the engine pushes to a registry
 * that claims to have every blob, so it sends only the manifest. Undefined if the engine cannot reach this machine's
 * loopback or pushes several images.
 */
export async function probeConfigDigest(
  engine: Engine,
  id: string,
  platform: Platform | undefined,
  log: Log,
  signal: AbortSignal,
): Promise<string | undefined> {
  const storage = new ManifestStorage();
  try {
    await pushToLoopback(engine, { reference: id, platform, storage, log, signal });
  } catch (error) {
    if (!(error instanceof LoopbackRefusal)) throw error;
    log.debug(error.message);
    return undefined;
  }
  const [image, ...more] = pushedImages([...storage.manifests.values()]);
  return more.length === 0 ? image?.config.digest : undefined;
}

/** Claims to have every blob and stores manifests only. */
class ManifestStorage implements PushStorage {
  readonly takesBlobs = false;
  readonly manifests = new Map<string, ReceivedManifest>();

  sizeOf(): number {
    return 0;
  }

  receive(): Promise<ReceivedBlob> {
    return Promise.reject(new Error('blobs need not be sent'));
  }

  putManifest(manifest: ReceivedManifest): void {
    this.manifests.set(manifest.reference, manifest);
  }

  getManifest(reference: string): ReceivedManifest | undefined {
    return this.manifests.get(reference);
  }
}
