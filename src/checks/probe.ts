import { get } from 'node:http';
import { connect } from 'node:net';
import type { WaitRequest } from './request.ts';

// Milliseconds. An engine's proxy accepts every connection to a published port and closes it again at once when nothing
// listens in the container, so a connection counts only after it has stayed open for a while.
const settleTime = 250;
const timeout = 5000;

/** Tries everything that is waited for; `portOf` maps a container's port to one of this machine. Gives what went wrong; empty when all answered. */
export async function probe(wait: WaitRequest, portOf: (port: number) => number, signal: AbortSignal): Promise<string> {
  const { port, http } = wait;
  const closed = port === undefined ? '' : await probePort(portOf(port), signal);
  if (closed) return `port ${port}: ${closed}`;
  const unanswered = http ? await probeHttp(portOf(http.port), http.path, signal) : '';
  return unanswered ? `${http?.path}: ${unanswered}` : '';
}

/** Tries whether a TCP port of this machine is open: a connection stays open, or receives data. Gives what went wrong; empty when it is open. */
export function probePort(port: number, signal: AbortSignal): Promise<string> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port, signal });
    const end = (problem: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(problem);
    };
    let timer = setTimeout(end, timeout, 'no connection');
    socket.on('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(end, settleTime, '');
    });
    socket.on('data', () => end(''));
    socket.on('close', () => end('the connection was closed at once'));
    socket.on('error', error => end(error.message));
  });
}

// Tries whether a path is answered with 2xx or 3xx; gives what went wrong.
function probeHttp(port: number, path: string, signal: AbortSignal): Promise<string> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
  return new Promise(resolve => {
    // Without the global agent, which may use a proxy and keep the connection.
    const request = get({ host: '127.0.0.1', port, path, agent: false, signal: limited }, answer => {
      answer.destroy();
      const { statusCode = 0 } = answer;
      resolve(statusCode >= 200 && statusCode < 400 ? '' : `HTTP ${statusCode}`);
    });
    request.on('error', error => resolve(error.message));
  });
}
