import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../image/platform.ts';
import { formatReference, type TaggedReference } from '../image/reference.ts';
import type { RegistryClient } from './client.ts';
import type { FetchRequest } from './fetch.ts';
import { fetchManifest } from './pull.ts';

/** A name that was pushed, and what must be found under it. */
export interface PushedName extends FetchRequest {
  readonly image: TaggedReference;
  /** What the engine says it has pushed, `sha256:…`. */
  readonly digest: string;
  /** The archived image. */
  readonly configDigest: string;
  readonly platform: Platform | undefined;
}

// Engines have mirrors and authorities of their own, so they may reach what we cannot.
const unreadable = new Set(['PULL_FAILED', 'PULL_DENIED', 'REGISTRY_TLS', 'IDLE']);

/**
 * Reads a pushed name back from its registry: true when it leads to the archived image; false, with a warning, when
 * the registry cannot be read from here. Throws `PUSH_MISMATCH` when something else is there, or nothing.
 */
export async function provePush(
  client: RegistryClient,
  pushed: PushedName,
  log: Log,
  signal: AbortSignal,
): Promise<boolean> {
  const { image, platform, retries, idleTimeout } = pushed;
  try {
    const found = await fetchManifest(client, { image, tag: image.tag, platform, retries, idleTimeout }, log, signal);
    compare(pushed, found.indexDigest ?? found.manifestDigest, found.configDigest);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ActionError) || error.code === 'PUSH_MISMATCH') throw error;
    if (!unreadable.has(error.code)) throw mismatch(image, `reading it back failed: ${error.message}`, error);
    log.warning(`${formatReference(image)} was pushed as ${pushed.digest} but cannot be read back: ${error.message}`);
    return false;
  }
}

/** The error for a registry that has another image than the archived one. */
export function mismatch(image: TaggedReference, problem: string, cause?: unknown): ActionError {
  return new ActionError('PUSH_MISMATCH', `${formatReference(image)} is not the archived image: ${problem}`, {
    hint: 'Does another job push the same tag at the same time? Run the step again.',
    cause,
  });
}

function compare({ image, digest, configDigest }: PushedName, found: string, foundConfig: string): void {
  if (found !== digest) throw mismatch(image, `${digest} was pushed but the registry has ${found}`);
  if (foundConfig !== configDigest) {
    throw mismatch(image, `its configuration is ${foundConfig}, and ${configDigest} is archived`);
  }
}
