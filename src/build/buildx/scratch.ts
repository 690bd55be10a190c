import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partialPath } from '../../core/partial-file.ts';

/** A folder for what one call of buildx reads and writes beside the image; nobody else may look into it, and it goes. */
export interface ScratchFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes a file that only this user can read; gives its path. */
  write(name: string, content: string | Buffer): Promise<string>;
}

/** Opens such a folder below `tempDir`, which is absolute. */
export async function openScratchFolder(tempDir: string): Promise<ScratchFolder> {
  const path = partialPath(tempDir);
  await mkdir(path, { recursive: true, mode: 0o700 });
  return {
    path,
    write: async (name, content) => {
      const file = join(path, name);
      await writeFile(file, content, { mode: 0o600 });
      return file;
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
