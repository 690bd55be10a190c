import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { VerifyRequest } from '../../../checks/request.ts';
import { ActionError } from '../../../core/errors.ts';
import type { TreeContext } from '../context.ts';
import type { TreeImage } from '../read/image.ts';

type TestedImage = Pick<TreeImage, 'name' | 'folder'>;

/**
 * Finds the tests of images, by their names. Reports images without one as `if-no-test` says; throws `TREE_TEST` when
 * it is `error`.
 */
export async function findTests(
  images: readonly TestedImage[],
  { request, config, log }: Pick<TreeContext, 'request' | 'config' | 'log'>,
): Promise<Map<string, VerifyRequest>> {
  const { verify, ifNoTest } = request.build;
  const given = { ...verify, command: verify.command || config.verifyCommand };
  const tests = new Map<string, VerifyRequest>();
  for (const image of images) {
    const test = await findTest(image, given);
    if (test) tests.set(image.name, test);
  }
  const untested = images.filter(({ name }) => !tests.has(name));
  if (ifNoTest === 'error' && untested.length > 0) throw missingTests(untested);
  if (ifNoTest === 'warn') untested.forEach(({ name, folder }) => log.warning(`${name} has no test (${folder.shown})`));
  return tests;
}

/**
 * Finds the command that tests an image: the given one, with the folder for `{path}`, else the folder's `test.sh`.
 * Undefined when the folder has no `test.sh`, or not the file that the command names in it.
 */
export async function findTest({ folder }: TestedImage, given: VerifyRequest): Promise<VerifyRequest | undefined> {
  const { dir, files } = folder;
  if (given.command === '') {
    return files.has('test.sh') ? { ...given, command: runScript(dir) } : undefined;
  }
  for (const [, path = ''] of given.command.matchAll(/\{path\}\/([\w./-]+)/g)) {
    if (!(await exists(join(dir, path)))) return undefined;
  }
  return { ...given, command: fillFolder(given.command, dir) };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function missingTests(untested: readonly TestedImage[]): ActionError {
  const names = untested.map(({ name, folder }) => `${name} (${folder.shown})`).join(', ');
  const hint =
    'Add a test.sh that takes the reference of the image, or let images pass without:\n  with:\n    if-no-test: warn';
  return new ActionError('TREE_TEST', `if-no-test is error, and there is no test for ${names}`, { hint });
}

function runScript(dir: string): string {
  const script = 'if [ -x test.sh ]; then ./test.sh {image}; else bash test.sh {image}; fi';
  return `cd ${quote(dir)}\n${script}`;
}

// A path with special characters becomes a variable, which is safe inside the command's own quotes.
function fillFolder(command: string, dir: string): string {
  const placeholder = /(?<!\$)\{path\}/g;
  if (/^[A-Za-z0-9_./:@%+=,-]+$/.test(dir)) return command.replace(placeholder, () => dir);
  return `image_folder=${quote(dir)}\n${command.replace(placeholder, () => '${image_folder}')}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
