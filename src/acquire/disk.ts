import { EngineRefusal, type Engine } from './engine.ts';

/** An image as far as pruning asks. */
export interface DiskImage {
  readonly id: string;
  /** `repository:tag`, none for a dangling image. */
  readonly tags: readonly string[];
  /** Bytes, layers that others share included. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** A record of the build cache. */
export interface BuildRecord {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  readonly inUse: boolean;
  /** Milliseconds since 1970. */
  readonly used: number;
}

interface ImageRow {
  Id: string;
  RepoTags: string[] | null;
  Size: number;
  Created: number;
}

interface BuildRow {
  ID: string;
  Size: number;
  InUse: boolean;
  CreatedAt: string;
  LastUsedAt?: string | null;
}

/** Every image with a name, or every one that has lost its own. */
export async function listImages(engine: Engine, kind: 'named' | 'dangling'): Promise<DiskImage[]> {
  const filters = { dangling: [String(kind === 'dangling')] };
  const rows = await engine.ask<ImageRow[]>('GET', '/images/json', { filters });
  return rows.map(({ Id: id, RepoTags, Size: size, Created }) => {
    const tags = (RepoTags ?? []).filter(tag => !tag.includes('<none>'));
    return { id, tags, size, created: Created * 1000 };
  });
}

/** The ids of the images that containers use, stopped ones too. */
export async function listUsedImages(engine: Engine): Promise<Set<string>> {
  const rows = await engine.ask<{ ImageID: string }[]>('GET', '/containers/json', { all: 'true' });
  return new Set(rows.map(row => row.ImageID));
}

/** Removes a name, and the image with its last one; what is gone already is no error. Never forced: what a container uses stays. */
export async function removeName(engine: Engine, reference: string): Promise<void> {
  try {
    await engine.untag(reference);
  } catch (error) {
    if (!(error instanceof EngineRefusal && error.status === 404)) throw error;
  }
}

/** The records of the build cache. */
export async function listBuildCache(engine: Engine): Promise<BuildRecord[]> {
  // Without it older engines measure everything else too, which takes long and does no harm.
  const query = engine.speaks('1.42') ? { type: 'build-cache' } : {};
  const { BuildCache } = await engine.ask<{ BuildCache?: BuildRow[] | null }>('GET', '/system/df', query);
  return (BuildCache ?? []).map(({ ID: id, Size: size, InUse: inUse, CreatedAt, LastUsedAt }) => {
    return { id, size, inUse, used: Date.parse(LastUsedAt || CreatedAt) };
  });
}

/** Removes what of the build cache was not used since a moment, in milliseconds since 1970; gives the bytes that it freed. */
export async function pruneBuildCache(engine: Engine, before: number): Promise<number> {
  // The engine reads `until` as how long ago.
  const seconds = Math.max(0, Math.floor((Date.now() - before) / 1000));
  const filters = seconds > 0 ? { until: [`${seconds}s`] } : {};
  const done = await engine.ask<{ SpaceReclaimed?: number }>('POST', '/build/prune', { all: 'true', filters });
  return done.SpaceReclaimed ?? 0;
}
