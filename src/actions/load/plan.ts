import { ActionError } from '../../core/errors.ts';
import { describeUnknown, type Unknown } from '../../core/look-up.ts';
import { formatName, nameOf } from '../../image/name.ts';
import { checkRepository } from '../../image/repository.ts';
import { choose, matches } from '../../stores/choose.ts';
import type { ArchiveQuery, StoredArchive } from '../../stores/store.ts';
import type { LoadRequest, LoadTarget } from './inputs.ts';

/** An archive that was chosen among those of one place, and why. */
export interface ChosenArchive {
  readonly stored: StoredArchive;
  readonly because: string;
}

/** What the stores are asked for one target. */
export function makeQuery({ name, repository }: LoadTarget, { version, imageid }: LoadRequest): ArchiveQuery {
  return {
    name,
    version: version || undefined,
    imageid: imageid || undefined,
    repository: repository || undefined,
  };
}

/**
 * Chooses among the archives of one place; undefined where none fits. An image id or a name that fits several images is
 * `ARCHIVE_AMBIGUOUS`; where all are of another repository than the one asked for, that is `ARCHIVE_REPOSITORY`.
 */
export function chooseArchive(found: readonly StoredArchive[], query: ArchiveQuery): ChosenArchive | undefined {
  const choice = choose(
    ofRepository(
      found.filter(({ archive }) => matches(archive, query)),
      query,
    ),
    query,
  );
  if (choice.kind === 'several') throw ambiguous(query, choice.matching);
  return choice.kind === 'one' ? { stored: choice.chosen, because: choice.because } : undefined;
}

/**
 * Compares the image id that a given file has by its name or its metadata with the one asked for, and gives the longer
 * one; empty where neither is known. Throws `ARCHIVE_OTHER` where they differ.
 */
export function acceptImageId(path: string, named: string, wanted: string): string {
  if (named.startsWith(wanted)) return named;
  if (wanted.startsWith(named)) return wanted;
  throw new ActionError('ARCHIVE_OTHER', `path ${path} is image ${named.slice(0, 12)}, not ${wanted}`);
}

/** What was not found, and where. */
export function describeMiss(target: LoadTarget, request: LoadRequest, dir: string): string {
  const { path } = target;
  if (path !== '') return `path ${JSON.stringify(path)} is not a file, allowed: an archive file`;
  const places = request.places.map(place => (place === 'folder' ? `folder (${dir})` : place)).join(', ');
  return `no archive of ${describeWanted(target, request)} in ${places}`;
}

/** The error where no place has the archive but some could not be asked: nobody knows whether it exists. */
export function explainUnknown(target: LoadTarget, request: LoadRequest, unknown: readonly Unknown[]): ActionError {
  const reasons = unknown.map(describeUnknown).join('; ');
  const message = `whether there is an archive of ${describeWanted(target, request)} is unknown: ${reasons}`;
  const hint =
    'Run the job again. fail-on-miss is about archives that do not exist, not about places that do not answer.';
  return new ActionError('ARCHIVE_UNKNOWN', message, { hint, cause: unknown[0]?.cause });
}

function describeWanted({ name, repository }: LoadTarget, { version, imageid }: LoadRequest): string {
  const named = repository !== '' && name !== nameOf(repository) && `named ${name}`;
  return [repository || name, version, imageid && `with image id ${imageid}`, named].filter(Boolean).join(' ');
}

// An archive that does not say its repository may be of any; it is compared once it was fetched.
function ofRepository(found: readonly StoredArchive[], { name, repository }: ArchiveQuery): readonly StoredArchive[] {
  if (repository === undefined) {
    refuseSeveral(name, found);
    return found;
  }
  const own = found.filter(each => each.repository === undefined || each.repository === repository);
  const [other] = found;
  if (own.length === 0 && other)
    checkRepository(`${formatName(other.archive)} (${other.where})`, other.repository, repository);
  return own;
}

function refuseSeveral(name: string, found: readonly StoredArchive[]): void {
  const [one, other] = new Set(found.flatMap(({ repository }) => repository ?? []));
  if (one === undefined || other === undefined) return;
  const hint = `Say which one is meant:\n  with:\n    name: ${name}\n    image: ${one}`;
  throw new ActionError('ARCHIVE_AMBIGUOUS', `name ${name} fits archives of two images, ${one} and ${other}`, { hint });
}

function ambiguous({ name, imageid = '' }: ArchiveQuery, matching: readonly StoredArchive[]): ActionError {
  const list = matching.map(({ archive, where }) => `${formatName(archive)} (${where})`).join(', ');
  const hint = `Give more digits:\n  with:\n    imageid: ${matching[0]?.archive.imageid ?? ''}`;
  return new ActionError('ARCHIVE_AMBIGUOUS', `imageid ${imageid} fits several images of ${name}: ${list}`, { hint });
}
