import { openContainerPath } from '../docker/containers.ts';
import { EngineRefusal } from '../docker/errors.ts';
import type { CheckSubject } from './subject.ts';

/** What is at a path of a container. */
export type Found =
  | { readonly kind: 'file' | 'folder'; readonly path: string }
  /** Nothing; `via` is where a link led that is there itself. */
  | { readonly kind: 'nothing'; readonly via?: string };

// Go's bits of a mode.
const [folderBit, linkBit] = [2 ** 31, 2 ** 27];
const mostHops = 40;

/**
 * Looks a path up in a container that need not run. Links are followed inside the image alone: its own root is where
 * they begin, and the engine is only ever asked for absolute paths below it.
 */
export async function lookUp(subject: CheckSubject, id: string, path: string): Promise<Found> {
  let at = path;
  let via: string | undefined;
  for (let hop = 0; hop < mostHops; hop++) {
    const stat = await statPath(subject, id, at);
    if (!stat) return { kind: 'nothing', ...(via !== undefined && { via }) };
    if ((stat.mode & linkBit) === 0) return { kind: stat.mode >= folderBit ? 'folder' : 'file', path: at };
    if (stat.linkTarget === at) break;
    [at, via] = [stat.linkTarget, stat.linkTarget];
  }
  return { kind: 'nothing', via: via ?? path };
}

interface PathStat {
  readonly mode: number;
  /** Where a link ends, absolute in the container; the engine follows links no further than its root. */
  readonly linkTarget: string;
}

async function statPath({ engine, signal }: CheckSubject, id: string, path: string): Promise<PathStat | undefined> {
  try {
    // HEAD would do, but its answer cannot say why it is a refusal.
    const answer = await openContainerPath(engine, id, path, signal);
    answer.destroy();
    const header = String(answer.headers['x-docker-container-path-stat']);
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8')) as PathStat;
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    if (/too many (levels of symbolic )?links/.test(error.message)) return { mode: linkBit, linkTarget: path };
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

// A container that somebody removed has no files either, and must not count as an image without them.
function isAbsence({ status, message }: EngineRefusal): boolean {
  if (/no such container/i.test(message)) return false;
  return status === 404 || message.includes('not a directory');
}
