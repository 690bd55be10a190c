import { nameInEngine } from '../../../image/reference.ts';
import type { Engine } from '../../../docker/engine.ts';

/** Further names for parents in the engine, under which Dockerfiles refer to them; they exist during a build only. */
export class ImageAliases {
  readonly #engine: () => Promise<Engine>;
  // The id of the image that had the name before; undefined when the name was free.
  readonly #earlier = new Map<string, Promise<string | undefined>>();

  constructor(engine: () => Promise<Engine>) {
    this.#engine = engine;
  }

  /** Gives the image `label` the further name `reference`. */
  async add(reference: string, label: string): Promise<void> {
    const [alias, own] = [nameInEngine(reference), nameInEngine(label)];
    if (alias === own) return;
    const earlier = this.#earlier.get(alias) ?? this.#tag(alias, own);
    this.#earlier.set(alias, earlier);
    await earlier;
  }

  /** Gives every name back to the image that had it before. */
  async restore(): Promise<void> {
    for (const [alias, earlier] of this.#earlier) {
      const engine = await this.#engine();
      const id = await earlier;
      if (id === undefined) await engine.untag(alias);
      else await engine.tag(id, ...splitName(alias));
    }
  }

  async #tag(alias: string, own: string): Promise<string | undefined> {
    const engine = await this.#engine();
    const [earlier, parent] = [await engine.inspect(alias), await engine.inspect(own)];
    await engine.tag(own, ...splitName(alias));
    return earlier?.id === parent?.id ? undefined : earlier?.id;
  }
}

function splitName(name: string): [repository: string, tag: string] {
  const colon = name.lastIndexOf(':');
  return [name.slice(0, colon), name.slice(colon + 1)];
}
