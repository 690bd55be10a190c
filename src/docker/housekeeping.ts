import { readDate } from '../image/date.ts';
import { EngineRefusal } from './errors.ts';
import { namesOf, type Engine, type Query } from './engine.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';

/** An image of the engine, as far as cleaning up is concerned. */
export interface StoredImage {
  readonly id: string;
  /** `repository:tag`. */
  readonly tags: readonly string[];
  /** `repository@sha256:…`. */
  readonly digests: readonly string[];
  /** Bytes that no other image shares. */
  readonly size: number;
}

/** A record of BuildKit's cache. */
export interface BuildRecord {
  readonly id: string;
  /** The records it is made on. */
  readonly parents: readonly string[];
  readonly inUse: boolean;
  /** Whether an image has the same bytes. */
  readonly shared: boolean;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly used: number;
}

interface ImageRow {
  Id: string;
  RepoTags?: string[] | null;
  RepoDigests?: string[] | null;
  Size: number;
  SharedSize?: number;
}

interface InspectAnswer {
  Id: string;
  RepoTags?: string[] | null;
  Created?: string;
  Metadata?: { LastTagTime?: string };
}

interface BuildRow {
  ID: string;
  Parent?: string;
  Parents?: string[] | null;
  /** Docker 23 to 28 write the name with a space. */
  ' Parents'?: string[] | null;
  InUse: boolean;
  Shared: boolean;
  Size: number;
  CreatedAt: string;
  LastUsedAt?: string | null;
}

/** What cleaning up asks of an engine. Calls that take longer than `timeout` milliseconds are given up with `IDLE`. */
export class Housekeeping {
  readonly #engine: Engine;
  readonly #timeout: number;
  readonly #signal: AbortSignal;

  constructor(engine: Engine, timeout: number, signal: AbortSignal) {
    this.#engine = engine;
    this.#timeout = timeout;
    this.#signal = signal;
  }

  /** All images, or only those without a tag. */
  async images(dangling: boolean): Promise<StoredImage[]> {
    const query = { 'shared-size': '1', ...(dangling && { filters: { dangling: ['true'] } }) };
    const rows = await this.#ask<ImageRow[]>('GET', '/images/json', query);
    return rows.map(({ Id: id, RepoTags, RepoDigests, Size, SharedSize = 0 }) => {
      return { id, tags: namesOf(RepoTags), digests: namesOf(RepoDigests), size: Size - Math.max(0, SharedSize) };
    });
  }

  /** The images that containers use, stopped ones too: image id → name of a container. */
  async usage(): Promise<Map<string, string>> {
    const rows = await this.#ask<{ ImageID: string; Names?: string[] }[]>('GET', '/containers/json', { all: '1' });
    return new Map(rows.map(({ ImageID, Names }) => [ImageID, (Names?.[0] ?? '').replace(/^\//, '')]));
  }

  /** When an image got a name here, or else was made, in milliseconds since 1970; 0 when nobody tells. */
  async stored(id: string): Promise<number> {
    const image = await this.#look(id);
    return Math.max(readDate(image?.Created ?? '') ?? 0, readDate(image?.Metadata?.LastTagTime ?? '') ?? 0);
  }

  /**
   * Removes names of an image, and it with its last one; an image without names goes by its id. Never by force, and not
   * what the name means by now: throws when that is another image, or the image has got a tag meanwhile.
   */
  async remove(reference: string, id: string): Promise<void> {
    const image = await this.#look(reference);
    if (!image) return;
    if (image.Id !== id) throw new Error(`${reference} is another image by now`);
    const tags = namesOf(image.RepoTags);
    if (reference === id && tags.length > 0) throw new Error(`it is called ${tags.join(', ')} by now`);
    await this.#unlessMissing(this.#ask('DELETE', `/images/${reference}`));
  }

  /** The records of BuildKit's cache. */
  async buildCache(): Promise<BuildRecord[]> {
    const query = this.#engine.speaks('1.42') ? { type: 'build-cache' } : {};
    const { BuildCache } = await this.#ask<{ BuildCache?: BuildRow[] | null }>('GET', '/system/df', query);
    return (BuildCache ?? []).map(row => ({
      id: row.ID,
      parents: row.Parents ?? row[' Parents'] ?? (row.Parent ? [row.Parent] : []),
      ...{ inUse: row.InUse, shared: row.Shared, size: row.Size },
      used: Date.parse(row.LastUsedAt ?? row.CreatedAt),
    }));
  }

  /** Removes all build cache that nothing uses; with `before`, milliseconds since 1970, what was last used before that. */
  async pruneBuildCache(before?: number): Promise<void> {
    // Engines before 28 take no time here, all take a duration.
    const until = before === undefined ? undefined : `${Math.max(0, Date.now() - before)}ms`;
    const filters = until === undefined ? {} : { filters: { until: [until] } };
    await this.#ask('POST', '/build/prune', { all: 'true', ...filters });
  }

  #look(reference: string): Promise<InspectAnswer | undefined> {
    return this.#unlessMissing(this.#ask<InspectAnswer>('GET', `/images/${reference}/json`));
  }

  async #unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof EngineRefusal && error.status === 404) return undefined;
      throw error;
    }
  }

  async #ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, query: Query = {}): Promise<T> {
    using watch = new IdleTimeout(`the Docker engine (${method} ${path})`, this.#timeout, this.#signal);
    try {
      return await this.#engine.ask<T>(method, path, query, watch.signal);
    } catch (error) {
      watch.signal.throwIfAborted();
      throw error;
    }
  }
}
