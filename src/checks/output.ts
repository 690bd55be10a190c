import { readContainerLogs } from '../docker/containers.ts';
import type { CheckSubject } from './subject.ts';

/** How a container's output is kept, so that any engine can give it back and none fills the disk with it. */
export const logConfig = { Type: 'json-file', Config: { 'max-size': '5m', 'max-file': '2' } };

/** Reads what a container wrote so far, stdout and stderr in the order of their coming. */
export async function readOutput({ engine }: CheckSubject, id: string, signal: AbortSignal): Promise<string> {
  return demultiplex(await readContainerLogs(engine, id, signal));
}

/** Takes the text out of an engine's frames: 8 bytes of header, the last four of them the length, then the text. */
export function demultiplex(frames: Buffer): string {
  const texts: Buffer[] = [];
  for (let at = 0; at + 8 <= frames.length;) {
    const end = at + 8 + frames.readUInt32BE(at + 4);
    texts.push(frames.subarray(at + 8, end));
    at = end;
  }
  return Buffer.concat(texts).toString('utf8');
}

/** The last lines of an output, made to stand behind a sentence; empty when there was none. */
export function quoteEnd(output: string): string {
  const lines = output.trimEnd().split('\n').slice(-lastLines).join('\n').slice(-longestEnd);
  return lines === '' ? ', without any output' : `; the end of its output:\n${lines}`;
}

const lastLines = 10;
const longestEnd = 4000;
