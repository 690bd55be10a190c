import { openLoad } from './streams.ts';
import type { Readable } from 'node:stream';
import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { EngineError } from './errors.ts';
import type { Engine } from './engine.ts';
import { readJsonStream } from './json-stream.ts';

/** What the engine did not take an image for, in its own words. */
export class LoadRefusal extends Error {
  /** The id under which it kept the image all the same, if it did. */
  readonly id: string | undefined;

  constructor(words: string, id: string | undefined, cause?: unknown) {
    super(words, { cause });
    this.name = 'LoadRefusal';
    this.id = id;
  }
}

/**
 * Loads the tar of one nameless image and gives the id the engine shows for it. Throws `LoadRefusal` when the engine
 * says no, whatever its HTTP status: the containerd store reports an image that it cannot unpack as loaded.
 */
export async function sendTar(
  engine: Engine,
  tar: Readable,
  onFrame: () => void,
  log: Log,
  signal: AbortSignal,
): Promise<string> {
  const told: string[] = [];
  try {
    for await (const frame of readJsonStream(await openLoad(engine, tar, signal))) {
      onFrame();
      if (frame.stream !== undefined) told.push(frame.stream.trim());
    }
  } catch (error) {
    if (error instanceof EngineError) throw new LoadRefusal(error.words, undefined, error);
    throw error;
  }
  told.forEach(line => log.foreign(line));
  const id = told.map(line => /^Loaded image ID: (sha256:[0-9a-f]{64})$/.exec(line)?.[1]).find(Boolean);
  const trouble = told.find(line => /^error /i.test(line));
  if (trouble !== undefined) throw new LoadRefusal(trouble, id);
  if (id !== undefined) return id;
  throw new ActionError('LOAD_LOST', `the engine told no image id after the load: ${told.join(' ')}`);
}
