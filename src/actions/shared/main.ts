import { homedir, tmpdir } from 'node:os';
import * as core from '@actions/core';
import { readRunnerEnvironment } from '../../core/environment.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { collectLessOften } from '../../core/heap.ts';
import { proxiesForLibraries } from '../../core/http-proxy.ts';
import type { Log } from '../../core/log.ts';
import { EngineError } from '../../docker/errors.ts';
import { GitHubRefusal } from '../../stores/github/refusal.ts';
import { Console } from './console.ts';
import type { RunnerContext } from './context.ts';

/** Gives an input's raw text; empty when it was not given. */
export type GetInput = (name: string) => string;

const secretInputs = ['password', 'github-token'];
const secretVariables = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];

// The runner sends SIGTERM 7.5 s after SIGINT, so the step has to end before that. In milliseconds.
const cancelTimeout = 4000;

/**
 * Runs an action with what the runner gives it; an error or a cancel fails the step here and nowhere else. Ends the
 * process, because transfers that were broken off would keep it alive.
 */
export async function runAction(run: (getInput: GetInput, runner: RunnerContext) => Promise<void>): Promise<never> {
  // Users of the action can do nothing about deprecations in its dependencies.
  process.noDeprecation = true;
  collectLessOften();
  const console = new Console();
  const controller = new AbortController();
  const failure = Promise.withResolvers<never>();
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => cancel(name, controller, failure.reject));
  // @actions/artifact throws a read error of its source outside every promise.
  process.on('uncaughtException', failure.reject);
  // Node would end here too, but without a word: what the step waits for can never come.
  process.on('beforeExit', () => failure.reject(unfinished()));
  const services = ['GITHUB_API_URL', 'GITHUB_SERVER_URL', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_URL'];
  Object.assign(
    process.env,
    proxiesForLibraries(
      process.env,
      services.map(name => process.env[name] ?? ''),
    ),
  );
  const getInput = (name: string) => core.getInput(name, { trimWhitespace: false });
  const runner: RunnerContext = {
    environment: readRunnerEnvironment({ ...process.env }, { cwd: process.cwd(), tmp: tmpdir(), home: homedir() }),
    log: console,
    stage: (name, work, done) => console.stage(name, work, done),
    stages: console.stages,
    mask: secret => console.mask(secret),
    began: performance.timeOrigin,
    signal: controller.signal,
  };
  const secrets = [...secretInputs.map(getInput), ...secretVariables.map(name => process.env[name] ?? '')];
  secrets.filter(Boolean).forEach(runner.mask);
  try {
    await Promise.race([run(getInput, runner), failure.promise]);
    return await leave(0);
  } catch (error) {
    // A cancel makes transfers fail in all sorts of ways; the user should read that the step was cancelled.
    console.fail(runner.signal.aborted ? runner.signal.reason : nameRefusal(error));
    controller.abort(error);
    return leave(1);
  }
}

function cancel(name: string, controller: AbortController, giveUp: (reason: unknown) => void): void {
  const reason = new ActionError('CANCELLED', `the step was cancelled (${name})`);
  controller.abort(reason);
  setTimeout(giveUp, cancelTimeout, reason).unref();
}

// A refusal of an engine or of GitHub that nothing closer to it has explained.
function nameRefusal(error: unknown): unknown {
  if (error instanceof EngineError) {
    return new ActionError('ENGINE_REFUSED', `the Docker engine refused a request: ${error.words}`, { cause: error });
  }
  return error instanceof GitHubRefusal ? new ActionError('GITHUB', error.message, { cause: error }) : error;
}

function unfinished(): ActionError {
  const message = 'the step is not finished, and nothing is left that could finish it: an answer was lost unnoticed';
  const hint =
    'Run the job again. If that does not help, run it with debug logging and report the log: this is a defect of the action.';
  return new ActionError('UNFINISHED', message, { hint });
}

// Writes to a pipe may not have been flushed yet.
async function leave(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await new Promise(resolve => stream.write('', resolve));
  return process.exit(code);
}

/** Adds to the job summary; a runner without one, or one that cannot be written, does not fail the step. */
export async function addSummary(markdown: string, log: Log): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  try {
    await core.summary.addRaw(markdown).write();
  } catch (error) {
    log.warning(`The job summary was not written: ${messageOf(error)}`);
  }
}

/** Sets outputs of the step. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
