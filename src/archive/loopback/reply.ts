import type { ServerResponse } from 'node:http';

/** Answers without a body. */
export function reply(response: ServerResponse, status: number, headers: Record<string, string | number> = {}): void {
  const length = status === 204 ? {} : { 'content-length': 0 };
  response.writeHead(status, { 'docker-distribution-api-version': 'registry/2.0', ...length, ...headers }).end();
}

/** Refuses in the form of the protocol. */
export function fail(response: ServerResponse, status: number, code: string): void {
  const body = JSON.stringify({ errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }] });
  // What was being sent is not read: the connection cannot be used for anything else.
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
}
