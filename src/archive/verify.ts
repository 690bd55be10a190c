import { ActionError } from '../core/errors.ts';
import { shortId, type ArchiveName } from '../image/name.ts';
import { checkRepository, repositoryOfTags } from '../image/repository.ts';
import { defaultSizeLimit, openArchiveTar } from './format/archive-file.ts';
import type { ArchiveFacts } from './format/facts.ts';
import type { ImageChoice } from './format/image-choice.ts';
import { identityDigest } from './format/metadata.ts';
import { verifyTar } from './format/tar-verifier.ts';

/** What a verified archive file holds. */
export interface VerifiedArchive {
  readonly facts: ArchiveFacts;
  /** Bytes of the tar. */
  readonly tarSize: number;
}

/** Reads a whole archive file and verifies that it holds the image that its name says; throws `ARCHIVE_*` or `ZIP_*`. */
export async function verifyArchive(
  path: string,
  { imageid }: Pick<ArchiveName, 'imageid'>,
  signal: AbortSignal,
  choice: Omit<ImageChoice, 'imageid'> = {},
): Promise<VerifiedArchive> {
  const tar = await openArchiveTar(path, { limit: defaultSizeLimit, signal });
  const stream = verifyTar(tar, signal, { choice: { ...choice, imageid } });
  stream.tar.on('error', () => undefined).resume();
  const facts = await stream.facts;
  checkArchivedImage(path, facts, { imageid, repository: '' });
  return { facts, tarSize: stream.tarSize() };
}

/** Which image an archive must hold. */
export interface ExpectedArchive {
  /** The hex digits with which its digest must begin; empty for any. */
  readonly imageid: string;
  /** The repository that one of its names must have, if it has any; empty for any. */
  readonly repository: string;
}

/** Throws `ARCHIVE_OTHER` unless an archive holds the expected image, and `ARCHIVE_REPOSITORY` where that has names of other repositories only. */
export function checkArchivedImage(path: string, facts: ArchiveFacts, { imageid, repository }: ExpectedArchive): void {
  const { configDigest, repoTags } = facts;
  checkRepository(path, repositoryOfTags(repoTags, repository), repository);
  if ([configDigest, identityDigest(facts)].some(digest => digest.startsWith(`sha256:${imageid}`))) return;
  const found = imageid.length > 12 ? configDigest : shortId(configDigest);
  throw new ActionError('ARCHIVE_OTHER', `${path} holds image ${found}, not ${imageid}`);
}
