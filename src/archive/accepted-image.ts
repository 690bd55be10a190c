import { checkPlatform } from '../image/platform.ts';
import type { ArchiveFacts } from './format/facts.ts';
import type { ImageChoice } from './format/image-choice.ts';
import type { LoadOptions } from './load-job.ts';
import { checkArchivedImage } from './verify.ts';

/** Which image of the archive is loaded. */
export function toChoice({ imageid, choice }: Pick<LoadOptions, 'imageid' | 'choice'>): ImageChoice {
  return { ...choice, imageid };
}

/** Throws `ARCHIVE_OTHER` or `PLATFORM` unless the archive holds the image that is to be loaded. */
export function acceptImage(facts: ArchiveFacts, { path, imageid, repository, choice }: LoadOptions): void {
  checkArchivedImage(path, facts, { imageid, repository });
  checkPlatform(path, facts.platform, choice.platform);
}
