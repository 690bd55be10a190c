import { request, type IncomingMessage, type RequestOptions, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

/** What becomes of the bytes of an answer; an error cuts the answer off. */
export type AnswerChange = (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** Passes a call on to another server and its answer back, unless the caller has closed the connection. */
export function passOn(
  call: IncomingMessage,
  answer: ServerResponse,
  server: RequestOptions,
  change: AnswerChange = chunks => chunks,
): void {
  const { method, url: path, headers } = call;
  const passed = request({ ...server, method, path, headers }, real => {
    if (answer.destroyed) {
      real.destroy();
      return;
    }
    // Whether the connection is kept is between the caller and us.
    const others = Object.entries(real.headers).filter(([name]) => name !== 'connection');
    answer.writeHead(real.statusCode ?? 500, Object.fromEntries(others));
    pipeline(real, change, answer, () => undefined);
  });
  pipeline(call, passed, error => error && answer.destroy());
}
