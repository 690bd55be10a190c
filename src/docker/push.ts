import { openPush } from './streams.ts';
import { ActionError } from '../core/errors.ts';
import { isDigest, isRecord } from '../core/guards.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import type { Log } from '../core/log.ts';
import { retry } from '../core/retry.ts';
import { formatReference, type TaggedReference } from '../image/reference.ts';
import { toAuthConfig } from './credential.ts';
import type { CredentialStore } from './credentials.ts';
import type { Engine } from './engine.ts';
import { connectionLost, EngineError } from './errors.ts';
import { readJsonStream, type JsonMessage } from './json-stream.ts';
import { LayerLog } from './layer-log.ts';
import { faultOfWords, hintForFault } from './registry-fault.ts';

/** What one push needs; the engine has the image under this name. */
export interface PushRequest {
  readonly image: TaggedReference;
  readonly credentials: CredentialStore;
  /** How often a push is tried again after a transient error. */
  readonly retries: number;
  /** Milliseconds without progress before the push is given up; 0 means no limit. */
  readonly idleTimeout: number;
}

/**
 * Pushes one name of an image and gives the digest that the registry now has under it (`sha256:…`). Throws
 * `PUSH_DENIED` or `PUSH_FAILED` for an error that the engine reports inside its stream.
 */
export async function pushImage(engine: Engine, request: PushRequest, log: Log, signal: AbortSignal): Promise<string> {
  const name = formatReference(request.image);
  const rules = { what: `pushing ${name}`, tries: request.retries + 1, pause: 1000 };
  try {
    return await retry(rules, () => followPush(engine, request, log, signal), log, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineError) throw explainPush(request, error);
    throw connectionLost(`the push of ${name}`, error);
  }
}

async function followPush(engine: Engine, request: PushRequest, log: Log, signal: AbortSignal): Promise<string> {
  const { image, credentials, idleTimeout } = request;
  using idle = new IdleTimeout(`the push of ${formatReference(image)}`, idleTimeout, signal);
  const credential = await credentials.forHost(image.host);
  const auth = credential && toAuthConfig(credential);
  const layers = new LayerLog(log);
  let digest: string | undefined;
  await idle.run(async limited => {
    const answer = await openPush(engine, image, auth, limited);
    for await (const message of readJsonStream(answer)) {
      idle.touch();
      layers.add(message);
      digest = digestOf(message) ?? digest;
    }
  });
  if (digest !== undefined) return digest;
  throw pushError('PUSH_FAILED', image, 'the engine reported success without a digest');
}

// The containerd store gives the digest in its last status line only.
function digestOf({ aux, status }: JsonMessage): string | undefined {
  const digest = isRecord(aux, []) ? aux['Digest'] : undefined;
  return isDigest(digest) ? digest : / digest: (sha256:[0-9a-f]{64}) /.exec(` ${status ?? ''} `)?.[1];
}

function explainPush({ image }: PushRequest, cause: EngineError): ActionError {
  return pushError(cause.kind === 'denied' ? 'PUSH_DENIED' : 'PUSH_FAILED', image, cause.words, cause);
}

function pushError(
  code: 'PUSH_DENIED' | 'PUSH_FAILED',
  image: TaggedReference,
  words: string,
  cause?: EngineError,
): ActionError {
  const hints = {
    PUSH_DENIED: `Check the credentials for ${image.host}; with the token of the workflow:\n  permissions:\n    packages: write\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`,
    PUSH_FAILED: hintForFault(faultOfWords(words), image.host, 'the engine'),
  };
  return new ActionError(code, `cannot push ${formatReference(image)}: ${words}`, { hint: hints[code], cause });
}
