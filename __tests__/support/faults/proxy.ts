import { once } from 'node:events';
import {
  createServer,
  request as ask,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { FaultKind } from './kinds.ts';
import { misbehave, type RightAnswer } from './misbehave.ts';
import { refuseConnections } from './refuse.ts';
import { breakTunnel, tunnel } from './tunnel.ts';
import { passOn } from '../pass-on.ts';

/** A fault of a server behind a proxy. */
export interface ProxyFault {
  /** Matches `METHOD PATH?QUERY` of the requests that it affects. */
  readonly on: RegExp;
  readonly kind?: FaultKind;
  /** Milliseconds, or Infinity, for which no connection is accepted once the request has arrived; it is still answered. */
  readonly refuseNext?: number;
  /** How many of them it affects; default 1. */
  readonly times?: number;
  /** What breaks in its middle; default: the answer. */
  readonly breaks?: 'request' | 'answer' | undefined;
}

/** A proxy in front of a server, which misbehaves as a test wants; disposing of it stops the proxy alone. */
export interface FaultProxy extends AsyncDisposable {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** All requests as `METHOD PATH?QUERY`, in order of arrival. */
  readonly asked: readonly string[];
  /** Those among them that were affected by a fault. */
  readonly hit: readonly string[];
  /** Injects a fault. */
  inject(fault: ProxyFault): void;
}

/** Starts a proxy in front of a server at `host:port`, or of an engine at `unix://…` or `tcp://…`. */
export async function startFaultProxy(behind: string, ...faults: ProxyFault[]): Promise<FaultProxy> {
  const server = serverAt(behind);
  const pending = faults.map(fault => ({ fault, left: fault.times ?? 1 }));
  const asked: string[] = [];
  const hit: string[] = [];
  const take = (call: string) => {
    const next = pending.find(({ fault, left }) => left > 0 && fault.on.test(call));
    if (next) {
      next.left -= 1;
      hit.push(call);
    }
    return next?.fault;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    asked.push(call);
    const fault = take(call);
    if (fault?.refuseNext !== undefined) refuseConnections(listener, fault.refuseNext, response);
    if (fault?.kind === undefined) {
      passOn(request, response, server);
      return;
    }
    const right = () => askServer(request, server);
    await misbehave(fault.kind, { request, response, breaks: fault.breaks ?? 'answer', right });
  };
  const listener = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const tunnels = new Set<Socket>();
  listener.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    asked.push(call);
    tunnels.add(socket);
    const fault = take(call);
    if (fault?.refuseNext !== undefined) refuseConnections(listener, fault.refuseNext);
    if (fault?.kind === undefined) tunnel({ request, socket, head }, server);
    else breakTunnel(fault.kind, { request, socket, head }, server);
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `127.0.0.1:${(listener.address() as AddressInfo).port}`,
    asked,
    hit,
    inject: fault => void pending.push({ fault, left: fault.times ?? 1 }),
    [Symbol.asyncDispose]: async () => {
      const closed = once(listener, 'close');
      listener.close().closeAllConnections();
      for (const socket of tunnels) socket.destroy();
      await closed;
    },
  };
}

function serverAt(behind: string): RequestOptions & { readonly host?: string; readonly port?: string } {
  if (behind.startsWith('unix://')) return { socketPath: behind.replace('unix://', '') };
  const { hostname: host, port } = new URL(behind.includes('://') ? behind : `tcp://${behind}`);
  return { host, port };
}

async function askServer(request: IncomingMessage, server: RequestOptions): Promise<RightAnswer> {
  const { method, url: path, headers } = request;
  const passed = ask({ ...server, method, path, headers });
  pipeline(request, passed, () => undefined);
  const [answer] = (await once(passed, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: answer };
}
