import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Lets a server refuse every connection from now on, for so many milliseconds or forever; the answer
 * under way is still sent.
 */
export function refuseConnections(server: Server, ms: number, response?: ServerResponse): void {
  const { port, address } = server.address() as AddressInfo;
  if (response) response.shouldKeepAlive = false;
  server.close();
  server.closeIdleConnections();
  const open = async () => once(server.listen(port, address), 'listening');
  if (ms !== Infinity) setTimeout(() => void open(), ms).unref();
}
