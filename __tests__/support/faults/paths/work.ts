import { createHash } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCredentials } from '../../../../src/docker/credentials.ts';
import type { ReadyArchive } from '../../../../src/stores/store.ts';
import { someBytes, type Stage } from '../stage.ts';

/** What the cells of a run share. */
export interface Servers {
  /** DOCKER_HOST of an engine that has the image. */
  readonly engine: string;
  /** `host:port` of a registry. */
  readonly registry: string;
  /** The image in both, without a tag; its tag is `1`. */
  readonly repository: string;
}

/** Does the work of one path to the outside in which something breaks, and checks what it leaves. */
export type Work = (stage: Stage, servers: Servers) => Promise<void>;

/** The archive that is stored. */
export const name = { name: 'web', version: '1.0.0', imageid: 'a'.repeat(12), archfmt: 'tzst' } as const;

/** Writes an archive of other bytes than any other. */
export async function makeReady(stage: Stage): Promise<ReadyArchive> {
  const path = join(stage.context.dir, `${name.name}_${name.version}_${name.imageid}.${name.archfmt}`);
  const bytes = someBytes();
  await writeFile(path, bytes);
  const { size, mtimeMs: stored, ino: inode } = await stat(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    archive: name,
    path,
    size,
    stored,
    sha256,
    inode,
    proved: stored,
    metadata: { image: 'web', repo_tags: [], layers: [] } as never,
  };
}

/** Nobody is logged in anywhere. */
export function openCredentials({ context: { environment, log, signal } }: Stage) {
  return readCredentials({
    configDir: join(environment.workspace, 'none'),
    env: {},
    mask: () => undefined,
    log,
    signal,
  });
}
