import type { IncomingMessage } from 'node:http';
import type { Engine } from './engine.ts';
import type { EngineNetwork } from './port-access.ts';

/** How a container is doing. */
export interface ContainerState {
  readonly running: boolean;
  readonly exitCode: number;
  /** Whether the kernel killed it for its use of memory. */
  readonly killedForMemory: boolean;
  /** The port of this machine that a TCP port of the container is published on; 0 when it is not. */
  readonly publishedPort: (port: number) => number;
}

/** Makes a container from the engine's own form of one, and gives its id. `platform` needs API 1.41. */
export async function createContainer(
  engine: Engine,
  spec: object,
  platform: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const query = { platform: engine.speaks('1.41') ? platform : undefined };
  // dockerode would send the whole spec as the query too.
  const { Id: id } = await engine.ask<{ Id: string }>(
    { method: 'POST', path: '/containers/create', query, json: spec },
    signal,
  );
  return id;
}

export async function startContainer(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  await engine.client(signal).getContainer(id).start();
}

export async function inspectContainer(engine: Engine, id: string, signal: AbortSignal): Promise<ContainerState> {
  const { State, NetworkSettings } = await engine.client(signal).getContainer(id).inspect();
  // Engines write null for a port that is not published, and for a network without ports.
  const ports = NetworkSettings.Ports as Record<string, { HostPort: string }[] | null> | null;
  return {
    running: State.Running,
    exitCode: State.ExitCode,
    killedForMemory: State.OOMKilled,
    publishedPort: port => Number(ports?.[`${port}/tcp`]?.[0]?.HostPort ?? 0),
  };
}

/** Removes a container with its volumes, even while it runs. */
export async function removeContainer(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  await engine.client(signal).getContainer(id).remove({ force: true, v: true });
}

/** Opens what is at a path of a container, as a tar whose members begin with its name. */
export async function openContainerPath(
  engine: Engine,
  id: string,
  path: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const archive: unknown = await engine.client(signal).getContainer(id).getArchive({ path });
  // dockerode's types do not say so, but it is the answer itself, with its headers.
  return archive as IncomingMessage;
}

/** Reads what a container has written so far, in the engine's frames of stdout and stderr. */
export async function readContainerLogs(engine: Engine, id: string, signal: AbortSignal): Promise<Buffer> {
  return engine.client(signal).getContainer(id).logs({ stdout: true, stderr: true });
}

export async function listNetworks(engine: Engine, signal: AbortSignal): Promise<EngineNetwork[]> {
  const networks = await engine.client(signal).listNetworks();
  return networks.map(({ Name: name, Driver: driver }) => ({ name, driver }));
}
