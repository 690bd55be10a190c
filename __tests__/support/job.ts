import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { engineHost, removeImage } from './engine.ts';
import { actionYmlOf, root } from './repository.ts';
import { startResultsService, type ResultsService } from './results-service.ts';
import { startAction, type RunningStep, type StepOptions, type StepResult } from './runner.ts';

/** A job on a runner of its own: workspace, temporary folder, GitHub's services; disposing of it removes everything, its image included. */
export interface Job extends AsyncDisposable {
  readonly service: ResultsService;
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temp: string;
  /** The default archive folder. */
  readonly archives: string;
  /** A repository that no other test uses. */
  readonly image: string;
  /** The archive name of `image`. */
  readonly name: string;
  /** Writes files into the workspace, all of them executable. */
  write(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
  /** Runs the built root action with these inputs and `image`. */
  run(inputs: Readonly<Record<string, string>>, options?: Partial<StepOptions>): Promise<StepResult>;
  start(inputs: Readonly<Record<string, string>>, options?: Partial<StepOptions>): Promise<RunningStep>;
  /** Runs a built sub-action (`load`, `list`, `prune`) with just these inputs. */
  runSub(action: string, inputs: Readonly<Record<string, string>>, options?: Partial<StepOptions>): Promise<StepResult>;
  startSub(
    action: string,
    inputs: Readonly<Record<string, string>>,
    options?: Partial<StepOptions>,
  ): Promise<RunningStep>;
  /** The files of the archive folder, hidden ones too. */
  list(): Promise<string[]>;
}

/** A context whose image is small, has no base image, and is unlike any other. */
export function helloContext(word = randomBytes(8).toString('hex')): Record<string, string> {
  return {
    Dockerfile: 'FROM scratch\nCOPY hello.txt /hello.txt\nLABEL team=acme\nCMD ["/hello"]\n',
    'hello.txt': `hello ${word}\n`,
  };
}

/** Starts a job. */
export async function startJob(): Promise<Job> {
  const folder = await mkdtemp(join(tmpdir(), 'job-'));
  const [workspace, temp] = [join(folder, 'work/app/app'), join(folder, 'work/_temp')];
  await mkdir(workspace, { recursive: true });
  await mkdir(temp, { recursive: true });
  const service = await startResultsService();
  const repository = `test${randomBytes(5).toString('hex')}`;
  const image = `acme/${repository}`;
  const archives = join(temp, 'docker-archives');
  const startMain = (action: string, inputs: Readonly<Record<string, string>>, options: Partial<StepOptions> = {}) =>
    startAction({
      main: join(root, `dist/${action}.js`),
      actionYml: actionYmlOf(action),
      ...{ service, workspace, tempDir: temp, token: 'write' as const },
      // Far longer than any step here takes, so that a hang fails its own test.
      killAfter: 120_000,
      ...options,
      inputs,
      // A real runner has no such cache; it only makes steps faster.
      env: { DOCKER_HOST: engineHost(), NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...options.env },
    });
  const start: Job['start'] = (inputs, options) => startMain('archive', { image, ...inputs }, options);
  return {
    ...{ service, workspace, temp, archives, image, start, name: `acme~${repository}` },
    startSub: startMain,
    runSub: async (action, inputs, options) => (await startMain(action, inputs, options)).finished,
    write: files => writeAll(workspace, files),
    run: async (inputs, options) => (await start(inputs, options)).finished,
    list: () => readdir(archives).catch(() => []),
    [Symbol.asyncDispose]: async () => {
      await service[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
      for (const tag of ['latest', 'dev', '1.0.0', '1.1.0', '1.2.0', '1.0.0.0', '1.0.0-dirty'])
        await removeImage(`${image}:${tag}`);
    },
  };
}

/** The exit code and the output of a step, for the message of an assertion. */
export function saidBy({ code, stdout, stderr }: StepResult): string {
  return `exit ${code}\n${stdout}\n${stderr}`;
}

/** The one error of a failed step. */
export function errorOf(step: StepResult): string {
  const errors = step.annotations.filter(each => each.level === 'error');
  if (step.code !== 1 || errors.length !== 1) throw new Error(`not one error: ${saidBy(step)}`);
  return errors[0]?.message ?? '';
}

async function writeAll(dir: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content, { mode: 0o755 });
  }
}
