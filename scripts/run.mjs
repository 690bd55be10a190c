// npm's scripts: prepares what a command needs on a fresh machine, runs it under Node 24, cleans up.
import { join } from 'node:path';
import { interruptedCode, prepare, root, run, SetupError } from './child.mjs';
import { installDependencies } from './deps.mjs';
import { findEngine } from './engine.mjs';
import { findNode24, withNode } from './node24.mjs';
import { readTestArguments, wantsEngine } from './tests.mjs';

const testTools = [
  'docker-registry=docker-registry',
  'unzip=unzip',
  '7z=p7zip-full',
  'python3=python3',
  'perl=perl',
  'skopeo=skopeo',
  'zstd=zstd',
  'busybox=busybox-static',
  'docker=docker.io',
  'git=git',
  'ip=iproute2',
  'openssl=openssl',
  'ssh-agent=openssh-client',
];
const benchTools = ['docker=docker.io', 'docker-registry=docker-registry', 'zstd=zstd'];
const checks = [
  ['node_modules/typescript/bin/tsc', '-p', '.'],
  ['node_modules/eslint/bin/eslint.js', '.'],
  ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
];
const commands = { demo, test, bench, build, check };

async function demo(args) {
  const node = await prepareNode();
  return withEngine(undefined, env => runNode(node, ['scripts/demo.ts', ...args], env));
}

async function test(args) {
  const { engine, options, files } = readTestArguments(args);
  const node = await prepareNode();
  // One file at a time: an engine's classic builder can lose an image that it builds while another is removed.
  const command = ['--test', '--test-concurrency=1', '--test-reporter=spec', ...options, ...files];
  if (!engine && !wantsEngine(files)) return runNode(node, command);
  await prepare('Looking for the test tools', join(root, 'scripts/packages.sh'), testTools);
  return withEngine(engine, env => runNode(node, command, env));
}

async function bench(args) {
  const node = await prepareNode();
  await prepare('Looking for the tools of the benchmark', join(root, 'scripts/packages.sh'), benchTools);
  return runNode(node, ['bench/run.ts', ...args]);
}

async function build(args) {
  return runNode(await prepareNode(), ['scripts/build.mjs', ...args]);
}

async function check() {
  const node = await prepareNode();
  let worst = 0;
  for (const command of checks) worst = Math.max(worst, await runNode(node, command));
  return worst;
}

async function prepareNode() {
  const node = await findNode24();
  await installDependencies(node);
  return node;
}

async function runNode(node, args, env = {}) {
  const { code } = await run(node, args, { env: { ...withNode(node), ...env } });
  return code;
}

async function withEngine(id, work) {
  const engine = await findEngine(id);
  try {
    return await work({ DOCKER_HOST: engine.host, ...(id && { TEST_ENGINE: id }) });
  } finally {
    await engine.stop();
  }
}

async function main([name, ...args]) {
  if (!Object.hasOwn(commands, name ?? ''))
    throw new SetupError(`usage: node scripts/run.mjs ${Object.keys(commands).join('|')}`);
  return commands[name](args);
}

try {
  const code = await main(process.argv.slice(2));
  process.exitCode = interruptedCode() ?? code;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = interruptedCode() ?? 1;
}
