import { ActionError, messageOf } from '../../../core/errors.ts';
import { nameInEngine, parseReference } from '../../../image/reference.ts';
import { makeLoadRequest, type LoadRequest } from '../../load/inputs.ts';
import { runLoad } from '../../load/run.ts';
import { archiveNameOf } from '../archive-name.ts';
import type { TreeContext } from '../context.ts';
import type { TreeRequest } from '../inputs.ts';
import type { PlannedImage } from '../plan.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import { ImageAliases } from './aliases.ts';
import { pullByReference } from './base-images.ts';

/** Brings images of a tree into the engine, each once per run, under the names that Dockerfiles have for them. */
export class ParentImages {
  readonly #images: ReadonlyMap<string, PlannedImage>;
  readonly #aliases: ImageAliases;
  readonly #provided = new Map<string, Promise<void>>();

  constructor(images: readonly PlannedImage[], { engine }: Pick<TreeContext, 'engine'>) {
    this.#images = new Map(images.map(image => [image.name, image]));
    this.#aliases = new ImageAliases(engine);
  }

  /** Brings the parents of an image. Throws `TREE_PARENT` for one that exists nowhere. */
  async provideParents(image: PlannedImage, context: TreeContext): Promise<void> {
    for (const name of image.parents) {
      const parent = this.#find(name);
      await this.provide(parent, context).catch((error: unknown) => {
        context.signal.throwIfAborted();
        throw parentError(image, parent, error);
      });
    }
    for (const [reference, name] of image.references) await this.#aliases.add(reference, this.#find(name).label);
  }

  /** Brings one image from where the plan found it; does nothing when the engine has it. */
  provide(image: PlannedImage, context: TreeContext): Promise<void> {
    const provided = this.#provided.get(image.name) ?? provideImage(image, context);
    this.#provided.set(image.name, provided);
    return provided;
  }

  /** Removes the names that parents had during the build only. */
  restoreNames(): Promise<void> {
    return this.#aliases.restore();
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

async function provideImage(image: PlannedImage, context: TreeContext): Promise<void> {
  if (await isInEngine(image, context)) return;
  const { archive, state, label } = image;
  const isPublished = !archive && state === 'published';
  if (archive) await runLoad(requestImage(image, archive.imageid, context.request), context);
  else if (isPublished) await pullByReference(label, context);
  // A published image may have no label with its inputs; its version identifies it.
  if (isPublished || (await isInEngine(image, context))) return;
  const problem = archive ? 'its archive holds another image' : 'neither engine nor archives have it';
  throw new ActionError('TREE_PARENT', problem);
}

async function isInEngine({ label, inputs }: PlannedImage, context: TreeContext): Promise<boolean> {
  const engine = await context.engine();
  return (await engine.inspect(nameInEngine(label)))?.labels[inputsLabel] === inputs;
}

function parentError(image: PlannedImage, parent: PlannedImage, cause: unknown): ActionError {
  const message = `${image.name} is made from ${parent.name}, which cannot be brought into the engine as ${parent.label}: ${messageOf(cause)}`;
  return new ActionError('TREE_PARENT', message, {
    hint: cause instanceof ActionError ? cause.hint : undefined,
    cause,
  });
}
