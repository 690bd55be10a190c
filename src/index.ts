const doors = {
  archive: async () => (await import('./archive.ts')).openArchive(),
  load: async () => (await import('./load.ts')).openLoad(),
};

/** The actions of this bundle; each main file in `dist/` opens one. */
export type ActionName = keyof typeof doors;

/** Opens an action's door; its code is loaded only then. */
export async function open(name: ActionName): Promise<void> {
  await doors[name]();
}
