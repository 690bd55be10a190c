import { ActionError } from '../core/errors.ts';
import { listNetworks } from '../docker/containers.ts';
import { planPortAccess, type PortAccess } from '../docker/port-access.ts';
import { probePort } from './probe.ts';
import type { WaitRequest } from './request.ts';
import type { CheckSubject } from './subject.ts';

/** The ports of a container that are waited for, each once. */
export function portsOf({ port, http }: WaitRequest): number[] {
  return [...new Set([port, http?.port])].filter(each => each !== undefined);
}

/** Finds how the ports of a container are reached. Throws `CHECK_REACH` when they cannot be, `CHECK_PORT` when one of them is in use. */
export async function findPortAccess({ engine, log, signal }: CheckSubject, wait: WaitRequest): Promise<PortAccess> {
  const access = planPortAccess(engine.local, await listNetworks(engine, signal));
  if (access.kind === 'none') {
    const message = `the port of a container cannot be reached from here: ${access.because}`;
    const hint =
      'Check its output instead, or run this step on the machine of the engine:\n  with:\n    run-command: --version';
    throw new ActionError('CHECK_REACH', message, { hint });
  }
  if (access.kind === 'host') {
    log.info(`The container shares the network of this machine: ${access.because}`);
    for (const port of portsOf(wait)) await requireFree(port, signal);
  }
  return access;
}

// On a shared network, another program that listens on the port would be mistaken for the container.
async function requireFree(port: number, signal: AbortSignal): Promise<void> {
  if ((await probePort(port, signal)) !== '') return;
  const message = `port ${port} of this machine is in use, and the container would share it: the engine has no bridge network`;
  throw new ActionError('CHECK_PORT', message, {
    hint: 'Stop the program that listens there, or let the image listen on another port.',
  });
}
