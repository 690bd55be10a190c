import { openLoad } from './streams.ts';
import type { Readable } from 'node:stream';
import type { Log } from '../core/log.ts';
import { EngineError } from './errors.ts';
import type { Engine } from './engine.ts';
import { readJsonStream } from './json-stream.ts';

/** The engine's refusal of an image, in its own words. */
export class LoadRefusal extends Error {
  /** The id under which it kept the image anyway, if it did. */
  readonly id: string | undefined;

  constructor(words: string, id: string | undefined, cause?: unknown) {
    super(words, { cause });
    this.name = 'LoadRefusal';
    this.id = id;
  }
}

/**
 * Loads the tar of one image without a name and gives the id that the engine reports; undefined when it reports none,
 * because each engine words it differently. Throws `LoadRefusal` when the engine refuses the image, whatever the HTTP
 * status: the containerd store reports an image that it cannot unpack as loaded.
 */
export async function sendTar(
  engine: Engine,
  tar: Readable,
  onMessage: () => void,
  log: Log,
  signal: AbortSignal,
): Promise<string | undefined> {
  const lines: string[] = [];
  try {
    for await (const message of readJsonStream(await openLoad(engine, tar, signal))) {
      onMessage();
      if (message.stream !== undefined) lines.push(message.stream.trim());
    }
  } catch (error) {
    if (error instanceof EngineError) throw new LoadRefusal(error.words, undefined, error);
    throw error;
  }
  lines.forEach(line => log.foreign(line));
  const id = lines.map(line => /\bsha256:[0-9a-f]{64}\b/.exec(line)?.[0]).find(Boolean);
  const problem = lines.find(line => /^error /i.test(line));
  if (problem !== undefined) throw new LoadRefusal(problem, id);
  return id;
}
