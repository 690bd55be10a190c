import { get } from 'node:http';
import { connect } from 'node:net';
import type { WaitRequest } from './request.ts';

// Milliseconds: an engine's proxy takes every connection to a published port, and only then finds out, at once,
// whether anything listens in the container.
const settle = 250;
const patience = 5000;

/**
 * Whether a TCP port of this machine is open: a connection to it stays, or is spoken to. Gives what went wrong, empty
 * when nothing did.
 */
export function probePort(port: number, signal: AbortSignal): Promise<string> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port, signal });
    const end = (problem: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(problem);
    };
    let timer = setTimeout(end, patience, 'no connection');
    socket.on('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(end, settle, '');
    });
    socket.on('data', () => end(''));
    socket.on('close', () => end('the connection was closed at once'));
    socket.on('error', error => end(error.message));
  });
}

/** Whether a path at a port of this machine is answered with HTTP 2xx or 3xx; gives what went wrong, or an empty text. */
function probeHttp(port: number, path: string, signal: AbortSignal): Promise<string> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  return new Promise(resolve => {
    // An agent of its own knows no proxy and keeps no connection.
    const asked = get({ host: '127.0.0.1', port, path, agent: false, signal: limited }, answer => {
      answer.destroy();
      const { statusCode = 0 } = answer;
      resolve(statusCode >= 200 && statusCode < 400 ? '' : `HTTP ${statusCode}`);
    });
    asked.on('error', error => resolve(error.message));
  });
}

/** Asks all that is waited for; `portOf` gives the port of this machine for one of the container. Gives what went wrong, or an empty text. */
export async function probe(wait: WaitRequest, portOf: (port: number) => number, signal: AbortSignal): Promise<string> {
  const { port, http } = wait;
  const closed = port === undefined ? '' : await probePort(portOf(port), signal);
  if (closed) return `port ${port}: ${closed}`;
  const unanswered = http ? await probeHttp(portOf(http.port), http.path, signal) : '';
  return unanswered ? `${http?.path}: ${unanswered}` : '';
}
