import type { Log } from '../report/log.ts';
import type { StoredArtifact } from './artifact.ts';
import type { ReadyArchive, Stores } from './stock.ts';

/** Where an archive is after shipping. */
export interface Shipment {
  readonly artifact?: StoredArtifact;
  readonly cached: boolean;
}

/** Stores an archive as an artifact of this run unless it is one already. */
export async function shipArtifact(
  ready: ReadyArchive,
  known: StoredArtifact | undefined,
  stores: Stores,
  retentionDays: number,
  log: Log,
): Promise<StoredArtifact | undefined> {
  if (!stores.artifacts) return undefined;
  if (!known) return await stores.artifacts.upload(ready.path, ready.archive, retentionDays);
  log.info(`${known.name} is an artifact of this run already, not uploaded again`);
  return known;
}

/** Stores an archive in the actions cache unless it is there already; tells whether it is there afterwards. */
export async function shipCache(ready: ReadyArchive, known: boolean, stores: Stores, log: Log): Promise<boolean> {
  if (!stores.cache) return false;
  if (!known) return await stores.cache.save(ready.archive, ready.path);
  log.info('The actions cache holds this archive already');
  return true;
}
