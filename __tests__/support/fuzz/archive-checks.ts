import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { convertArchive } from '../../../src/archive/convert.ts';
import { openArchiveTar, readArchiveMetadata } from '../../../src/archive/format/archive-file.ts';
import { assembleTar } from '../../../src/archive/format/assembly.ts';
import type { ArchiveFacts } from '../../../src/archive/format/facts.ts';
import { RetryNeeded } from '../../../src/archive/format/rewrite.ts';
import { isRootDocument, rewriteRootDocuments } from '../../../src/archive/format/root-documents.ts';
import { readSeekableImage, toImageBlobs } from '../../../src/archive/format/seekable-image.ts';
import { verifyTar } from '../../../src/archive/format/tar-verifier.ts';
import { limitLayers } from '../../../src/archive/layer-limit.ts';
import type { SaveContext } from '../../../src/archive/save-job.ts';
import { verifyArchive } from '../../../src/archive/verify.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { proveTar } from './proof.ts';
import { oneOf, type Random } from './random-choice.ts';

const never = new AbortController().signal;
const amd64 = { os: 'linux', architecture: 'amd64' };
const loadLimit = 20_000_000;

/** Gives a mutated archive to everything that reads archives of others. Throws unless each accepts only what is proved. */
export async function checkArchive(
  bytes: Buffer,
  context: SaveContext,
  random: Random,
): Promise<'accepted' | 'refused'> {
  const path = join(context.dir, 'given');
  await writeFile(path, bytes);
  const converted = await refusedOr(() => convert(path, context, random));
  await refusedOr(() => verifyArchive(path, { imageid: '' }, never));
  await refusedOr(() => loadFromTar(path));
  await refusedOr(() => loadFromParts(path));
  await readArchiveMetadata(path, never);
  await rm(path);
  assert.deepEqual(await readdir(context.dir), [], 'nothing partial is left');
  return converted ? 'accepted' : 'refused';
}

/** Whether work succeeded; every error but one that tells what is wrong with the archive is thrown on. */
async function refusedOr(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof RetryNeeded) return false;
    if (error instanceof ActionError && /^((ARCHIVE|ZIP)_|PLATFORM$)/.test(error.code) && !/[\r\n]/.test(error.message))
      return false;
    throw error;
  }
}

async function convert(path: string, context: SaveContext, random: Random): Promise<void> {
  const options = { ...context.options, format: oneOf(random, ['docker', 'docker', 'zip', 'tzst'] as const) };
  const source = { path, choice: { usualPlatform: amd64 }, accept: () => undefined };
  const saved = await convertArchive(source, { ...context, options });
  const { facts } = await verifyArchive(saved.path, saved.archive, never);
  assert.equal(facts.configDigest, saved.metadata.config_digest);
  await proveTar(
    await buffer(await openArchiveTar(saved.path, { limit: Infinity, signal: never })),
    facts.configDigest,
  );
  await rm(saved.path);
}

/** What an engine would be sent of an archive that is read as a whole. */
async function loadFromTar(path: string): Promise<void> {
  const tar = await openArchiveTar(path, { limit: loadLimit, signal: never });
  const rewrite = {
    limit: loadLimit,
    omits: isRootDocument,
    appendix: (facts: ArchiveFacts, members: Parameters<typeof rewriteRootDocuments>[1]) =>
      rewriteRootDocuments(facts, members),
  };
  const stream = verifyTar(tar, never, { rewrite, choice: { usualPlatform: amd64 } });
  const [sent, facts] = await Promise.allSettled([buffer(stream.tar), stream.facts]);
  if (facts.status === 'rejected') throw facts.reason;
  if (sent.status === 'rejected') throw sent.reason;
  await proveTar(sent.value, facts.value.configDigest);
}

/** What an engine would be sent of an archive that is read in parts. */
async function loadFromParts(path: string): Promise<void> {
  const image = await readSeekableImage(path, { usualPlatform: amd64 }, never);
  if (!image) return;
  const transform = limitLayers({ sizeLimit: loadLimit, verified: false }, never);
  const onBytes = () => undefined;
  const stream = assembleTar({ image: toImageBlobs(image), names: [], onBytes, signal: never }, { transform });
  const [sent, facts] = await Promise.allSettled([buffer(stream.tar), stream.facts]);
  if (facts.status === 'rejected') throw facts.reason;
  if (sent.status === 'rejected') throw sent.reason;
  await proveTar(sent.value, facts.value.configDigest);
}
