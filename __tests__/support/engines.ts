import { isNotHere, startPrivateEngine, type PrivateEngine } from './private-engine.ts';

/** Every kind of engine that is supported. */
export const engineIds = ['20', '28', '28c', '29', '29c'] as const;
export type EngineId = (typeof engineIds)[number];

/** One engine of each kind that can be had here, each with a store of its own. */
export interface Engines extends AsyncDisposable {
  readonly ids: readonly EngineId[];
  /** DOCKER_HOST of one of them. */
  host(id: EngineId): string;
}

/** Starts all of them; disposing stops and removes them. */
export async function startEngines(): Promise<Engines> {
  const started = new Map<EngineId, PrivateEngine>();
  const dispose = async () => {
    for (const engine of started.values()) await engine[Symbol.asyncDispose]();
  };
  try {
    for (const id of engineIds) {
      const engine = await startPrivateEngine(id).catch((error: unknown) => {
        if (!isNotHere(error)) throw error;
      });
      if (engine) started.set(id, engine);
    }
  } catch (error) {
    await dispose();
    throw error;
  }
  const ids = [...started.keys()];
  return { ids, host: id => started.get(id)?.host ?? '', [Symbol.asyncDispose]: dispose };
}
