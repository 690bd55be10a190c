import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ArchiveMetadata } from '../../archive/format/metadata.ts';
import { readArchiveMetadata } from '../../archive/format/archive-file.ts';
import { findArchive, type LoadStep } from './find.ts';
import type { LoadTarget } from './inputs.ts';
import { parseName, type ArchiveName } from '../../image/name.ts';
import { ActionError } from '../../core/errors.ts';
import { openFolder } from '../../stores/files.ts';
import type { FetchedFile } from '../../stores/offer.ts';

/** An archive that can be loaded, and what is known of it before. */
export interface Located {
  /** `artifact`, `cache`, `folder` or `path`. */
  readonly foundIn: string;
  /** Undefined when a file has no name of ours. */
  readonly archive: ArchiveName | undefined;
  /** Empty when it has to be fetched. */
  readonly path: string;
  /** What it says about itself; not proved. */
  readonly metadata: ArchiveMetadata | undefined;
  /** The id an engine showed for it, told by a step that proved it; empty when nobody does. */
  readonly dockerId: string;
  /** Hex digits that its config digest must begin with. */
  readonly imageid: string;
  fetch(): Promise<FetchedFile>;
}

/** Finds the archive of one target; undefined when there is none. */
export async function locate(target: LoadTarget, step: LoadStep): Promise<Located | undefined> {
  if (target.path !== '') return locateFile(resolve(step.environment.workspace, target.path), step);
  const found = await findArchive(target, step);
  if (!found) return undefined;
  const { archive, path = '', sidecar } = found.offer;
  const fetch = async () => {
    if (path === '') await openFolder(step.dir);
    return found.offer.fetch();
  };
  const imageid = longer(step.inputs.imageid, archive.imageid);
  const about = { metadata: sidecar?.metadata, dockerId: sidecar?.metadata.docker_id ?? '' };
  return { foundIn: found.place, archive, path, ...about, imageid, fetch };
}

async function locateFile(path: string, { inputs, signal, log }: LoadStep): Promise<Located | undefined> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) {
    log.info(`path ${path} is ${file ? 'no file' : 'not there'}`);
    return undefined;
  }
  const archive = parseName(basename(path));
  const metadata = await readArchiveMetadata(path, signal);
  const named = archive?.imageid ?? metadata?.config_digest.replace('sha256:', '') ?? '';
  if (!named.startsWith(inputs.imageid) && !inputs.imageid.startsWith(named)) {
    throw new ActionError('ARCHIVE_OTHER', `path ${path} is image ${named.slice(0, 12)}, not ${inputs.imageid}`);
  }
  const fetch = () => Promise.resolve({ path, sha256: '', fetched: false });
  return { foundIn: 'path', archive, path, metadata, dockerId: '', imageid: longer(named, inputs.imageid), fetch };
}

// Both begin alike: one was found by the other.
function longer(a: string, b: string): string {
  return a.length > b.length ? a : b;
}
