import { setTimeout as sleep } from 'node:timers/promises';
import { inspectContainer, startContainer } from '../docker/containers.ts';
import { EngineRefusal } from '../docker/errors.ts';
import type { PortAccess } from '../docker/port-access.ts';
import { withContainer } from './container.ts';
import { logConfig, quoteEnd, readOutput } from './output.ts';
import { findPortAccess, portsOf } from './ports.ts';
import { probe } from './probe.ts';
import type { RunRequest, WaitRequest } from './request.ts';
import type { CheckResult } from './result.ts';
import { judgeRun, type RunOutcome } from './run-outcome.ts';
import type { CheckSubject } from './subject.ts';

// Characters of the output that go to the log.
const maxLogged = 256 * 1024;
// Milliseconds between two looks at the container.
const pollInterval = 200;

/** One container while it is checked. */
interface ContainerRun {
  readonly subject: CheckSubject;
  readonly id: string;
  readonly request: RunRequest;
  readonly access: PortAccess | undefined;
}

/** Runs the image in a container, and checks how it ends or that it answers. Errors: `CHECK_REACH`, `CHECK_PORT`. */
export async function checkRun(subject: CheckSubject, request: RunRequest): Promise<CheckResult> {
  const { wait } = request;
  const name = wait ? (wait.http ? 'wait-for-http' : 'wait-for-port') : 'run-command';
  const access = wait && (await findPortAccess(subject, wait));
  try {
    return await withContainer(subject, makeSpec(request, access), async id => {
      return { name, ...(await runContainer({ subject, id, request, access })) };
    });
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    return { name, passed: false, detail: `the container did not start: ${error.words}` };
  }
}

async function runContainer(run: ContainerRun): Promise<Omit<CheckResult, 'name'>> {
  const { engine, log, signal } = run.subject;
  await startContainer(engine, run.id, signal);
  const outcome = await awaitOutcome(run);
  const output = await readOutput(engine, run.id, signal);
  const { passed, reason } = judgeRun(run.request, outcome, output);
  if (passed) return { passed, detail: reason };
  if (output !== '') log.foreign(output.trimEnd().slice(-maxLogged));
  return { passed, detail: reason + quoteEnd(output) };
}

async function awaitOutcome(run: ContainerRun): Promise<RunOutcome> {
  const { subject, id, request, access } = run;
  const { engine, signal } = subject;
  const deadline = performance.now() + request.timeout;
  for (;;) {
    const state = await inspectContainer(engine, id, signal);
    if (!state.running) return { kind: 'ended', ...state };
    const portOf = access?.kind === 'publish' ? state.publishedPort : (port: number) => port;
    const problem = request.wait ? await findUnready(run, request.wait, portOf) : 'it still runs';
    if (problem === '') return { kind: 'ready' };
    if (performance.now() >= deadline) return { kind: 'late', problem };
    await sleep(pollInterval, undefined, { signal });
  }
}

// Gives what is not ready yet; empty when everything is.
async function findUnready(
  { subject, id, request }: ContainerRun,
  wait: WaitRequest,
  portOf: (port: number) => number,
): Promise<string> {
  const { engine, signal } = subject;
  const problem = await probe(wait, portOf, signal);
  if (problem || !request.output) return problem;
  const matches = request.output.test(await readOutput(engine, id, signal));
  return matches ? '' : `the output does not match ${request.output}`;
}

function makeSpec({ command, wait }: RunRequest, access: PortAccess | undefined): object {
  const ports = wait && access?.kind === 'publish' ? portsOf(wait).map(port => `${port}/tcp`) : [];
  return {
    // An empty list would hide the image's own command.
    ...(command.length > 0 && { Cmd: command }),
    ExposedPorts: Object.fromEntries(ports.map(port => [port, {}])),
    HostConfig: {
      LogConfig: logConfig,
      PortBindings: Object.fromEntries(ports.map(port => [port, [{ HostIp: '127.0.0.1', HostPort: '' }]])),
      ...(access?.kind === 'host' && { NetworkMode: 'host' }),
    },
  };
}
