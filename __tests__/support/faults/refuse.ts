import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Lets a server refuse every connection from now on, for so many milliseconds; the answer under way is still sent. */
export function refuseConnections(server: Server, response: ServerResponse, ms: number): void {
  const { port, address } = server.address() as AddressInfo;
  response.shouldKeepAlive = false;
  server.close();
  server.closeIdleConnections();
  const open = async () => once(server.listen(port, address), 'listening');
  setTimeout(() => void open(), ms).unref();
}
