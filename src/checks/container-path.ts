import { openContainerPath } from '../docker/containers.ts';
import { EngineRefusal } from '../docker/errors.ts';
import type { CheckSubject } from './subject.ts';

/** What is at a path of a container. */
export type ContainerPath =
  | { readonly kind: 'file' | 'folder'; readonly path: string }
  /** `via` is the missing target of a link at the path; undefined when there is no link. */
  | { readonly kind: 'nothing'; readonly via?: string | undefined };

// Go's bits of a file mode.
const [folderBit, linkBit] = [2 ** 31, 2 ** 27];
const maxHops = 40;

/**
 * Looks up a path in a container that need not run. Links are resolved inside the image: an absolute target starts at the
 * image's own root, and the engine is only asked for absolute paths below it.
 */
export async function lookUpPath(subject: CheckSubject, id: string, path: string): Promise<ContainerPath> {
  let at = path;
  let via: string | undefined;
  for (let hop = 0; hop < maxHops; hop++) {
    const stat = await statPath(subject, id, at);
    if (!stat) return { kind: 'nothing', via };
    if ((stat.mode & linkBit) === 0) return { kind: stat.mode >= folderBit ? 'folder' : 'file', path: at };
    if (stat.linkTarget === at) break;
    [at, via] = [stat.linkTarget, stat.linkTarget];
  }
  return { kind: 'nothing', via: via ?? path };
}

/** Says what is missing, and where a link to it ends. */
export function describeMissing(path: string, via: string | undefined): string {
  return via === undefined ? path : `${path} (a link that ends at ${via}, where nothing is)`;
}

interface PathStat {
  readonly mode: number;
  /** Where a link ends, absolute in the container; the engine follows links no further than its root. */
  readonly linkTarget: string;
}

async function statPath({ engine, signal }: CheckSubject, id: string, path: string): Promise<PathStat | undefined> {
  try {
    // Not HEAD: its response has no body that could hold the reason for a refusal.
    const answer = await openContainerPath(engine, id, path, signal);
    answer.destroy();
    const header = String(answer.headers['x-docker-container-path-stat']);
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8')) as PathStat;
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    if (/too many (levels of symbolic )?links/.test(error.message)) return { mode: linkBit, linkTarget: path };
    if (isMissing(error)) return undefined;
    throw error;
  }
}

// A container that was removed meanwhile says nothing about the files of the image.
function isMissing({ status, message }: EngineRefusal): boolean {
  if (/no such container/i.test(message)) return false;
  return status === 404 || message.includes('not a directory');
}
