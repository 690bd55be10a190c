import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { fillInputs, inputVariables } from '../__tests__/support/runner/action-yml.ts';
import { environmentOf } from '../__tests__/support/runner/environment.ts';

const root = resolve(import.meta.dirname, '..');
const execute = promisify(execFile);
const serviceMain = join(root, '__tests__/support/results-service-cli.ts');
const fileCommands = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

/** A job's disk and GitHub's services beside it, in a process of their own; disposing ends them and keeps the disk. */
export interface Place extends AsyncDisposable {
  readonly folder: string;
  readonly archives: string;
  /** Where the services keep what they got. */
  readonly blobs: string;
  /** For any file of a command. */
  readonly temp: string;
  /** Environment of a step without inputs. */
  readonly env: Readonly<Record<string, string>>;
  /** The step of a built action as the runner starts it. */
  step(
    action: string,
    inputs: Readonly<Record<string, string>>,
  ): Promise<{ command: [string, string]; cwd: string; env: Record<string, string> }>;
}

/** Opens a place below `parent`: an empty one, or one with copies of these parts of a closed one. */
export async function openPlace(
  parent: string,
  like?: string,
  parts: readonly ('archives' | 'service')[] = ['archives', 'service'],
): Promise<Place> {
  const folder = await mkdtemp(join(parent, 'place-'));
  const [archives, service, temp] = ['archives', 'service', 'temp'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const part of like === undefined ? [] : parts) {
    // The service replaces its files and never writes into one, so links are as good as copies.
    await execute('cp', [part === 'service' ? '-al' : '-a', join(like ?? '', part), folder]);
  }
  const others = { workspace: join(folder, 'workspace'), home: join(folder, 'home'), tools: join(folder, 'tools') };
  for (const path of [archives, service, temp, ...Object.values(others)]) await mkdir(path, { recursive: true });
  const files = Object.fromEntries(fileCommands.map(name => [name, join(folder, name)])) as Record<
    (typeof fileCommands)[number],
    string
  >;
  for (const file of Object.values(files)) await writeFile(file, '');
  const running = await startService(service);
  const env = { ...environmentOf({}, { ...others, temp, files }), ...running.env };
  return {
    ...{ folder, archives, temp, env, blobs: join(service, 'blobs') },
    step: async (action, inputs) => {
      const yml = join(root, action === 'archive' ? '' : action, 'action.yml');
      const filled = await fillInputs(yml, { 'archive-dir': archives, ...inputs }, running.token);
      const command: [string, string] = [process.execPath, join(root, `dist/${action}.js`)];
      return { command, cwd: others.workspace, env: { ...env, ...inputVariables(filled) } };
    },
    [Symbol.asyncDispose]: running.end,
  };
}

/** Removes a place that is closed. */
export async function removePlace({ folder }: Place): Promise<void> {
  await rm(folder, { recursive: true });
}

async function startService(dir: string) {
  const server = spawn(process.execPath, [serviceMain, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(server, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(server.stdout)) if (lines.push(line) === 3) break;
  const [url = '', token = '', runtimeToken = ''] = lines.map(line => line.replace(/^[A-Z_]+=/, ''));
  if (!runtimeToken) throw new Error('the results service did not start');
  return {
    token,
    env: {
      ...{ ACTIONS_RESULTS_URL: url, GITHUB_API_URL: url },
      ...{ ACTIONS_RUNTIME_TOKEN: runtimeToken, ACTIONS_CACHE_SERVICE_V2: 'True' },
    },
    end: async () => {
      server.kill();
      await exited;
    },
  };
}
