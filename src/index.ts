import { setFlagsFromString } from 'node:v8';

const actions = {
  archive: async () => (await import('./actions/archive/main.ts')).startArchive(),
  list: async () => (await import('./actions/list/main.ts')).startList(),
  load: async () => (await import('./actions/load/main.ts')).startLoad(),
  prune: async () => (await import('./actions/prune/main.ts')).startPrune(),
  tree: async () => (await import('./actions/tree/main.ts')).startTree(),
};

/** The actions of this bundle; each has a file in `dist/` that starts it. */
export type ActionName = keyof typeof actions;

/** Starts an action, and loads only the code that this action needs. */
export async function start(name: ActionName): Promise<void> {
  // V8 frees the buffers of a transfer when its young generation is full; one that cannot grow keeps 20 to 50 MB less.
  setFlagsFromString('--semi-space-growth-factor=1');
  await actions[name]();
}
