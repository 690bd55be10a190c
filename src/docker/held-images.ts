import { randomBytes } from 'node:crypto';
import type { Log } from '../core/log.ts';
import type { Engine } from './engine.ts';
import { EngineRefusal } from './errors.ts';
import { heldRepository, removeTemporaryTag } from './temporary-tags.ts';

/**
 * The images that a step uses, under names of its own until it is disposed of. Where another client takes the usual name
 * away, an engine with the containerd store would otherwise lose the image; the others keep it by its id.
 */
export class HeldImages implements AsyncDisposable {
  readonly #log: Log;
  readonly #held: { readonly engine: Engine; readonly name: string }[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  /** A new name to build an image under, `repository:tag`; undefined where the engine needs none. */
  async newName(engine: Engine): Promise<string | undefined> {
    const tag = await this.#newTag(engine);
    return tag && `${heldRepository}:${tag}`;
  }

  /** Holds an image that is in the engine. One that gives no names, behind a proxy that forbids it, is used as it is. */
  async hold(engine: Engine, id: string): Promise<void> {
    const tag = await this.#newTag(engine);
    if (tag === undefined) return;
    try {
      await engine.tag(id, heldRepository, tag);
    } catch (error) {
      // An image that is gone cannot be used either.
      if (!(error instanceof EngineRefusal) || error.status === 404) throw error;
      this.#held.splice(
        this.#held.findIndex(({ name }) => name.endsWith(tag)),
        1,
      );
      this.#log.info(`${id} gets no name of this step's own, so that others may remove it meanwhile: ${error.message}`);
    }
  }

  /** Removes the names, before the images themselves go. */
  async release(): Promise<void> {
    for (const { engine, name } of this.#held.splice(0)) await removeTemporaryTag(engine, name, this.#log);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }

  async #newTag(engine: Engine): Promise<string | undefined> {
    if (!(await engine.usesContainerd())) return undefined;
    const tag = `${Date.now()}-${randomBytes(6).toString('hex')}`;
    this.#held.push({ engine, name: `${heldRepository}:${tag}` });
    return tag;
  }
}
