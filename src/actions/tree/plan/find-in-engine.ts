import type { Engine } from '../../../docker/engine.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import type { FoundCopy } from './initial-state.ts';

/** Finds all images of an engine, by `repository:tag`. */
export async function findInEngine(engine: Engine, signal: AbortSignal): Promise<Map<string, FoundCopy>> {
  const images = await engine.list(signal);
  return new Map(
    images.flatMap(({ tags, labels }) =>
      tags.map((tag): [string, FoundCopy] => [tag, { inputs: labels[inputsLabel] }]),
    ),
  );
}
