import { pullImage } from '../../../docker/pull.ts';
import { nameInEngine, parseReference } from '../../../image/reference.ts';
import type { TreeContext } from '../context.ts';

/** Pulls images from outside the tree, each once per run. */
export class BaseImages {
  readonly #refreshed = new Map<string, Promise<void>>();

  /** Pulls images again and logs which of them have changed. */
  async refresh(references: readonly string[], context: TreeContext): Promise<void> {
    for (const reference of references) {
      const refreshed = this.#refreshed.get(reference) ?? refreshImage(reference, context);
      this.#refreshed.set(reference, refreshed);
      await refreshed;
    }
  }
}

/** Pulls an image by its reference. */
export async function pullByReference(reference: string, context: TreeContext): Promise<void> {
  const { log, signal } = context;
  const { platform, build } = context.request;
  const { retries, idleTimeout } = build;
  const { tag = 'latest', ...image } = parseReference(reference) ?? {};
  if (!('path' in image)) throw new TypeError(`${reference} is not a valid image reference`);
  const [engine, credentials] = [await context.engine(), await context.credentials()];
  const request = { image, tag, platform, credentials, retries, idleTimeout };
  await context.stage(
    'Pull',
    () => pullImage(engine, request, log, signal),
    () => nameInEngine(reference),
  );
}

async function refreshImage(reference: string, context: TreeContext): Promise<void> {
  const engine = await context.engine();
  const name = nameInEngine(reference);
  const before = (await engine.inspect(name))?.id;
  await pullByReference(reference, context);
  const after = (await engine.inspect(name))?.id ?? '';
  if (before === after) context.log.info(`Base image ${name} is up to date: ${after}`);
  else context.log.info(`Base image ${name} is refreshed: ${before ?? 'none'} → ${after}`);
}
