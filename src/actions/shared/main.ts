import { homedir, tmpdir } from 'node:os';
import * as core from '@actions/core';
import { readWorld, type World } from '../../core/environment.ts';
import { Console } from './console.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import type { Tools } from './context.ts';

/** What the door gives to an action. */
export interface Visit extends Tools {
  readonly console: Console;
  readonly world: World;
  readonly getInput: (name: string) => string;
}

// The runner sends SIGTERM 7.5 s after SIGINT; by then the step must be gone.
const patience = 4000;

/** Opens an action: hides the inputs that are secrets, reads the world, runs it, and alone fails the step. Ends the process, for broken-off transfers keep it alive. */
export async function openDoor(secrets: readonly string[], run: (visit: Visit) => Promise<void>): Promise<never> {
  // What vendors call deprecated is no news for users of the action.
  process.noDeprecation = true;
  const console = new Console();
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const lost = Promise.withResolvers<never>();
  for (const name of signals) process.on(name, () => cancel(name, controller, lost.reject));
  // @actions/artifact lets a read error of its source escape every promise.
  process.on('uncaughtException', lost.reject);
  const world = readWorld(process.env, { cwd: process.cwd(), tmp: tmpdir(), home: homedir() });
  const { signal } = controller;
  const visit: Visit = {
    ...{ console, world, signal, log: console, mask: core.setSecret },
    stage: (name, work, done) => console.stage(name, work, done),
    getInput: name => core.getInput(name, { trimWhitespace: false }),
  };
  secrets.map(visit.getInput).filter(Boolean).forEach(visit.mask);
  try {
    await Promise.race([run(visit), lost.promise]);
    return await leave(0);
  } catch (error) {
    // After a cancel everything breaks somehow; the cancel is what happened.
    console.fail(signal.aborted ? signal.reason : error);
    controller.abort(error);
    return leave(1);
  }
}

function cancel(name: string, controller: AbortController, giveUp: (reason: unknown) => void): void {
  const reason = new ActionError('CANCELLED', `the step was cancelled (${name})`);
  controller.abort(reason);
  setTimeout(giveUp, patience, reason).unref();
}

// What was written to a pipe may still be on its way.
async function leave(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await new Promise(resolve => stream.write('', resolve));
  return process.exit(code);
}

/** Adds to the job summary, which a runner may not offer; that is no reason to fail. */
export async function addSummary(markdown: string, console: Console): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  try {
    await core.summary.addRaw(markdown).write();
  } catch (error) {
    console.warning(`The job summary was not written: ${messageOf(error)}`);
  }
}

/** Sets outputs of the step. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
