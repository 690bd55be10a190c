import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { convertArchive } from '../../../archive/convert.ts';
import type { ArchiveFacts } from '../../../archive/format/facts.ts';
import { measureArchiveTar, readArchiveMetadata } from '../../../archive/format/archive-file.ts';
import { checkArchivedImage, verifyArchive } from '../../../archive/verify.ts';
import { contextOf, takeArchive, type Obtained, type ObtainedImage } from '../archived-image.ts';
import { parseName, shortId } from '../../../image/name.ts';
import { checkPlatform, parsePlatform, type Platform } from '../../../image/platform.ts';
import { spaceForConversion } from '../../../archive/disk-space.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';
import { formatBytes } from '../../../core/format.ts';
import { isSameFile } from '../../../stores/files.ts';
import { checkDiskSpace } from '../../../archive/disk-space.ts';
import { proveArchive, writeSidecar } from '../../../stores/sidecar.ts';
import type { ArchiveFile } from '../../../stores/store.ts';
import type { ExistingCopies } from '../../../stores/archive-index.ts';
import type { ArchiveContext } from '../context.ts';

/** An archive file that somebody gave. */
interface GivenArchive {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hex digits its config digest must begin with, by its name or what it says of itself; empty where nothing says. */
  readonly imageid: string;
}

/** Makes the archive of this step of another archive file, without an engine; that file is only read. */
export async function obtainConverted(step: ArchiveContext): Promise<ObtainedImage> {
  const given = await step.stage(
    'Open',
    () => openGiven(step),
    ({ path, size }) => `${path}, ${formatBytes(size)}`,
  );
  const obtained = await step.stage(
    'Convert',
    async () => (await takeSame(given, step)) ?? (await convert(given, step)),
    ({ ready, updated }) => (updated ? formatBytes(ready.size) : 'nothing to convert'),
  );
  return { ...obtained, source: 'archive', imageid: obtained.ready.metadata.config_digest, digest: '' };
}

async function openGiven({ inputs, environment, signal }: ArchiveContext): Promise<GivenArchive> {
  const path = resolve(environment.workspace, inputs.archive);
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw notThere(path, file ? 'no file' : 'not there');
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw notThere(path, `not to be read (${messageOf(cause)})`, cause);
  });
  const named = parseName(basename(path))?.imageid ?? (await readArchiveMetadata(path, signal))?.config_digest ?? '';
  return { path, size: file.size, imageid: named.replace('sha256:', '') };
}

function notThere(path: string, problem: string, cause?: unknown): ActionError {
  const message = `archive ${JSON.stringify(path)} is ${problem}, allowed: an archive file`;
  return new ActionError('ARCHIVE_NOT_FOUND', message, { hint: 'with:\n  archive: downloads/api.tar', cause });
}

// What is archived in the wanted format already is taken from there, once it is sure that this is the same image.
async function takeSame(given: GivenArchive, step: ArchiveContext): Promise<Obtained | undefined> {
  if (given.imageid === '') return undefined;
  const where = await step.index.locate(shortId(given.imageid));
  const { archive, file, artifact, cached } = where;
  if (archive.archfmt !== step.inputs.format) return undefined;
  if (file && (await isSameFile(file.path, given.path))) return takeGiven(file, where, step);
  if (!file && !artifact && !cached) return undefined;
  const { facts } = await verifyArchive(given.path, given, step.signal);
  accept(facts.platform, step);
  return takeArchive(where, step);
}

async function takeGiven(
  { path, archive }: ArchiveFile,
  where: ExistingCopies,
  step: ArchiveContext,
): Promise<Obtained> {
  const ready = await proveArchive(path, archive, step.identity, step.signal);
  accept(parsePlatform(ready.metadata.platform), step);
  return { ready, where, updated: false, because: 'the archive given is this very archive' };
}

async function convert({ path, size, imageid }: GivenArchive, step: ArchiveContext): Promise<Obtained> {
  const { inputs, index, stores, log } = step;
  await checkDiskSpace(stores.dir, spaceForConversion(size, await measureArchiveTar(path), inputs.format), log);
  const before = await index.described();
  const source = {
    path,
    accept: (facts: ArchiveFacts) => {
      log.info(`${path} holds ${facts.configDigest}, ${facts.layers.length} layers, layout ${facts.layout}`);
      checkArchivedImage(path, facts, imageid);
      accept(facts.platform, step);
    },
  };
  const ready = await writeSidecar(await convertArchive(source, contextOf(step)));
  const where = await index.locate(ready.archive.imageid);
  const same = before.some(each => each.path === ready.path && each.sha256 === ready.sha256);
  if (same) return { ready, where, updated: false, because: 'this very archive was there already' };
  return { ready, where, updated: true, because: `converted from ${path}, which stays as it is` };
}

function accept(platform: Platform | undefined, { inputs, plan }: ArchiveContext): void {
  if (platform) checkPlatform(plan.reference, platform, inputs.platform);
}
