// Builds dist/: one bundle with lazy chunks, and a one-line main for each action.
import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const lib = join(root, 'lib');
const bundle = join(lib, 'bundle');
const actions = ['archive', 'load', 'list', 'prune', 'tree'];

rmSync(lib, { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
run('node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', 'lib/index.js', '-o', 'lib/bundle', '--no-cache', '--quiet');
// dockerode and grpc-js include protocol files for calls that this project does not make.
for (const entry of readdirSync(bundle)) {
  if (!/\.js$|^package\.json$/.test(entry)) rmSync(join(bundle, entry), { recursive: true });
}
for (const action of actions) {
  writeFileSync(join(bundle, `${action}.js`), `import { start } from './index.js';\n\nawait start('${action}');\n`);
}
run('node_modules/generate-license-file/bin/generate-license-file', '--ci');
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(bundle, join(root, 'dist'));
rmSync(lib, { recursive: true });

function run(...args) {
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
}
