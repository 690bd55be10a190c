import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillInputs, inputVariables } from './runner/action-yml.ts';
import type { Command } from './runner/command-line.ts';
import type { Annotation } from './runner/commands.ts';
import { environmentOf, type JobOptions, type StepFolders } from './runner/environment.ts';
import { parseFileCommands } from './runner/file-commands.ts';
import { StepProcess, type StepExit } from './runner/step-process.ts';

/** A step that uses an action. */
export interface StepOptions extends JobOptions {
  /** The action's main file. */
  readonly main: string;
  /** Path of its action.yml, for inputs and defaults. */
  readonly actionYml: string;
  /** `with:` of the step. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** `env:` of the step; undefined unsets a variable. Of this process's environment, only PATH is passed. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** RUNNER_TEMP; default is a folder that is removed at the end. */
  readonly tempDir?: string;
  /** GITHUB_WORKSPACE; default is a folder that is removed at the end. */
  readonly workspace?: string;
  /** Milliseconds until the step is cancelled, as by a timeout; default never. */
  readonly killAfter?: number;
}

/** The result of a step. */
export interface StepResult extends StepExit {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** Every workflow command that the runner would have obeyed, from both streams. */
  readonly commands: readonly Command[];
  readonly masks: readonly string[];
}

/** A running step. */
export interface RunningStep {
  /** Waits until the step's output matches; throws if it ends before that. */
  waitFor(pattern: RegExp): Promise<void>;
  /** Waits for something else that happens while the step runs; throws if it ends before that. */
  until<T>(event: Promise<T>): Promise<T>;
  /** Signals the step's node process, but not its children. */
  kill(signal: NodeJS.Signals): void;
  /** Cancels the step as the runner does: SIGINT, after 7.5 s SIGTERM, after 2.5 s SIGKILL. */
  cancel(): void;
  readonly finished: Promise<StepResult>;
}

/** Runs an action's main file as the GitHub runner does. */
export async function runAction(options: StepOptions): Promise<StepResult> {
  return (await startAction(options)).finished;
}

/** Starts an action's main file as the GitHub runner does. */
export async function startAction(options: StepOptions): Promise<RunningStep> {
  const token = options.token === undefined ? '' : (options.service?.restToken(options.token) ?? '');
  const inputs = await fillInputs(options.actionYml, options.inputs ?? {}, token);
  const scratch = await mkdtemp(join(tmpdir(), 'step-'));
  const folders = await prepareFolders(scratch, options);
  const env = { ...environmentOf(options, folders), ...inputVariables(inputs), ...options.env };
  const step = new StepProcess(options.main, folders.workspace, env);
  const timeout = options.killAfter === undefined ? undefined : setTimeout(() => step.cancel(), options.killAfter);
  const finished = step.exited
    .then(exit => collect(exit, step, folders))
    .finally(async () => {
      clearTimeout(timeout);
      await rm(scratch, { recursive: true });
    });
  // The error is for the caller that awaits `finished`; until then it must not count as unhandled.
  finished.catch(() => undefined);
  return {
    finished,
    waitFor: pattern => step.waitFor(pattern),
    until: event => Promise.race([event, finished.then(endedEarly)]),
    kill: signal => step.kill(signal),
    cancel: () => step.cancel(),
  };
}

function endedEarly({ code, stdout, stderr }: StepResult): never {
  throw new Error(`the step ended too early, with exit code ${code}:\n${stdout}\n${stderr}`);
}

async function prepareFolders(scratch: string, { workspace, tempDir }: StepOptions): Promise<StepFolders> {
  const file = (name: string) => join(scratch, name);
  const folders = {
    workspace: workspace ?? file('workspace'),
    temp: tempDir ?? file('temp'),
    home: file('home'),
    tools: file('tools'),
  };
  await Promise.all(Object.values(folders).map(path => mkdir(path, { recursive: true })));
  const files = {
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STEP_SUMMARY: file('summary.md'),
  };
  await Promise.all(Object.values(files).map(path => writeFile(path, '')));
  return { ...folders, files };
}

async function collect(exit: StepExit, { reader }: StepProcess, { files }: StepFolders): Promise<StepResult> {
  return {
    ...exit,
    outputs: parseFileCommands(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    state: parseFileCommands(await readFile(files.GITHUB_STATE, 'utf8')),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    annotations: reader.annotations(),
    commands: reader.commands,
    masks: reader.masks(),
  };
}
