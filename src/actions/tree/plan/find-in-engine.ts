import type { Engine } from '../../../docker/engine.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import type { FoundCopy } from './initial-state.ts';

/** What the engine has, by `repository:tag`. */
export async function findInEngine(engine: Engine, signal: AbortSignal): Promise<Map<string, FoundCopy>> {
  type Row = {
    readonly RepoTags?: readonly string[] | null;
    readonly Labels?: Readonly<Record<string, string>> | null;
  };
  const rows = await engine.ask<Row[]>('GET', '/images/json', {}, signal);
  return new Map(
    rows.flatMap(({ RepoTags: tags, Labels: labels }) => {
      const inputs = labels?.[inputsLabel];
      return (tags ?? []).map((tag): [string, FoundCopy] => [tag, inputs === undefined ? {} : { inputs }]);
    }),
  );
}
