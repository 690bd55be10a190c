import pMap from 'p-map';
import { ActionError } from '../../../core/errors.ts';
import { isRecord, isText, parseRecord } from '../../../core/guards.ts';
import type { Log } from '../../../core/log.ts';
import type { Platform } from '../../../image/platform.ts';
import { parseReference } from '../../../image/reference.ts';
import { RegistryClient, type RegistryAccess } from '../../../registry/client.ts';
import { fetchManifest } from '../../../registry/pull.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import type { FoundCopy } from './initial-state.ts';

/** How to ask registries. */
export interface RegistryQuery extends RegistryAccess {
  /** Undefined: this machine's own. */
  readonly platform?: Platform;
  readonly log: Log;
  readonly signal: AbortSignal;
}

// The answers are small documents, so a long silence means that none will come.
const idleTimeout = 60_000;
const retries = 3;
const concurrency = 32;
const mostLines = 20;

/**
 * Finds images in their registry by their labels; undefined for those that it does not have. Throws `REGISTRY_LOOK`
 * with one line for each image about which the registry gives no clear answer.
 */
export async function findInRegistry(
  labels: readonly string[],
  query: RegistryQuery,
): Promise<Map<string, FoundCopy | undefined>> {
  const errors: ActionError[] = [];
  const ask = async (label: string): Promise<[string, FoundCopy | undefined]> => {
    try {
      return [label, await findOne(label, query)];
    } catch (error) {
      query.signal.throwIfAborted();
      if (!(error instanceof ActionError)) throw error;
      errors.push(error);
      return [label, undefined];
    }
  };
  const found = await pMap(labels, ask, { concurrency, signal: query.signal });
  if (errors.length > 0) throw lookUpError(errors, labels.length);
  return new Map(found);
}

function lookUpError(errors: readonly ActionError[], total: number): ActionError {
  const [first] = errors;
  const lines = errors.map(({ message }) => `- ${message.replace(/^cannot pull/, 'cannot look up')}`).sort();
  const problem = `the registry does not say whether it has ${errors.length} of ${total} images`;
  const hint = `${first?.hint ?? ''}\nOr plan without it:\n  with:\n    check-registry: false`.trim();
  return new ActionError('REGISTRY_LOOK', `${problem}:\n${lines.slice(0, mostLines).join('\n')}`, {
    hint,
    cause: first,
  });
}

async function findOne(label: string, query: RegistryQuery): Promise<FoundCopy | undefined> {
  const image = parseReference(label);
  if (!image) throw new ActionError('REGISTRY_LOOK', `${label} is not a valid image reference`);
  using client = new RegistryClient(image, query);
  const order = {
    image,
    tag: image.tag ?? 'latest',
    platform: query.platform,
    retries,
    idleTimeout,
    limitIsFixed: true,
  };
  try {
    const { config } = await fetchManifest(client, order, quiet(query.log), query.signal);
    return { inputs: readInputsLabel(config) };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (error.code === 'PULL_NOT_FOUND') return undefined;
    // The image exists, but for another platform or in a form without labels.
    if (['PLATFORM', 'PULL_UNSUPPORTED'].includes(error.code)) return {};
    throw error;
  }
}

// The details of every image would flood the log.
function quiet(log: Log): Log {
  const debug = (text: string) => log.debug(text);
  const warning = (text: string) => log.warning(text);
  return { debug, info: debug, notice: debug, foreign: debug, warning };
}

function readInputsLabel(config: Buffer): string | undefined {
  const inner = parseRecord(config)?.['config'];
  const labels = isRecord(inner, []) ? inner['Labels'] : undefined;
  const inputs = isRecord(labels, []) ? labels[inputsLabel] : undefined;
  return isText(inputs) ? inputs : undefined;
}
