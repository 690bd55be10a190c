import type { Row } from './comparison.ts';
import { loadingRow, loadings } from './loading.ts';
import { pullingRow } from './pulling.ts';
import { relayRowNames, relayRows } from './relay.ts';
import { savingRowNames, savingRows } from './saving.ts';
import type { Stage } from './stage.ts';

/** Rows that are measured in turn, made ready only when one of them is asked for. */
export interface RowGroup {
  readonly names: readonly string[];
  readonly open: () => Promise<readonly Row[]>;
}

/** All rows of an image, what users do most first; rows about a changed layer are for images that have a second version. */
export function rowGroups(stage: Stage, name: string): RowGroup[] {
  const image = `corpus/${name}`;
  const changes = name !== 'tiny';
  return [
    { names: relayRowNames, open: () => relayRows(stage, image) },
    { names: savingRowNames(changes), open: () => savingRows(stage, image, changes) },
    ...loadings
      .filter(loading => changes || loading !== 'load one layer missing')
      .map(loading => ({ names: [loading], open: async () => [await loadingRow(stage, image, loading)] })),
    { names: ['pull to archive'], open: async () => [await pullingRow(stage, image, 'pull to archive')] },
  ];
}
