// Checks the workflows and the actions by actionlint and zizmor, which are installed into .tools/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root, run, SetupError } from './child.mjs';

const actionlint = {
  name: 'actionlint 1.7.12',
  folder: join(root, '.tools/actionlint-1.7.12'),
  program: 'actionlint',
  args: [],
  from: 'Go',
  install: folder =>
    prepare(
      'Building actionlint into .tools/',
      'go',
      ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'],
      {
        env: { GOBIN: folder, GOFLAGS: '' },
      },
    ),
};
const zizmor = {
  name: 'zizmor 1.32.0',
  folder: join(root, '.tools/zizmor-1.32.0'),
  program: 'bin/zizmor',
  // It would ask GitHub otherwise.
  args: ['--offline', '--quiet', '.'],
  from: 'PyPI',
  install: folder =>
    prepare('Installing zizmor into .tools/', 'python3', [
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--no-deps'],
      ...['--target', folder, 'zizmor==1.32.0'],
    ]),
};

/** Runs one of them and gives its exit code; 0 where it cannot be had, which is said. */
async function check({ name, folder, program, args, from, install }) {
  const path = join(folder, program);
  try {
    if (!existsSync(path)) await install(folder);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stdout.write(`${name}: skipped, it comes from ${from} and could not be installed: ${error.message}\n`);
    return 0;
  }
  return (await run(path, args)).code;
}

process.exitCode = Math.max(await check(actionlint), await check(zizmor));
