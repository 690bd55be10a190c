import { createReadStream } from 'node:fs';
import { defaultSizeLimit, openArchiveTar } from './format/archive-file.ts';
import type { ArchiveFacts } from './format/facts.ts';
import { isRootDocument, rewriteRootDocuments } from './format/root-documents.ts';
import { readSeekableImage, toImageBlobs } from './format/seekable-image.ts';
import { verifyTar } from './format/tar-verifier.ts';
import { findCause } from './format/verified-tar-stream.ts';
import { runSaveJob, type SaveContext, type SavedImage, type SaveJob } from './save-job.ts';
import type { SavedArchive } from './write.ts';

/** An archive file to convert. */
export interface ConversionSource {
  readonly path: string;
  /** Called with the facts before the archive is finished; an error thrown here leaves nothing written. */
  readonly accept: (facts: ArchiveFacts) => void;
}

/**
 * Converts an archive file of one image, ours or foreign, into an archive with the name and format of this step; verifies all
 * of it on the way. Throws `ARCHIVE_*` or `ZIP_*`.
 */
export async function convertArchive({ path, accept }: ConversionSource, context: SaveContext): Promise<SavedArchive> {
  const unknown = { id: undefined, configDigest: undefined };
  return runSaveJob(`converting ${path}`, unknown, context, async job => {
    // If it cannot be read in parts, reading it as a whole tells what is wrong with it.
    const image = await readSeekableImage(path, job.monitor.signal).catch(() => undefined);
    if (!image) return convertTar(path, accept, job);
    accept(image.facts);
    return job.writeBlobs(toImageBlobs(image), () => Promise.resolve());
  });
}

/** Compresses an archive that is a bare tar. */
export async function compressArchive(path: string, image: SavedImage, context: SaveContext): Promise<SavedArchive> {
  return runSaveJob(`compressing ${path}`, image, context, job => job.writeTar(createReadStream(path)));
}

async function convertTar(path: string, accept: ConversionSource['accept'], job: SaveJob): Promise<SavedArchive> {
  const { signal, add: onBytes } = job.monitor;
  const [limit, names] = [defaultSizeLimit, [job.context.reference]];
  const stream = verifyTar(await openArchiveTar(path, { limit, signal }), signal, onBytes, {
    limit,
    omits: isRootDocument,
    appendix: (facts, members) => {
      accept(facts);
      return rewriteRootDocuments(facts, members, names);
    },
  });
  const facts = stream.facts.then(found => withNames(found, names));
  return job.write({ ...stream, facts }).catch(async (error: unknown) => {
    throw await findCause(stream, error);
  });
}

// The facts of the archive that is written: its root documents are new.
function withNames(facts: ArchiveFacts, repoTags: readonly string[]): ArchiveFacts {
  return { ...facts, repoTags, layout: facts.layout === 'oci' ? 'docker+oci' : facts.layout };
}
