import { randomBytes } from 'node:crypto';
import type { Log } from '../core/log.ts';
import type { Engine } from './engine.ts';
import { EngineRefusal } from './errors.ts';
import { heldRepository, removeTemporaryTag } from './temporary-tags.ts';

/**
 * The images that a step uses, under names of its own until it is disposed of. Where another client takes the usual
 * name away, an engine with the containerd store would otherwise lose the image; the others keep it by its id.
 */
export class HeldImages implements AsyncDisposable {
  readonly #log: Log;
  #held: readonly HeldName[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  /** A new name to build an image under, `repository:tag`; undefined where the engine needs none. */
  async newName(engine: Engine): Promise<string | undefined> {
    return (await engine.usesContainerd()) ? `${heldRepository}:${this.#newTag(engine, undefined)}` : undefined;
  }

  /** Gives an image a name, `repository:tag`, that no other step gives to another image. */
  async name(engine: Engine, id: string): Promise<string> {
    const tag = this.#newTag(engine, id);
    const name = `${heldRepository}:${tag}`;
    try {
      await engine.tag(id, heldRepository, tag);
    } catch (error) {
      if (error instanceof EngineRefusal) this.#held = this.#held.filter(held => held.name !== name);
      throw error;
    }
    return name;
  }

  /** Holds an image that is in the engine. An engine that gives no names, behind a proxy that forbids it, lends the image as it is. */
  async hold(engine: Engine, id: string): Promise<void> {
    if (!(await engine.usesContainerd())) return;
    try {
      await this.name(engine, id);
    } catch (error) {
      // An image that is gone cannot be used either.
      if (!(error instanceof EngineRefusal) || error.status === 404) throw error;
      this.#log.info(`${id} gets no name of this step's own, so others may remove it meanwhile: ${error.message}`);
    }
  }

  /** Removes the names of an image before the image itself goes, and those whose image is not known. */
  async release(id: string): Promise<void> {
    await this.#remove(({ image }) => image === undefined || image === id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#remove(() => true);
  }

  async #remove(leaves: (held: HeldName) => boolean): Promise<void> {
    const leaving = this.#held.filter(leaves);
    this.#held = this.#held.filter(held => !leaving.includes(held));
    for (const { engine, name } of leaving) await removeTemporaryTag(engine, name, this.#log);
  }

  #newTag(engine: Engine, image: string | undefined): string {
    const tag = `${Date.now()}-${randomBytes(6).toString('hex')}`;
    this.#held = [...this.#held, { engine, image, name: `${heldRepository}:${tag}` }];
    return tag;
  }
}

interface HeldName {
  readonly engine: Engine;
  /** Its id; undefined if the image is not built yet. */
  readonly image: string | undefined;
  readonly name: string;
}
