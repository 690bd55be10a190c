import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { buildImage, engineApi, engineHost } from './engine.ts';

/** A container of an engine, as its list shows it. */
export interface ListedContainer {
  readonly Id: string;
  readonly ImageID: string;
  readonly State: string;
  readonly Ports: readonly { readonly IP?: string; readonly PublicPort?: number }[];
}

/** Builds an image with a shell and a server, and these further lines in its Dockerfile; gives its id. */
export async function buildChecked(tag: string, lines: readonly string[], host = engineHost()): Promise<string> {
  const busybox = await readFile('/bin/busybox');
  // A file of its own makes the layer unique: another test may remove a shared one.
  const files = { 'bin/busybox': busybox, 'bin/sh': busybox, 'bin/word': String(randomInt(2 ** 47)) };
  return buildImage(tag, { Dockerfile: ['FROM scratch', 'COPY bin /bin/', ...lines].join('\n'), ...files }, { host });
}

/** The id of a workflow run that no other test uses. */
export function newRunId(): number {
  return randomInt(2 ** 47);
}

/** The containers that a workflow run made, running or not. */
export async function containersOf(runId: number, host = engineHost()): Promise<ListedContainer[]> {
  const filters = JSON.stringify({ label: [`docker-archive-action.run=${runId}`] });
  return (await engineApi('GET', '/containers/json', { query: { all: '1', filters }, host })) as ListedContainer[];
}

/** A TCP port of this machine that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
