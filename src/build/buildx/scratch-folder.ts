import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partialPath } from '../../core/partial-file.ts';

/** A private folder for the files of one call of buildx; it is removed when disposed of. */
export interface ScratchFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes a file that only this user can read; gives its path. */
  write(name: string, content: string | Buffer): Promise<string>;
}

/** Creates a scratch folder below `tempDir`, an absolute path. */
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
