import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { defaultSizeLimit, openArchiveTar } from './format/archive-file.ts';
import type { ArchiveFacts } from './format/facts.ts';
import type { ImageChoice } from './format/image-choice.ts';
import type { Members } from './format/member.ts';
import { RetryNeeded } from './format/rewrite.ts';
import { findTopDescriptor, isRootDocument, rewriteRootDocuments } from './format/root-documents.ts';
import { readSeekableImage, toImageBlobs } from './format/seekable-image.ts';
import { verifyTar } from './format/tar-verifier.ts';
import { findCause } from './format/verified-tar-stream.ts';
import { runSaveJob, type SaveContext, type SavedImage, type SaveJob } from './save-job.ts';
import type { SavedArchive } from './write.ts';

/** An archive file to convert. */
export interface ConversionSource {
  readonly path: string;
  /** Which image is meant if the archive holds several. */
  readonly choice: ImageChoice;
  /** Called with the facts before the archive is finished; an error thrown here leaves nothing written. */
  readonly accept: (facts: ArchiveFacts) => void;
}

/**
 * Converts one image of an archive file, ours or foreign, into an archive with the name and format of this step;
 * verifies all of it on the way. Throws `ARCHIVE_*` or `ZIP_*`.
 */
export async function convertArchive(source: ConversionSource, context: SaveContext): Promise<SavedArchive> {
  const { path, choice, accept } = source;
  const unknown = { id: undefined, configDigest: undefined };
  return runSaveJob(`converting ${path}`, unknown, context, async job => {
    // If it cannot be read in parts, reading it as a whole shows what is wrong with it.
    const image = await readSeekableImage(path, choice, job.monitor.signal).catch(() => undefined);
    if (!image) return convertTar(source, job);
    accept(image.facts);
    return job.writeBlobs(toImageBlobs(image), () => Promise.resolve());
  });
}

/** Compresses an archive that is a bare tar. */
export async function compressArchive(path: string, image: SavedImage, context: SaveContext): Promise<SavedArchive> {
  return runSaveJob(`compressing ${path}`, image, context, job => job.writeTar(createReadStream(path)));
}

/** Writes the archive of a tar without names, as an engine gives it for an image by its id, under the name of this step. */
export function nameTar(tar: Readable, job: SaveJob): Promise<SavedArchive> {
  return rewriteTar(tar, { accept: () => undefined }, new Set(), job);
}

async function convertTar(source: ConversionSource, job: SaveJob): Promise<SavedArchive> {
  const open = () => openArchiveTar(source.path, { limit: defaultSizeLimit, signal: job.monitor.signal });
  try {
    return await rewriteTar(await open(), source, new Set(), job);
  } catch (error) {
    if (!(error instanceof OtherLayersFound)) throw error;
    job.context.log.info(`${error.message}: the archive is read once more and written without them`);
    return rewriteTar(await open(), source, error.paths, job);
  }
}

async function rewriteTar(
  tar: Readable,
  { choice, accept }: Pick<ConversionSource, 'accept'> & Partial<Pick<ConversionSource, 'choice'>>,
  omitted: ReadonlySet<string>,
  job: SaveJob,
): Promise<SavedArchive> {
  const { signal, add: onBytes } = job.monitor;
  const [limit, names] = [defaultSizeLimit, [job.context.reference]];
  let keepsIndex = true;
  const appendix = (facts: ArchiveFacts, members: Members) => {
    accept(facts);
    const { otherLayers = new Set() } = facts;
    if (otherLayers.size > omitted.size) throw new OtherLayersFound(otherLayers);
    keepsIndex = findTopDescriptor(facts, members)?.digest === facts.indexDigest;
    return rewriteRootDocuments(facts, members, names);
  };
  const rewrite = { limit, omits: (each: string) => isRootDocument(each) || omitted.has(each), appendix };
  const stream = verifyTar(tar, signal, { onBytes, rewrite, choice });
  const facts = stream.facts.then(found => describeRewritten(found, names, keepsIndex));
  return job.write({ ...stream, facts }).catch(async (error: unknown) => {
    throw await findCause(stream, error);
  });
}

// The facts of the archive that is written: its root documents are new, and lead to one image.
function describeRewritten(facts: ArchiveFacts, repoTags: readonly string[], keepsIndex: boolean): ArchiveFacts {
  const layout = facts.layout === 'oci' ? 'docker+oci' : facts.layout;
  const index = keepsIndex ? {} : { indexDigest: undefined, platforms: undefined };
  return { ...facts, ...index, repoTags, layout };
}

// Thrown when an archive turns out to hold layers of other images, which must not be written.
class OtherLayersFound extends RetryNeeded {
  readonly paths: ReadonlySet<string>;

  constructor(paths: ReadonlySet<string>) {
    super(`The archive holds ${paths.size} layers of other images`);
    this.paths = paths;
  }
}
