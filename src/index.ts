import { setFlagsFromString } from 'node:v8';

const doors = {
  archive: async () => (await import('./archive.ts')).openArchive(),
  list: async () => (await import('./list.ts')).openList(),
  load: async () => (await import('./load.ts')).openLoad(),
  prune: async () => (await import('./prune.ts')).openPrune(),
  tree: async () => (await import('./tree.ts')).openTree(),
};

/** The actions of this bundle; each main file in `dist/` opens one. */
export type ActionName = keyof typeof doors;

/** Opens an action's door; its code is loaded only then. */
export async function open(name: ActionName): Promise<void> {
  // V8 lets the buffers of a transfer go when its young generation is full: one that does not grow keeps 20 to 50 MB less.
  setFlagsFromString('--semi-space-growth-factor=1');
  await doors[name]();
}
