import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { readArchiveMetadata } from '../../archive/format/archive-file.ts';
import { recordedDigest, recordedRepository, type ArchiveMetadata } from '../../archive/format/metadata.ts';
import type { Unknown } from '../../core/look-up.ts';
import { parseName, type ArchiveName } from '../../image/name.ts';
import { checkRepository } from '../../image/repository.ts';
import { openArchiveFolder } from '../../stores/files.ts';
import { thingOf, type FetchedArchive, type StoredArchive, type UseParts } from '../../stores/store.ts';
import type { LoadTarget } from './inputs.ts';
import { findInPlace, type LoadStep } from './places.ts';
import { acceptImageId, explainUnknown, makeQuery } from './plan.ts';

/** An archive that can be loaded, and what is known of it before. */
export interface FoundArchive {
  /** `artifact`, `cache`, `folder` or `path`. */
  readonly foundIn: string;
  /** What other steps know it as; undefined of a given file. */
  readonly thing: string | undefined;
  /** Undefined where a given file does not have the name of an archive. */
  readonly archive: ArchiveName | undefined;
  /** The repository that it must be of; empty where any will do. */
  readonly wanted: string;
  /** The repository that it records, if that is known before it is fetched. */
  readonly repository: string | undefined;
  /** Empty when it has to be fetched. */
  readonly path: string;
  /** What the archive says about itself; proved where `dockerId` is known too. */
  readonly metadata: ArchiveMetadata | undefined;
  /** The id that an engine showed to the step that proved it; empty where it was not proved yet. */
  readonly dockerId: string;
  /** Hex digits that its config digest must begin with. */
  readonly imageid: string;
  /** See `StoredArchive`. */
  readonly useParts?: UseParts | undefined;
  /** Fetches it once, however often it is called. */
  fetch(): Promise<FetchedArchive>;
}

/**
 * Finds the archive of one target: the file that was given, else the first place that has it. Undefined where there is
 * none; throws `ARCHIVE_UNKNOWN` where a place that may have it could not be asked.
 */
export async function findArchive(target: LoadTarget, step: LoadStep): Promise<FoundArchive | undefined> {
  const { request, environment } = step;
  if (target.path !== '') return findFile(target, resolve(environment.workspace, target.path), step);
  const query = makeQuery(target, request);
  const unknown: Unknown[] = [];
  for (const place of request.places) {
    const answer = await findInPlace(place, query, step);
    if (!answer.known) unknown.push(answer);
    else if (answer.value) {
      unknown.forEach(each => step.lookUps.notice(each));
      return toFound(target, answer.value, step);
    }
  }
  if (unknown.length > 0) throw explainUnknown(target, request, unknown);
  return undefined;
}

async function findFile(
  { repository: wanted }: LoadTarget,
  path: string,
  { request, signal, log }: LoadStep,
): Promise<FoundArchive | undefined> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) {
    log.info(`path ${path} ${file ? 'is not a file' : 'does not exist'}`);
    return undefined;
  }
  const archive = parseName(basename(path));
  const metadata = await readArchiveMetadata(path, signal);
  const named = archive?.imageid ?? (metadata ? recordedDigest(metadata).replace('sha256:', '') : '');
  const imageid = acceptImageId(path, named, request.imageid);
  const repository = metadata && recordedRepository(metadata);
  checkRepository(path, repository, wanted);
  const fetch = () => Promise.resolve({ path, sha256: '', fetched: false });
  // Archives of other programs may have any names; `image` says which one applies here.
  return {
    foundIn: 'path',
    thing: undefined,
    archive,
    wanted: '',
    repository,
    path,
    metadata,
    dockerId: '',
    imageid,
    fetch,
  };
}

function toFound(
  { repository: wanted }: LoadTarget,
  stored: StoredArchive,
  { request, dir, running }: LoadStep,
): FoundArchive {
  const { archive, repository, place, path = '', metadata } = stored;
  const dockerId = stored.sha256 === '' ? '' : (metadata?.docker_id ?? '');
  const thing = thingOf(stored);
  let fetched: Promise<FetchedArchive> | undefined;
  const fetch = async () => {
    if (path === '') await openArchiveFolder(dir);
    await running.use(thing, thingOf({ place: 'folder', archive }));
    return (fetched ??= stored.fetch());
  };
  const imageid = acceptImageId(path, archive.imageid, request.imageid);
  const { useParts: useStored } = stored;
  const useParts: UseParts | undefined =
    useStored &&
    (async use => {
      await running.use(thing);
      return useStored(use);
    });
  return { foundIn: place, thing, archive, wanted, repository, path, metadata, dockerId, imageid, useParts, fetch };
}
