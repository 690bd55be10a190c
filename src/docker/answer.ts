import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Reads an answer to its end: what its JSON says, or its bytes where it has none. Throws when it breaks off. */
export async function readEngineAnswer(answer: IncomingMessage): Promise<unknown> {
  const bytes = await buffer(answer);
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return bytes;
  }
}
