import { inspectContainer, listNetworks, startContainer } from '../docker/containers.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunRequest, WaitRequest } from './request.ts';
import { planPortAccess, type PortAccess } from '../docker/port-access.ts';
import { ActionError } from '../core/errors.ts';
import { EngineRefusal } from '../docker/errors.ts';
import { withContainer } from './container.ts';
import { judgeRun, type RunEnd } from './run-outcome.ts';
import { logConfig, quoteEnd, readOutput } from './output.ts';
import { probe, probePort } from './probe.ts';
import type { CheckResult } from './result.ts';
import type { CheckSubject } from './subject.ts';

/** Runs the image in a container and judges how it ends, or whether it serves what is waited for. */
export async function checkRun(subject: CheckSubject, run: RunRequest): Promise<CheckResult> {
  const name = run.wait ? (run.wait.http ? 'wait-for-http' : 'wait-for-port') : 'run-command';
  const access = run.wait && (await findPortAccess(subject, run.wait));
  try {
    return await withContainer(subject, toSpec(run, access), async id => {
      const { passed, detail } = await judgeContainer(subject, id, run, access);
      return { name, passed, detail };
    });
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    return { name, passed: false, detail: `the container did not start: ${error.words}` };
  }
}

async function judgeContainer(subject: CheckSubject, id: string, run: RunRequest, access: PortAccess | undefined) {
  const { engine, log, signal } = subject;
  await startContainer(engine, id, signal);
  const end = await awaitEnd(subject, id, run, access);
  const output = await readOutput(subject, id, signal);
  const { passed, reason } = judgeRun(run, end, output);
  if (!passed && output !== '') log.foreign(output.trimEnd().slice(-longestLog));
  return { passed, detail: passed ? reason : reason + quoteEnd(output) };
}

const longestLog = 256 * 1024;
const pause = 200;

async function awaitEnd(
  subject: CheckSubject,
  id: string,
  run: RunRequest,
  access: PortAccess | undefined,
): Promise<RunEnd> {
  const { engine, signal } = subject;
  const deadline = performance.now() + run.timeout;
  for (;;) {
    const state = await inspectContainer(engine, id, signal);
    const portOf = access?.kind === 'publish' ? state.publishedPort : (port: number) => port;
    if (!state.running) return { kind: 'ended', ...state };
    const last = run.wait ? await findUnready(subject, id, run, run.wait, portOf) : 'it still runs';
    if (last === '') return { kind: 'ready' };
    if (performance.now() >= deadline) return { kind: 'late', last };
    await sleep(pause, undefined, { signal });
  }
}

async function findUnready(
  subject: CheckSubject,
  id: string,
  run: RunRequest,
  wait: WaitRequest,
  portOf: (port: number) => number,
): Promise<string> {
  const problem = await probe(wait, portOf, subject.signal);
  if (problem || !run.output) return problem;
  return run.output.test(await readOutput(subject, id, subject.signal))
    ? ''
    : `the output does not match ${run.output}`;
}

async function findPortAccess({ engine, log, signal }: CheckSubject, wait: WaitRequest): Promise<PortAccess> {
  const access = planPortAccess(engine.local, await listNetworks(engine, signal));
  if (access.kind === 'none') {
    const message = `the port of a container cannot be reached from here: ${access.because}`;
    const hint = 'Test it by what it writes, or run this step beside the engine:\n  with:\n    run-command: --version';
    throw new ActionError('CHECK_REACH', message, { hint });
  }
  if (access.kind === 'host') {
    log.info(`The container shares the network of this machine: ${access.because}`);
    for (const port of portsOf(wait)) await requireFree(port, signal);
  }
  return access;
}

// Where the network is shared, whoever listens already would pass for the container.
async function requireFree(port: number, signal: AbortSignal): Promise<void> {
  if ((await probePort(port, signal)) !== '') return;
  const message = `port ${port} of this machine is in use, and the container would share it: the engine has no bridge network`;
  throw new ActionError('CHECK_PORT', message, {
    hint: 'End what listens there, or let the image listen on another port.',
  });
}

function toSpec({ command, wait }: RunRequest, access: PortAccess | undefined): object {
  const ports = wait && access?.kind === 'publish' ? portsOf(wait).map(port => `${port}/tcp`) : [];
  return {
    ...(command.length > 0 && { Cmd: command }),
    ExposedPorts: Object.fromEntries(ports.map(port => [port, {}])),
    HostConfig: {
      LogConfig: logConfig,
      PortBindings: Object.fromEntries(ports.map(port => [port, [{ HostIp: '127.0.0.1', HostPort: '' }]])),
      ...(access?.kind === 'host' && { NetworkMode: 'host' }),
    },
  };
}

function portsOf({ port, http }: WaitRequest): number[] {
  return [...new Set([port, http?.port])].filter(each => each !== undefined);
}
