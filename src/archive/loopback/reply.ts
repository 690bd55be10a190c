import type { ServerResponse } from 'node:http';

/** Sends a response without a body. */
export function reply(response: ServerResponse, status: number, headers: Record<string, string | number> = {}): void {
  const length = status === 204 ? {} : { 'content-length': 0 };
  response.writeHead(status, { 'docker-distribution-api-version': 'registry/2.0', ...length, ...headers }).end();
}

/** Sends an error in the form of the distribution specification. */
export function replyError(response: ServerResponse, status: number, code: string): void {
  const body = JSON.stringify({ errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }] });
  // The rest of the request is not read, so the connection cannot be reused.
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
}
