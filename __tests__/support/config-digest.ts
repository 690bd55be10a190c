import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { engineHost, openEngine } from './engine.ts';

/** The config digest of an image, 64 hex digits, read from what the engine saves: the same in every image store. */
export async function configDigestOf(ref: string, host = engineHost()): Promise<string> {
  const answer = await openEngine('GET', `/images/${ref}/get`, { host });
  if (answer.statusCode !== 200) throw new Error(`save ${ref}: HTTP ${answer.statusCode ?? 0}`);
  const tar = extract();
  let config = '';
  tar.on('entry', (header, entry, next) => {
    const read = async () => {
      if (header.name !== 'manifest.json') entry.resume();
      else config = ((await json(entry)) as { Config: string }[])[0]?.Config ?? '';
    };
    read().then(() => next(), next);
  });
  await pipeline(answer, tar);
  const digest = /([0-9a-f]{64})(?:\.json)?$/.exec(config)?.[1];
  if (digest === undefined) throw new Error(`what the engine saved of ${ref} names no configuration: ${config}`);
  return digest;
}
