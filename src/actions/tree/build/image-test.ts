import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { VerifyRequest } from '../../../checks/request.ts';
import { ActionError } from '../../../core/errors.ts';
import type { TreeImage } from '../read/tree.ts';

type Tested = Pick<TreeImage, 'name' | 'folder'>;

/**
 * Finds what judges an image: the command that is given, with the folder for `{path}`, else the folder's `test.sh`.
 * Undefined where there is no `test.sh`, or not the file that the command names in the folder.
 */
export async function findTest({ folder }: Tested, given: VerifyRequest): Promise<VerifyRequest | undefined> {
  const { dir, files } = folder;
  if (given.command === '') {
    return files.has('test.sh') ? { ...given, command: runScript(dir) } : undefined;
  }
  for (const [, path = ''] of given.command.matchAll(/\{path\}\/([\w./-]+)/g)) {
    const there = await access(join(dir, path)).then(
      () => true,
      () => false,
    );
    if (!there) return undefined;
  }
  return { ...given, command: fillFolder(given.command, dir) };
}

/** Throws `TREE_TEST` for images without a test, where `if-no-test` makes that an error. */
export function refuseUntested(untested: readonly Tested[]): void {
  const [first] = untested;
  if (!first) return;
  const names = untested.map(({ name, folder }) => `${name} (${folder.shown})`).join(', ');
  const hint =
    'Add a test.sh that is given the reference of the image, or let them pass:\n  with:\n    if-no-test: warn';
  throw new ActionError('TREE_TEST', `if-no-test is error, and there is no test of ${names}`, { hint });
}

function runScript(dir: string): string {
  const script = 'if [ -x test.sh ]; then ./test.sh {image}; else bash test.sh {image}; fi';
  return `cd ${quote(dir)}\n${script}`;
}

// A folder that is more than a plain word comes as a variable, so that it may stand in quotes.
function fillFolder(command: string, dir: string): string {
  const placeholder = /(?<!\$)\{path\}/g;
  if (/^[A-Za-z0-9_./:@%+=,-]+$/.test(dir)) return command.replace(placeholder, () => dir);
  return `image_folder=${quote(dir)}\n${command.replace(placeholder, () => '${image_folder}')}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
