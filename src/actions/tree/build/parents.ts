import { ActionError, messageOf } from '../../../core/errors.ts';
import type { HeldImages } from '../../../docker/held-images.ts';
import { EngineRefusal } from '../../../docker/errors.ts';
import type { Engine } from '../../../docker/engine.ts';
import { nameInEngine, parseReference } from '../../../image/reference.ts';
import { makeLoadRequest, type LoadRequest } from '../../load/inputs.ts';
import { runLoad } from '../../load/run.ts';
import { archiveNameOf } from '../archive-name.ts';
import type { TreeContext } from '../context.ts';
import type { TreeRequest } from '../inputs.ts';
import type { PlannedImage } from '../plan.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import { pullByReference } from './base-images.ts';

const mostTries = 3;

/** An image of a tree that is in the engine. */
export interface ProvidedImage {
  readonly id: string;
  /** A name that other steps do not give to other images. */
  readonly name: string;
}

/** Brings images of a tree into the engine, each once per run, and gives them names that this step alone uses. */
export class ParentImages {
  readonly #images: ReadonlyMap<string, PlannedImage>;
  readonly #held: HeldImages;
  readonly #provided = new Map<string, Promise<ProvidedImage>>();

  constructor(images: readonly PlannedImage[], held: HeldImages) {
    this.#images = new Map(images.map(image => [image.name, image]));
    this.#held = held;
  }

  /** Brings the parents of an image and gives them by their names. Throws `TREE_PARENT` for one that exists nowhere. */
  async provideParents(image: PlannedImage, context: TreeContext): Promise<Map<string, ProvidedImage>> {
    const parents = new Map<string, ProvidedImage>();
    for (const name of image.parents) {
      const parent = this.#find(name);
      const provided = await this.provide(parent, context).catch((error: unknown) => {
        context.signal.throwIfAborted();
        throw parentError(image, parent, error);
      });
      parents.set(name, provided);
    }
    return parents;
  }

  /** Brings one image from where the plan found it, unless the engine has it. */
  provide(image: PlannedImage, context: TreeContext): Promise<ProvidedImage> {
    const provided = this.#provided.get(image.name) ?? this.#bring(image, context);
    this.#provided.set(image.name, provided);
    return provided;
  }

  /** Takes an image that this run has built. */
  async add(image: PlannedImage, id: string, context: TreeContext): Promise<void> {
    const name = await this.#held.name(await context.engine(), id);
    this.#provided.set(image.name, Promise.resolve({ id, name }));
  }

  // Another step may take its name, and with it the image, before it is held.
  async #bring(image: PlannedImage, context: TreeContext): Promise<ProvidedImage> {
    const engine = await context.engine();
    for (let left = mostTries; ; left -= 1) {
      try {
        const id = await bringImage(image, context);
        const name = await this.#held.name(engine, id);
        await checkInputs(image, name, engine);
        return { id, name };
      } catch (error) {
        if (left === 1 || !(error instanceof EngineRefusal) || error.status !== 404) throw error;
      }
    }
  }

  #find(name: string): PlannedImage {
    const image = this.#images.get(name);
    if (!image) throw new TypeError(`the tree has no image ${name}`);
    return image;
  }
}

/** The request to load exactly this image from any place that this step has. */
export function requestImage(image: PlannedImage, imageid: string, request: TreeRequest): LoadRequest {
  const { repository = '' } = parseReference(image.label) ?? {};
  const { archiveDir, dockerHost, build } = request;
  return makeLoadRequest({
    targets: [{ name: archiveNameOf(image), repository, path: '' }],
    version: image.version,
    imageid,
    places: ['folder', 'artifact', 'cache'],
    archiveDir,
    token: build.token,
    dockerHost,
    idleTimeout: build.idleTimeout,
  });
}

// Gives the engine's id of the image.
async function bringImage(image: PlannedImage, context: TreeContext): Promise<string> {
  const { archive, label, inputs } = image;
  const engine = await context.engine();
  const present = await engine.inspect(nameInEngine(label));
  if (present?.labels[inputsLabel] === inputs) return present.id;
  if (archive) {
    const [report] = await runLoad(requestImage(image, archive.imageid, context.request), context);
    return report?.imageid ?? '';
  }
  if (isPublished(image)) await pullByReference(label, context);
  const pulled = isPublished(image) ? await engine.inspect(nameInEngine(label)) : undefined;
  if (!pulled) throw new ActionError('TREE_PARENT', 'neither engine nor archives have it');
  return pulled.id;
}

async function checkInputs(image: PlannedImage, name: string, engine: Engine): Promise<void> {
  // A published image may have no label with its inputs; its version identifies it.
  if (isPublished(image) || (await engine.inspect(name))?.labels[inputsLabel] === image.inputs) return;
  throw new ActionError('TREE_PARENT', 'its archive holds another image');
}

function isPublished({ archive, state }: PlannedImage): boolean {
  return !archive && state === 'published';
}

function parentError(image: PlannedImage, parent: PlannedImage, cause: unknown): ActionError {
  const message = `${image.name} is made from ${parent.name}, which cannot be brought into the engine as ${parent.label}: ${messageOf(cause)}`;
  return new ActionError('TREE_PARENT', message, {
    hint: cause instanceof ActionError ? cause.hint : undefined,
    cause,
  });
}
