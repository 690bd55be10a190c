import { readContainerLogs } from '../docker/containers.ts';
import type { Engine } from '../docker/engine.ts';

/** A logging driver that every engine can read back, limited so that no container fills the disk. */
export const logConfig = { Type: 'json-file', Config: { 'max-size': '5m', 'max-file': '2' } };

const maxLines = 10;
const maxCharacters = 4000;

/** Reads what a container has written so far, stdout and stderr in the order in which they came. */
export async function readOutput(engine: Engine, id: string, signal: AbortSignal): Promise<string> {
  return demultiplex(await readContainerLogs(engine, id, signal));
}

/** Takes the text out of an engine's log frames: a header of 8 bytes, the last four of which are the length, and the text. */
export function demultiplex(frames: Buffer): string {
  const texts: Buffer[] = [];
  for (let at = 0; at + 8 <= frames.length;) {
    const end = at + 8 + frames.readUInt32BE(at + 4);
    texts.push(frames.subarray(at + 8, end));
    at = end;
  }
  return Buffer.concat(texts).toString('utf8');
}

/** The last lines of an output, worded to follow a sentence. */
export function quoteEnd(output: string): string {
  const lines = output.trimEnd().split('\n').slice(-maxLines).join('\n').slice(-maxCharacters);
  return lines === '' ? ', without any output' : `; the end of its output:\n${lines}`;
}
