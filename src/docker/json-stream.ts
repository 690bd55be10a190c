import { StringDecoder } from 'node:string_decoder';
import { ActionError } from '../core/errors.ts';
import { isRecord, isText } from '../core/guards.ts';
import { EngineStreamError } from './errors.ts';

/** One message of an engine's progress stream (build, pull, push, load). */
export interface JsonMessage {
  readonly stream?: string;
  readonly status?: string;
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly aux?: unknown;
  readonly error?: string;
  readonly errorDetail?: { readonly code?: number; readonly message?: string };
}

// Characters. A message holds one progress line or one BuildKit status; anything longer does not come from an engine.
const longestLine = 64 * 1024 * 1024;

/**
 * Reads newline-delimited JSON messages to the end, whatever the chunking. A reported error is thrown as
 * `EngineStreamError` after the last message, because engines explain it in those that follow. Throws `ENGINE_STREAM`
 * for text that is not JSON.
 */
export async function* readJsonStream(source: AsyncIterable<Buffer>): AsyncGenerator<JsonMessage, void> {
  let failure: EngineStreamError | undefined;
  for await (const line of readLines(source)) {
    const message = parseMessage(line);
    failure ??= failureOf(message);
    yield message;
  }
  if (failure) throw failure;
}

async function* readLines(source: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new ActionError('ENGINE_STREAM', 'the engine sent a line without an end');
    yield* lines.map(line => line.trim()).filter(line => line !== '');
  }
  rest = (rest + decoder.end()).trim();
  if (rest !== '') yield rest;
}

function parseMessage(line: string): JsonMessage {
  try {
    const value: unknown = JSON.parse(line);
    if (isMessage(value)) return value;
  } catch {
    // Falls through: the error shows the text itself.
  }
  throw new ActionError('ENGINE_STREAM', `the engine sent something other than a JSON message: ${line.slice(0, 200)}`);
}

function isMessage(value: unknown): value is JsonMessage {
  if (!isRecord(value, [])) return false;
  const { stream, status, id, error, errorDetail, progressDetail } = value;
  const isOf = (each: unknown, isValid: (value: unknown) => boolean) => each === undefined || isValid(each);
  const isDetail = (detail: unknown) => isRecord(detail, []) && isOf(detail['message'], isText);
  return (
    [stream, status, id, error].every(each => isOf(each, isText)) &&
    isOf(errorDetail, isDetail) &&
    isOf(progressDetail, each => isRecord(each, []))
  );
}

function failureOf({ error, errorDetail }: JsonMessage): EngineStreamError | undefined {
  const message = errorDetail?.message ?? error;
  return message === undefined ? undefined : new EngineStreamError(message.trim(), errorDetail?.code);
}
