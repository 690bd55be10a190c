import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The repository's root folder; every child runs there. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A problem that the user can fix: shown as a message without a stack; this process then ends with `code`. */
export class SetupError extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

// What a script exits with where something is not available on this machine; test harnesses treat it as "skipped".
const notHere = 77;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const running = new Set();
let interruption;

for (const signal of signals) process.on(signal, () => interrupt(signal));

// npm ends on a signal without passing it on; this process then loses its parent.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && interrupt('SIGHUP'), 500).unref();

function interrupt(signal) {
  if (interruption === signal) return;
  interruption = signal;
  for (const child of running) signalGroup(child, signal);
}

/** The exit code for the signal that this process received, or undefined. */
export function interruptedCode() {
  return interruption && codeOfSignal(interruption);
}

/**
 * Runs a program to its end and gives its exit code and, with `capture`, its standard output.
 * Signals to this process reach the program's whole process group, unless it is `shielded`: a set-up or clean-up
 * step that must finish. It is ended after `timeout` milliseconds.
 */
export async function run(command, args, { env, capture = false, quiet = false, shielded = false, timeout } = {}) {
  if (interruption && !shielded) throw new SetupError(`stopped by ${interruption}`);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    timeout,
    // A process group of its own: its children end with it, and a Ctrl-C at the terminal reaches it only from here.
    detached: true,
    stdio: ['ignore', capture ? 'pipe' : quiet ? process.stderr : 'inherit', 'inherit'],
  });
  if (!shielded) running.add(child);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', text => (output += text));
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', cause => reject(new SetupError(`${command} cannot be started: ${cause.message}`)));
      child.once('close', (exitCode, signal) => resolve(exitCode ?? codeOfSignal(signal)));
    });
    return { code, output };
  } finally {
    running.delete(child);
    if (!shielded) signalGroup(child, 'SIGKILL');
  }
}

/** Runs a set-up step with its output on standard error; throws a SetupError if it fails. */
export async function prepare(what, command, args, options = {}) {
  process.stderr.write(`${what}\n`);
  const { code, output } = await run(command, args, { quiet: true, ...options });
  if (code === notHere) throw new SetupError(`${what}: not possible on this machine`, notHere);
  if (code !== 0) throw new SetupError(`${what}: failed with exit code ${code}`);
  return output;
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function codeOfSignal(signal) {
  return 128 + constants.signals[signal];
}
