import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A stored blob. */
export interface StoredBlob {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  readonly modified: Date;
}

interface BlobProperties {
  readonly contentType: string;
  /** The blocks that it was committed from. */
  readonly blocks: readonly string[];
}

/** The blobs on disk: each a file, its properties beside it, uncommitted blocks in a folder of their own. */
export class BlobFolder {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Where a blob's bytes are, or will be. */
  pathOf(blob: string): string {
    return join(this.#dir, blob);
  }

  /** Stores one block of a blob; `commit` makes it part of the blob. */
  async putBlock(blob: string, id: string, body: Readable): Promise<void> {
    await mkdir(this.#blocksOf(blob), { recursive: true });
    await this.#receive(body, this.#blockPath(blob, id));
  }

  /** Makes a blob of blocks, in this order; false if one of them was never stored. */
  async commit(blob: string, ids: readonly string[], contentType: string): Promise<boolean> {
    const committed = await this.#properties(blob);
    if (committed && isSameList(committed.blocks, ids)) return true;
    const paths = ids.map(id => this.#blockPath(blob, id));
    const found = await Promise.all(paths.map(path => stat(path).catch(() => undefined)));
    if (found.includes(undefined)) return false;
    await joinFiles(paths, this.pathOf(blob));
    await this.#describe(blob, { contentType, blocks: ids });
    await rm(this.#blocksOf(blob), { recursive: true, force: true });
    return true;
  }

  /** Stores a whole blob. */
  async put(blob: string, body: Readable, contentType: string): Promise<void> {
    await this.#receive(body, this.pathOf(blob));
    await this.#describe(blob, { contentType, blocks: [] });
  }

  /** A committed blob, or undefined. */
  async find(blob: string): Promise<StoredBlob | undefined> {
    const properties = await this.#properties(blob);
    if (!properties) return undefined;
    const path = this.pathOf(blob);
    const { size, mtime } = await stat(path);
    return { path, size, contentType: properties.contentType, modified: mtime };
  }

  /** The digest of a committed blob, `sha256:` and 64 hex digits. */
  async digest(blob: string): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(this.pathOf(blob)), hash);
    return `sha256:${hash.digest('hex')}`;
  }

  /** Removes a blob and its blocks. */
  async remove(blob: string): Promise<void> {
    const paths = [this.#propertiesOf(blob), this.#blocksOf(blob), this.pathOf(blob)];
    await Promise.all(paths.map(path => rm(path, { recursive: true, force: true })));
  }

  // A block that arrived incomplete must not count.
  async #receive(body: Readable, path: string): Promise<void> {
    const partial = `${path}.${randomUUID()}.partial`;
    try {
      await pipeline(body, createWriteStream(partial));
      await rename(partial, path);
    } finally {
      await rm(partial, { force: true });
    }
  }

  async #describe(blob: string, properties: BlobProperties): Promise<void> {
    await writeFile(this.#propertiesOf(blob), JSON.stringify(properties));
  }

  async #properties(blob: string): Promise<BlobProperties | undefined> {
    const text = await readFile(this.#propertiesOf(blob), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as BlobProperties);
  }

  #propertiesOf(blob: string): string {
    return `${this.pathOf(blob)}.properties`;
  }

  #blocksOf(blob: string): string {
    return `${this.pathOf(blob)}.blocks`;
  }

  #blockPath(blob: string, id: string): string {
    return join(this.#blocksOf(blob), Buffer.from(id).toString('hex'));
  }
}

// Each file is removed once it is appended, so that a blob is never on the disk twice.
async function joinFiles(paths: readonly string[], to: string): Promise<void> {
  const [first, ...others] = paths;
  if (first === undefined) await writeFile(to, '');
  else await rename(first, to);
  for (const path of others) {
    await pipeline(createReadStream(path), createWriteStream(to, { flags: 'a' }));
    await rm(path);
  }
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((id, index) => id === b[index]);
}
