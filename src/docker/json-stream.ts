import { StringDecoder } from 'node:string_decoder';
import { ActionError } from '../core/errors.ts';

/** One JSON object of an engine's progress stream (build, pull, push, load). */
export interface Frame {
  readonly stream?: string;
  readonly status?: string;
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly aux?: unknown;
  readonly error?: string;
  readonly errorDetail?: { readonly code?: number; readonly message?: string };
}

/** What an engine reported as failed inside a stream that began with HTTP 200. */
export class FrameError extends Error {
  readonly exitCode: number | undefined;

  constructor(message: string, exitCode?: number) {
    super(message);
    this.name = 'FrameError';
    this.exitCode = exitCode;
  }
}

// A frame holds one progress line or one trace message; more is no engine talking.
const longestFrame = 64 * 1024 * 1024;

/**
 * Reads newline-delimited frames to the end, whatever the chunking. An error frame is thrown as `FrameError`
 * after the last frame, so that nothing the engine said about it is lost; text that is no JSON is `ENGINE_STREAM`.
 */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame, void> {
  let failure: FrameError | undefined;
  for await (const line of readLines(source)) {
    const frame = parseFrame(line);
    failure ??= failureOf(frame);
    yield frame;
  }
  if (failure) throw failure;
}

async function* readLines(source: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestFrame) throw new ActionError('ENGINE_STREAM', 'the engine sent a line without end');
    yield* lines.map(line => line.trim()).filter(line => line !== '');
  }
  rest = (rest + decoder.end()).trim();
  if (rest !== '') yield rest;
}

function parseFrame(line: string): Frame {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below, with the text itself.
  }
  throw new ActionError('ENGINE_STREAM', `the engine sent something that is no progress frame: ${line.slice(0, 200)}`);
}

function failureOf(frame: Frame): FrameError | undefined {
  const message = frame.errorDetail?.message ?? frame.error;
  return message === undefined ? undefined : new FrameError(message.trim(), frame.errorDetail?.code);
}
