// A substitute for s2i: records its calls, and makes an image by the engine's API.
// The first word of the builder image selects what happens.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { buildImage } from './engine.ts';

const args = process.argv.slice(2);
const [command] = args;
const secrets = Object.keys(process.env).filter(name => /^(INPUT|ACTIONS)_/.test(name));
const note = (call: object): void => appendFileSync(process.env['S2I_CALLS'] ?? '', `${JSON.stringify(call)}\n`);
note({ args, secrets });

const [builder = '', tag = ''] = command === 'build' ? args.slice(-2) : args.slice(-1);
const word = builder.split('/')[0];

if (command === 'usage') {
  process.stderr.write('This is the usage of the builder.\n::error::not a command\n');
} else if (word === 'old') {
  const said = 'client version 1.43 is too old. Minimum supported API version is 1.44, please upgrade your client';
  process.stderr.write(`FATAL: Error response from daemon: ${said} to a newer version\n`);
  process.exitCode = 255;
} else if (word === 'failing') {
  process.stdout.write('---> Installing\n');
  process.stderr.write('assemble: no such module\n');
  process.exitCode = 1;
} else if (word === 'hanging') {
  // A child, such as git, that would outlive it.
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  process.on('SIGTERM', () => undefined);
  note({ child: child.pid });
  process.stdout.write('hangs\n');
} else if (word === 'helping') {
  process.stdout.write('Usage:\n  s2i build <source> <image> [<tag>]\n');
} else {
  process.stdout.write('---> Installing\n');
  const files = { Dockerfile: 'FROM scratch\nCOPY app /app\nCMD ["/app"]\n', app: randomBytes(1000) };
  await buildImage(tag, files);
  process.stderr.write('Build completed successfully\n');
}
