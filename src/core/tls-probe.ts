import { once } from 'node:events';
import { connect } from 'node:tls';
import { untilAborted } from './until-aborted.ts';

// Milliseconds; a server without TLS may wait for the end of what looks to it like a request.
const timeLimit = 5000;

const unreachable = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT']);

/** Whether a server on this machine answers by TLS; throws the system's error when nothing answers at all. */
export async function probeTls({ hostname, port }: URL, signal: AbortSignal): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  // Nothing is sent before the address is asked again as usual.
  const socket = connect({ host, port: Number(port || 443), rejectUnauthorized: false });
  try {
    await untilAborted(once(socket, 'secureConnect'), AbortSignal.any([signal, AbortSignal.timeout(timeLimit)]));
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (unreachable.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return false;
  } finally {
    socket.destroy();
  }
}
