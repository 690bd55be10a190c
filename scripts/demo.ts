// The action on examples/hello as a runner would run it: first, again with nothing to do, and after a change.
import { appendFile, cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { engineHost, removeImage } from '../__tests__/support/engine.ts';
import { startResultsService } from '../__tests__/support/results-service.ts';
import { runAction } from '../__tests__/support/runner.ts';

interface Run {
  readonly title: string;
  readonly version: string;
  /** Which workflow run the step belongs to. */
  readonly runId: number;
  /** What the output `updated` must be. */
  readonly updated: 'true' | 'false';
}

const root = join(import.meta.dirname, '..');
const folder = join(root, '.tools/demo');
const workspace = join(folder, 'workspace');
const image = 'docker-archive-demo/hello';
const runs: readonly Run[] = [
  { title: 'First time', version: '1.0.0', runId: 1, updated: 'true' },
  { title: 'Again in the same run, nothing has changed', version: '1.0.0', runId: 1, updated: 'false' },
  { title: 'In the next run, a file has changed and the version is dirty', version: 'dev', runId: 2, updated: 'true' },
];

await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, 'temp'), { recursive: true });
await cp(join(root, 'examples/hello'), workspace, { recursive: true });
await using service = await startResultsService({ dir: join(folder, 'service') });

try {
  let failures = 0;
  for (const [index, run] of runs.entries()) {
    if (run.version === 'dev') await appendFile(join(workspace, 'hello.txt'), 'And one more line.\n');
    if (!(await show(run, index + 1))) failures++;
  }
  if (failures > 0) print(`${failures} of ${runs.length} runs failed.`);
  else print(`All of it lies in ${folder}; load an archive with: unzip -p ARCHIVE '*.docker' | docker load`);
  process.exitCode = failures === 0 ? 0 : 1;
} finally {
  for (const version of new Set(runs.map(run => run.version))) await removeImage(`${image}:${version}`);
}

async function show({ title, version, runId, updated }: Run, position: number): Promise<boolean> {
  heading(`${position}. ${title}: ${image} ${version}`);
  const result = await runAction({
    main: join(root, 'dist/archive.js'),
    actionYml: join(root, 'action.yml'),
    inputs: { image, version, context: '.', 'archive-dir': join(folder, 'archives') },
    env: { DOCKER_HOST: engineHost() },
    service,
    tempDir: join(folder, 'temp'),
    workspace,
    runId,
    token: 'write',
  });
  print(renderLog(result.stdout) + result.stderr);
  print(`\nOutputs:\n${renderTable(result.outputs)}`);
  print(`The archive: ${result.outputs['archive-path'] ?? 'none'}\n`);
  print(`The job summary, as Markdown:\n\n${result.summary}`);
  const passed = result.code === 0 && result.outputs['updated'] === updated;
  print(
    `\n${passed ? 'As expected' : 'NOT as expected'}: exit code ${result.code}, updated=${result.outputs['updated'] ?? ''}`,
  );
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
