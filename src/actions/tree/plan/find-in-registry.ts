import pMap from 'p-map';
import { RegistryClient, type RegistryAccess } from '../../../registry/client.ts';
import { fetchManifest } from '../../../registry/pull.ts';
import { isRecord, isText, parseRecord } from '../../../core/guards.ts';
import { parseReference } from '../../../image/reference.ts';
import { ActionError } from '../../../core/errors.ts';
import type { Log } from '../../../core/log.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import type { FoundCopy } from './initial-state.ts';

/** What is needed to ask registries. */
export interface RegistryQuery extends RegistryAccess {
  readonly log: Log;
  readonly signal: AbortSignal;
}

// Nobody waits longer for a few documents.
const idleTimeout = 60_000;
const retries = 3;
// Hides the latency of a registry without a connection for every image.
const concurrency = 32;

/**
 * Asks the registry for images by their labels; undefined for one it does not have. Everything else than a clear no, a
 * refusal or a broken registry, is an error: `REGISTRY_LOOK` with one line an image.
 */
export async function findInRegistry(
  labels: readonly string[],
  look: RegistryQuery,
): Promise<Map<string, FoundCopy | undefined>> {
  const errors: ActionError[] = [];
  const find = async (label: string): Promise<[string, FoundCopy | undefined]> => {
    try {
      return [label, await lookUp(label, look)];
    } catch (error) {
      look.signal.throwIfAborted();
      if (!(error instanceof ActionError)) throw error;
      errors.push(error);
      return [label, undefined];
    }
  };
  const found = await pMap(labels, find, { concurrency, signal: look.signal });
  const [first] = errors;
  if (!first) return new Map(found);
  const lines = errors.map(({ message }) => `- ${message.replace(/^cannot pull/, 'cannot look up')}`).sort();
  const what = `the registry does not tell whether it has ${errors.length} of ${labels.length} images`;
  const hint = `${first.hint ?? ''}\nOr plan without it:\n  with:\n    check-registry: false`.trim();
  throw new ActionError('REGISTRY_LOOK', `${what}:\n${lines.slice(0, 20).join('\n')}`, { hint, cause: first });
}

async function lookUp(label: string, look: RegistryQuery): Promise<FoundCopy | undefined> {
  const image = parseReference(label);
  if (!image) throw new ActionError('REGISTRY_LOOK', `${label} is no reference of an image`);
  using client = new RegistryClient(image, look);
  const order = { image, tag: image.tag ?? 'latest', platform: undefined, retries, idleTimeout };
  try {
    const { config } = await fetchManifest(client, order, muffle(look.log), look.signal);
    return { ...readInputs(config) };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (error.code === 'PULL_NOT_FOUND') return undefined;
    // It is there, though for another platform, or as something that tells no labels.
    if (['PLATFORM', 'PULL_UNSUPPORTED'].includes(error.code)) return {};
    throw error;
  }
}

// What one image is told is too much to be told of all of them.
function muffle(log: Log): Log {
  const debug = (text: string) => log.debug(text);
  const warning = (text: string) => log.warning(text);
  return { debug, info: debug, notice: debug, foreign: debug, warning };
}

function readInputs(config: Buffer): FoundCopy {
  const inner = parseRecord(config)?.['config'];
  const labels = isRecord(inner, []) ? inner['Labels'] : undefined;
  const inputs = isRecord(labels, []) ? labels[inputsLabel] : undefined;
  return isText(inputs) ? { inputs } : {};
}
