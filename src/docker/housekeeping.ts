import { IdleTimeout } from '../core/idle-timeout.ts';
import { readDate } from '../image/date.ts';
import type { Engine } from './engine.ts';
import { orMissing } from './errors.ts';
import { namesOf, type ImageRow, type InspectedImage } from './image.ts';

/** What pruning needs to know of an image of the engine. */
export interface EngineImageRecord {
  readonly id: string;
  /** `repository:tag`. */
  readonly tags: readonly string[];
  /** `repository@sha256:…`. */
  readonly digests: readonly string[];
  /** Bytes that no other image shares; before API 1.42 all bytes of the image. */
  readonly size: number;
}

/** A record of BuildKit's cache. */
export interface BuildCacheRecord {
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

interface SizedRow extends ImageRow {
  readonly Size: number;
  readonly SharedSize?: number;
}

interface DatedImage extends InspectedImage {
  readonly Metadata?: { readonly LastTagTime?: string };
}

interface BuildCacheRow {
  readonly ID: string;
  readonly Parent?: string;
  readonly Parents?: readonly string[] | null;
  /** Docker 23 to 28 write the name with a space. */
  readonly ' Parents'?: readonly string[] | null;
  readonly InUse: boolean;
  readonly Shared: boolean;
  readonly Size: number;
  readonly CreatedAt: string;
  readonly LastUsedAt?: string | null;
}

type Docker = ReturnType<Engine['client']>;

/** What pruning asks of an engine. Calls that take longer than `timeout` milliseconds are given up with `IDLE`. */
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
  async images(dangling: boolean): Promise<EngineImageRecord[]> {
    const options = { 'shared-size': true, ...(dangling && { filters: { dangling: ['true'] } }) };
    const rows = (await this.#call('listing images', docker => docker.listImages(options))) as readonly SizedRow[];
    return rows.map(({ Id: id, RepoTags, RepoDigests, Size, SharedSize = 0 }) => {
      return { id, tags: namesOf(RepoTags), digests: namesOf(RepoDigests), size: Size - Math.max(0, SharedSize) };
    });
  }

  /** The images that containers use, stopped ones too: image id → name of a container. */
  async usage(): Promise<Map<string, string>> {
    const rows = await this.#call('listing containers', docker => docker.listContainers({ all: true }));
    return new Map(rows.map(({ ImageID, Names }) => [ImageID, (Names[0] ?? '').replace(/^\//, '')]));
  }

  /** When an image got a name here, or else was made, in milliseconds since 1970; 0 when neither is known. */
  async stored(id: string): Promise<number> {
    const image = await this.#inspect(id);
    return Math.max(readDate(image?.Created ?? '') ?? 0, readDate(image?.Metadata?.LastTagTime ?? '') ?? 0);
  }

  /**
   * Removes a name of an image, and the image with its last one; an image without names goes by its id. Nothing is
   * forced. Throws when the name belongs to another image by now, or the image has been tagged meanwhile.
   */
  async remove(reference: string, id: string): Promise<void> {
    const image = await this.#inspect(reference);
    if (!image) return;
    if (image.Id !== id) throw new Error(`${reference} is another image by now`);
    const tags = namesOf(image.RepoTags);
    if (reference === id && tags.length > 0) throw new Error(`it has been given the name ${tags.join(', ')}`);
    await orMissing(this.#call(`removing ${reference}`, docker => docker.getImage(reference).remove()));
  }

  /** The records of BuildKit's cache. */
  async buildCache(): Promise<BuildCacheRecord[]> {
    // dockerode cannot ask for the build cache alone, and the engine takes long to measure the rest.
    const query = this.#engine.speaks('1.42') ? { type: 'build-cache' } : {};
    const { BuildCache: rows } = await this.#limit('measuring the build cache', signal =>
      this.#engine.ask<{ BuildCache?: readonly BuildCacheRow[] | null }>(
        { method: 'GET', path: '/system/df', query },
        signal,
      ),
    );
    return (rows ?? []).map(toBuildCacheRecord);
  }

  /** Removes the build cache that nothing uses and that was last used `before`, in milliseconds since 1970. */
  async pruneBuildCache(before: number): Promise<void> {
    // Engines before 28 accept no point in time here; all accept a duration.
    const until = `${Math.ceil(Math.max(0, Date.now() - before))}ms`;
    const query = { all: 'true', filters: { until: [until] } };
    // dockerode sends no filters.
    await this.#limit('pruning the build cache', signal =>
      this.#engine.ask({ method: 'POST', path: '/build/prune', query }, signal),
    );
  }

  async #inspect(reference: string): Promise<DatedImage | undefined> {
    const image = this.#call(`looking up ${reference}`, docker => docker.getImage(reference).inspect());
    return orMissing(image);
  }

  #call<T>(what: string, call: (docker: Docker) => Promise<T>): Promise<T> {
    return this.#limit(what, signal => call(this.#engine.client(signal)));
  }

  async #limit<T>(what: string, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    using idle = new IdleTimeout(`the Docker engine (${what})`, this.#timeout, this.#signal);
    return await idle.run(call);
  }
}

function toBuildCacheRecord(row: BuildCacheRow): BuildCacheRecord {
  return {
    id: row.ID,
    parents: row.Parents ?? row[' Parents'] ?? (row.Parent ? [row.Parent] : []),
    inUse: row.InUse,
    shared: row.Shared,
    size: row.Size,
    used: Date.parse(row.LastUsedAt ?? row.CreatedAt),
  };
}
