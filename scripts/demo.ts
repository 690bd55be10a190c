// The actions on examples/hello as a runner would run them, one step after the other.
import { appendFile, cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { engineHost, removeImage } from '../__tests__/support/engine.ts';
import { startResultsService } from '../__tests__/support/results-service.ts';
import { runAction } from '../__tests__/support/runner.ts';

interface Run {
  readonly title: string;
  /** The action, `archive` for the root one. */
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Which workflow run the step belongs to. */
  readonly runId: number;
  /** What outputs must be. */
  readonly expected: Readonly<Record<string, string>>;
  /** What happens before the step. */
  readonly before?: () => Promise<void>;
}

const root = join(import.meta.dirname, '..');
const folder = join(root, '.tools/demo');
const [workspace, archives] = [join(folder, 'workspace'), join(folder, 'archives')];
const image = 'docker-archive-demo/hello';
const build = { image, context: '.' };
const runs: readonly Run[] = [
  {
    title: 'Archive an image',
    ...{ action: 'archive', inputs: { ...build, version: '1.0.0' }, runId: 1, expected: { updated: 'true' } },
  },
  {
    title: 'Again in the same run, nothing has changed',
    ...{ action: 'archive', inputs: { ...build, version: '1.0.0' }, runId: 1, expected: { updated: 'false' } },
  },
  {
    title: 'In the next run, a file has changed and the version is dirty',
    ...{ action: 'archive', inputs: { ...build, version: 'dev' }, runId: 2, expected: { updated: 'true' } },
    before: () => appendFile(join(workspace, 'hello.txt'), 'And one more line.\n'),
  },
  {
    title: 'Another job of that run, with another engine and disk, loads the newest',
    ...{ action: 'load', inputs: { image }, runId: 2, expected: { loaded: 'true', version: 'dev' } },
    before: async () => {
      await removeImages();
      await rm(archives, { recursive: true });
    },
  },
  {
    title: 'What is archived where',
    ...{ action: 'list', inputs: {}, runId: 2, expected: { count: '2' } },
  },
  {
    title: 'What pruning would delete, and why',
    ...{ action: 'prune', inputs: { image, keep: '1', 'dry-run': 'true' }, runId: 2, expected: { count: '1' } },
  },
];

await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, 'temp'), { recursive: true });
await cp(join(root, 'examples/hello'), workspace, { recursive: true });
await using service = await startResultsService({ dir: join(folder, 'service') });

try {
  let failures = 0;
  for (const [index, run] of runs.entries()) {
    await run.before?.();
    if (!(await show(run, index + 1))) failures++;
  }
  print(failures > 0 ? `${failures} of ${runs.length} steps failed.` : `All of it lies in ${folder}.`);
  process.exitCode = failures === 0 ? 0 : 1;
} finally {
  await removeImages();
}

async function removeImages(): Promise<void> {
  for (const version of ['1.0.0', 'dev']) await removeImage(`${image}:${version}`);
}

async function show({ title, action, inputs, runId, expected }: Run, position: number): Promise<boolean> {
  heading(`${position}. ${title}`);
  const result = await runAction({
    main: join(root, `dist/${action}.js`),
    actionYml: join(root, action === 'archive' ? '' : action, 'action.yml'),
    inputs: { 'archive-dir': archives, ...inputs },
    env: { DOCKER_HOST: engineHost() },
    service,
    tempDir: join(folder, 'temp'),
    workspace,
    runId,
    token: 'write',
  });
  print(renderLog(result.stdout) + result.stderr);
  print(`\nOutputs:\n${renderTable(result.outputs)}`);
  print(`\nThe job summary, as Markdown:\n\n${result.summary}`);
  const passed = result.code === 0 && Object.entries(expected).every(([name, value]) => result.outputs[name] === value);
  const told = Object.keys(expected).map(name => `${name}=${result.outputs[name] ?? ''}`);
  print(`\n${passed ? 'As expected' : 'NOT as expected'}: exit code ${result.code}, ${told.join(', ')}`);
  return passed;
}

function heading(text: string): void {
  print(`\n${'='.repeat(text.length)}\n${text}\n${'='.repeat(text.length)}`);
}

// As the log of a run shows it: groups as headings, annotations by their kind.
function renderLog(log: string): string {
  return log
    .replace(/^::endgroup::\n/gm, '')
    .replace(/^::group::/gm, '▾ ')
    .replace(/^::(debug|add-mask)::.*\n/gm, '')
    .replace(/^::(notice|warning|error)[^:]*::/gm, '$1: ');
}

function renderTable(outputs: Readonly<Record<string, string>>): string {
  const width = Math.max(0, ...Object.keys(outputs).map(name => name.length));
  return Object.entries(outputs)
    .map(([name, value]) => `  ${name.padEnd(width)}  ${value.length > 100 ? `${value.slice(0, 99)}…` : value}\n`)
    .join('');
}

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
