import { listBuildCache, pruneBuildCache } from '../acquire/disk.ts';
import type { Engine } from '../acquire/engine.ts';
import type { Subject } from './sweep.ts';

/** The build cache as one: its records depend on each other, and the engine alone knows how. */
export async function buildCacheSubjects(engine: Engine, before: number | undefined): Promise<Subject[]> {
  const records = await listBuildCache(engine);
  const going = records.filter(({ inUse, used }) => !inUse && (before === undefined || used < before));
  if (going.length === 0) return [];
  const size = going.reduce((sum, record) => sum + record.size, 0);
  const stored = Math.max(...going.map(({ used }) => used));
  const archive = { name: `build cache (${going.length})`, version: '', imageid: '', archfmt: '' };
  const remove = () => pruneBuildCache(engine, before ?? Date.now());
  return [{ where: 'build-cache', archive, size, stored, named: false, remove }];
}
