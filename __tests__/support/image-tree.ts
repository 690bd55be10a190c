import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTreeConfig } from '../../src/actions/tree/read/config.ts';
import { readTree, type Tree, type TreeSource } from '../../src/actions/tree/read/tree.ts';

/** A tree of images in a temporary folder; disposing of it removes it. */
export interface ImageTree extends AsyncDisposable {
  readonly root: string;
  /** Writes files, by their paths in the tree. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Reads the tree as the action does. */
  read(source?: Partial<TreeSource>): Promise<Tree>;
}

/** Makes a tree of these files. */
export async function makeImageTree(files: Readonly<Record<string, string>>): Promise<ImageTree> {
  const workspace = await mkdtemp(join(tmpdir(), 'tree-'));
  const root = join(workspace, 'images');
  const write: ImageTree['write'] = async written => {
    for (const [name, content] of Object.entries(written)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), content);
    }
  };
  await write(files);
  const config = await readTreeConfig('', '');
  return {
    ...{ root, write },
    read: source =>
      readTree(
        {
          ...{ root, workspace, config, prefix: { registry: '', namespace: '' }, baseImages: [], buildArgs: {} },
          rules: { version: '', suffix: '' },
          ...source,
        },
        new AbortController().signal,
      ),
    [Symbol.asyncDispose]: () => rm(workspace, { recursive: true, force: true }),
  };
}

/** A Debian changelog of one entry. */
export function changelogOf(name: string, version: string): string {
  return `${name} (${version}) wikimedia; urgency=medium\n\n  * Made\n\n -- Ann <ann@acme.com>  Mon, 06 Jan 2025 10:00:00 +0000\n`;
}
