import { pullImage } from '../../../docker/pull.ts';
import type { CredentialStore } from '../../../docker/credentials.ts';
import type { Engine } from '../../../docker/engine.ts';
import { makeLoadRequest } from '../../load/inputs.ts';
import type { TreeStep } from '../plan/run.ts';
import { nameInEngine, parseReference } from '../../../image/reference.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';
import { runLoad } from '../../load/run.ts';
import type { ActionContext } from '../../shared/context.ts';
import { inputsLabel } from '../read/fingerprint.ts';
import { archiveNameOf } from '../plan/find-in-archives.ts';
import type { PlannedImage } from '../plan.ts';

/** What bringing images into the engine needs. */
export interface ParentImagesOptions {
  readonly engine: Engine;
  readonly images: readonly PlannedImage[];
  readonly step: TreeStep;
  readonly credentials: () => Promise<CredentialStore>;
}

/** Brings images of a tree into the engine, under the names that Dockerfiles call them; each is brought once. */
export class ParentImages {
  readonly #order: ParentImagesOptions;
  readonly #byName: ReadonlyMap<string, PlannedImage>;
  readonly #brought = new Map<string, Promise<void>>();
  readonly #refreshed = new Map<string, Promise<void>>();
  // The further names that images were given, with the id of what was called so before.
  readonly #lent = new Map<string, Promise<string | undefined>>();

  constructor(order: ParentImagesOptions) {
    this.#order = order;
    this.#byName = new Map(order.images.map(image => [image.name, image]));
  }

  /** Brings what an image is made from; a parent that nobody has is a `TREE_PARENT` error. */
  async bringParents(image: PlannedImage, tools: ActionContext): Promise<void> {
    for (const name of image.parents) {
      const parent = this.#find(name);
      await this.bring(parent, tools).catch((error: unknown) => {
        tools.signal.throwIfAborted();
        throw missing(image, parent, error);
      });
    }
    for (const [reference, name] of image.references) await this.#lend(reference, this.#find(name));
  }

  /** Pulls what an image is made from and comes from elsewhere, each once, and tells what moved. */
  async refreshBases({ externals }: PlannedImage, tools: ActionContext): Promise<void> {
    for (const reference of externals) {
      const refreshed = this.#refreshed.get(reference) ?? this.#refresh(reference, tools);
      this.#refreshed.set(reference, refreshed);
      await refreshed;
    }
  }

  /** Brings one image, from where it was found; without effect where the engine has it. */
  bring(image: PlannedImage, tools: ActionContext): Promise<void> {
    const brought = this.#brought.get(image.name) ?? this.#fetch(image, tools);
    this.#brought.set(image.name, brought);
    return brought;
  }

  /** Takes back the names that images were only called while others were built from them. */
  async end(): Promise<void> {
    const { engine } = this.#order;
    for (const [alias, earlier] of this.#lent) {
      const id = await earlier;
      if (id === undefined) await engine.untag(alias);
      else await engine.tag(id, ...splitName(alias));
    }
  }

  async #fetch(image: PlannedImage, tools: ActionContext): Promise<void> {
    if (await this.#has(image)) return;
    const { archive, state } = image;
    if (archive) await this.#load(image, archive.imageid, tools);
    else if (state === 'published') await this.#pull(image.label, tools);
    // An image that was published without such a label is known by its version alone.
    if ((await this.#has(image)) || (!archive && state === 'published')) return;
    const problem = archive ? 'its archive holds another image' : 'neither engine nor archives have it';
    throw new ActionError('TREE_PARENT', problem);
  }

  async #has({ label, inputs }: PlannedImage): Promise<boolean> {
    return (await this.#order.engine.inspect(nameInEngine(label)))?.labels[inputsLabel] === inputs;
  }

  async #load(image: PlannedImage, imageid: string, tools: ActionContext): Promise<void> {
    const { inputs: tree } = this.#order.step;
    const { archiveDir, dockerHost, build } = tree;
    const { repository = '' } = parseReference(image.label) ?? {};
    const request = makeLoadRequest({
      targets: [{ name: archiveNameOf(image), repository, path: '' }],
      version: image.version,
      imageid,
      places: ['folder', 'artifact', 'cache'],
      archiveDir,
      token: build.token,
      dockerHost,
      idleTimeout: build.idleTimeout,
    });
    await runLoad(request, tools);
  }

  async #refresh(reference: string, tools: ActionContext): Promise<void> {
    const { engine } = this.#order;
    const name = nameInEngine(reference);
    const before = (await engine.inspect(name))?.id;
    await this.#pull(reference, tools);
    const now = (await engine.inspect(name))?.id ?? '';
    if (before === now) tools.log.info(`Base image ${name} is up to date: ${now}`);
    else tools.log.info(`Base image ${name} is refreshed: ${before ?? 'none'} → ${now}`);
  }

  async #pull(reference: string, { stage, log, signal }: ActionContext): Promise<void> {
    const { engine, step, credentials } = this.#order;
    const { retries, idleTimeout } = step.inputs.build;
    const { tag = 'latest', ...image } = parseReference(reference) ?? {};
    if (!('path' in image)) throw new TypeError(`${reference} is no reference`);
    const order = { image, tag, platform: undefined, credentials: await credentials(), retries, idleTimeout };
    await stage(
      'Pull',
      () => pullImage(engine, order, log, signal),
      () => nameInEngine(reference),
    );
  }

  async #lend(reference: string, parent: PlannedImage): Promise<void> {
    const [alias, own] = [nameInEngine(reference), nameInEngine(parent.label)];
    if (alias === own) return;
    const lent = this.#lent.get(alias) ?? this.#give(alias, own);
    this.#lent.set(alias, lent);
    await lent;
  }

  async #give(alias: string, own: string): Promise<string | undefined> {
    const { engine } = this.#order;
    const [earlier, parent] = [await engine.inspect(alias), await engine.inspect(own)];
    await engine.tag(own, ...splitName(alias));
    return earlier?.id === parent?.id ? undefined : earlier?.id;
  }

  #find(name: string): PlannedImage {
    const image = this.#byName.get(name);
    if (!image) throw new TypeError(`the tree has no image ${name}`);
    return image;
  }
}

function splitName(name: string): [repository: string, tag: string] {
  const colon = name.lastIndexOf(':');
  return [name.slice(0, colon), name.slice(colon + 1)];
}

function missing(image: PlannedImage, parent: PlannedImage, cause: unknown): ActionError {
  const { hint } = cause instanceof ActionError ? cause : {};
  const message = `${image.name} is made from ${parent.name}, which cannot be brought into the engine as ${parent.label}: ${messageOf(cause)}`;
  return new ActionError('TREE_PARENT', message, { ...(hint !== undefined && { hint }), cause });
}
