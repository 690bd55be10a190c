import { setFlagsFromString } from 'node:v8';

const doors = {
  archive: async () => (await import('./actions/archive/main.ts')).openArchive(),
  list: async () => (await import('./actions/list/main.ts')).openList(),
  load: async () => (await import('./actions/load/main.ts')).openLoad(),
  prune: async () => (await import('./actions/prune/main.ts')).openPrune(),
  tree: async () => (await import('./actions/tree/main.ts')).openTree(),
};

/** The actions of this bundle; each main file in `dist/` opens one. */
export type ActionName = keyof typeof doors;

/** Opens an action's door; its code is loaded only then. */
export async function open(name: ActionName): Promise<void> {
  // V8 lets the buffers of a transfer go when its young generation is full: one that does not grow keeps 20 to 50 MB less.
  setFlagsFromString('--semi-space-growth-factor=1');
  await doors[name]();
}
