import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { readArchiveMetadata } from '../../archive/format/archive-file.ts';
import { recordedDigest, type ArchiveMetadata } from '../../archive/format/metadata.ts';
import type { Unknown } from '../../core/look-up.ts';
import { parseName, type ArchiveName } from '../../image/name.ts';
import { openArchiveFolder } from '../../stores/files.ts';
import type { FetchedArchive, StoredArchive } from '../../stores/store.ts';
import type { LoadTarget } from './inputs.ts';
import { findInPlace, type LoadStep } from './places.ts';
import { acceptImageId, explainUnknown, makeQuery } from './plan.ts';

/** An archive that can be loaded, and what is known of it before. */
export interface FoundArchive {
  /** `artifact`, `cache`, `folder` or `path`. */
  readonly foundIn: string;
  /** Undefined where a given file does not have the name of an archive. */
  readonly archive: ArchiveName | undefined;
  /** Empty when it has to be fetched. */
  readonly path: string;
  /** What the archive says about itself; proved where `dockerId` is known too. */
  readonly metadata: ArchiveMetadata | undefined;
  /** The id an engine showed for it, as the step knew that proved it; empty where it was not proved yet. */
  readonly dockerId: string;
  /** Hex digits that its config digest must begin with. */
  readonly imageid: string;
  fetch(): Promise<FetchedArchive>;
}

/**
 * Finds the archive of one target: the file that was given, else the first place that has it. Undefined where there is
 * none; throws `ARCHIVE_UNKNOWN` where a place that may have it could not be asked.
 */
export async function findArchive(target: LoadTarget, step: LoadStep): Promise<FoundArchive | undefined> {
  const { request, environment } = step;
  if (target.path !== '') return findFile(resolve(environment.workspace, target.path), step);
  const query = makeQuery(target, request);
  const unknown: Unknown[] = [];
  for (const place of request.places) {
    const answer = await findInPlace(place, query, step);
    if (!answer.known) unknown.push(answer);
    else if (answer.value) {
      unknown.forEach(each => step.lookUps.notice(each));
      return toFound(answer.value, step);
    }
  }
  if (unknown.length > 0) throw explainUnknown(target, request, unknown);
  return undefined;
}

async function findFile(path: string, { request, signal, log }: LoadStep): Promise<FoundArchive | undefined> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) {
    log.info(`path ${path} ${file ? 'is not a file' : 'does not exist'}`);
    return undefined;
  }
  const archive = parseName(basename(path));
  const metadata = await readArchiveMetadata(path, signal);
  const named = archive?.imageid ?? (metadata ? recordedDigest(metadata).replace('sha256:', '') : '');
  const imageid = acceptImageId(path, named, request.imageid);
  const fetch = () => Promise.resolve({ path, sha256: '', fetched: false });
  return { foundIn: 'path', archive, path, metadata, dockerId: '', imageid, fetch };
}

function toFound(stored: StoredArchive, { request, dir }: LoadStep): FoundArchive {
  const { archive, place, path = '' } = stored;
  const metadata = stored.sha256 === '' ? undefined : stored.metadata;
  const fetch = async () => {
    if (path === '') await openArchiveFolder(dir);
    return stored.fetch();
  };
  const imageid = acceptImageId(path, archive.imageid, request.imageid);
  return { foundIn: place, archive, path, metadata, dockerId: metadata?.docker_id ?? '', imageid, fetch };
}
