// The scripts of package.json: prepares what a command needs on a fresh machine, runs it by Node 24, cleans up.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { interruptedCode, prepare, root, run, SetupError } from './child.mjs';
import { installDependencies } from './deps.mjs';
import { findBuildx } from './buildx.mjs';
import { findEngines } from './engine.mjs';
import { findNode24, withNode } from './node24.mjs';
import { runJobs } from './schedule.mjs';
import { readTestArguments } from './tests.mjs';

const testTools = [
  'docker-registry=docker-registry',
  'unzip=unzip',
  '7z=p7zip-full',
  'python3=python3',
  'perl=perl',
  'skopeo=skopeo',
  'zstd=zstd',
  'bsdtar=libarchive-tools',
  'busybox=busybox-static',
  'docker=docker.io',
  'git=git',
  'ip=iproute2',
  'openssl=openssl',
  'ssh-agent=openssh-client',
];
// A third of a test is waiting for the engine or its disk.
const enginesOfTests = Math.min(Math.max(3, availableParallelism()), 4);
// V8's work on the sources is kept for the next process, which saves a fifth of the time.
const testEnvironment = { NODE_COMPILE_CACHE: join(root, '.tools/compile-cache') };
const benchTools = ['docker=docker.io', 'docker-registry=docker-registry', 'zstd=zstd'];
const checks = [
  ['node_modules/typescript/bin/tsc', '-p', '.'],
  ['node_modules/eslint/bin/eslint.js', '.'],
  ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
  ['scripts/workflows.mjs'],
];
const commands = { demo, test, fuzz, bench, build, check, docs };

async function demo(args) {
  const node = await prepareNode();
  return withEngines(undefined, 1, ([env]) => runNode(node, ['scripts/demo.ts', ...args], env));
}

async function test(args) {
  const { kind, options, unit, engine } = readTestArguments(args);
  const node = await prepareNode();
  const command = files => ['--test', '--test-reporter=spec', ...options, ...files];
  // One process for many files: starting one for each would take most of the time.
  const unitCommand = files => ['--test-isolation=none', ...command(files)];
  if (engine.length === 0) return runUnitTests(node, unitCommand, unit);
  await prepare('Looking for the test tools', join(root, 'scripts/packages.sh'), testTools);
  const buildx = await findBuildx();
  return withEngines(kind, Math.min(enginesOfTests, engine.length), environments => {
    // One file at a time on an engine: its classic builder can lose an image while another file removes one.
    const jobs = engine.map(file => ({ name: file, args: command([file]) }));
    const shared = { ...withNode(node), ...testEnvironment, BUILDX: buildx };
    const workers = environments.map(env => ({ env: { ...shared, ...env }, jobs }));
    const beside = { env: shared, jobs: [{ name: 'unit and contract tests', args: unitCommand(unit) }] };
    return runJobs(node, unit.length > 0 ? [beside, ...workers] : workers);
  });
}

// One process starts the faster, the fewer there are; but a core with nothing left to do takes the next group.
const unitGroupsOfCore = 3;

/** Deals unit tests out to a few processes for each core; a single file prints while it runs. */
function runUnitTests(node, command, files) {
  if (files.length === 1) return runNode(node, command(files), testEnvironment);
  const cores = availableParallelism();
  const count = Math.min(cores * unitGroupsOfCore, files.length);
  const groups = Array.from({ length: count }, (_, i) => files.filter((_, at) => at % count === i));
  const env = { ...withNode(node), ...testEnvironment };
  const jobs = groups.map((group, i) => ({ name: `unit tests, ${i + 1} of ${groups.length}`, args: command(group) }));
  return runJobs(
    node,
    Array.from({ length: cores }, () => ({ env, jobs })),
  );
}

async function fuzz(args) {
  return runNode(await prepareNode(), ['__tests__/support/fuzz/main.ts', ...args]);
}

async function bench(args) {
  const node = await prepareNode();
  await prepare('Looking for the tools of the benchmark', join(root, 'scripts/packages.sh'), benchTools);
  return runNode(node, ['bench/run.ts', ...args]);
}

async function build(args) {
  return runNode(await prepareNode(), ['scripts/build.mjs', ...args]);
}

async function docs() {
  return runEach([['scripts/readme.mjs'], ['scripts/faults.ts']]);
}

async function check() {
  return runEach(checks);
}

/** Runs all of these commands, also after one has failed; gives the worst exit code. */
async function runEach(commands) {
  const node = await prepareNode();
  let worst = 0;
  for (const command of commands) worst = Math.max(worst, await runNode(node, command));
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

/** Starts engines, or finds one, and gives `work` the environment of each. */
async function withEngines(kind, count, work) {
  const engines = await findEngines(kind, count);
  try {
    return await work(engines.hosts.map(host => ({ DOCKER_HOST: host, ...(kind && { TEST_ENGINE: kind }) })));
  } finally {
    await engines.stop();
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
  process.exitCode = interruptedCode() ?? error.code;
}
