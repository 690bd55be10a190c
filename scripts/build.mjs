// Builds dist/: one bundle with lazy chunks, and a one-line main for each action.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const actions = ['archive'];

rmSync(dist, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js'), 'build', 'src/index.ts', '-o', 'dist', '--no-cache'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
// dockerode and grpc-js bring protocol files for calls this product does not make.
for (const entry of readdirSync(dist)) if (!/\.js$|^package\.json$/.test(entry)) rmSync(join(dist, entry), { recursive: true });
for (const action of actions) {
  writeFileSync(join(dist, `${action}.js`), `import { open } from './index.js';\n\nawait open('${action}');\n`);
}
