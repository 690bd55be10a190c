import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { checkDiskSpace, spaceForConversion } from '../../../archive/disk-space.ts';
import { measureArchiveTar, readArchiveMetadata } from '../../../archive/format/archive-file.ts';
import type { ArchiveFacts } from '../../../archive/format/facts.ts';
import type { ImageChoice } from '../../../archive/format/image-choice.ts';
import { isCombined, recordedDigest } from '../../../archive/format/metadata.ts';
import { convertArchive } from '../../../archive/convert.ts';
import { checkArchivedImage, verifyArchive } from '../../../archive/verify.ts';
import { ActionError, messageOf } from '../../../core/errors.ts';
import { formatBytes } from '../../../core/format.ts';
import { parseName, shortId } from '../../../image/name.ts';
import { checkPlatform, parsePlatform, type Platform } from '../../../image/platform.ts';
import { defaultPlatform } from '../../../registry/platforms.ts';
import type { ExistingCopies } from '../../../stores/archive-index.ts';
import { isSameFile } from '../../../stores/files.ts';
import { describeSaved, proveArchive, proveBytes } from '../../../stores/sidecar.ts';
import type { ArchiveFile } from '../../../stores/store.ts';
import { reuseCopies, toSaveContext, type ArchivedImage, type ArchiveResult } from '../archived-image.ts';
import type { ArchiveContext } from '../context.ts';

/** The archive file that the request names. */
interface GivenArchive {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hex digits that its config digest must begin with, from its name or its metadata; empty when neither says. */
  readonly imageid: string;
  /** Whether it holds images for several platforms by its metadata. */
  readonly combined: boolean;
}

/** Converts an archive file into this request's archive, without an engine; the file itself is only read. */
export async function convertGiven(context: ArchiveContext): Promise<ArchivedImage> {
  const given = await context.stage(
    'Open',
    () => openGiven(context),
    ({ path, size }) => `${path}, ${formatBytes(size)}`,
  );
  const result = await context.stage(
    'Convert',
    async () => (await reuseSame(given, context)) ?? (await convert(given, context)),
    ({ ready, updated }) => (updated ? formatBytes(ready.size) : 'nothing to convert'),
  );
  return { ...result, source: 'archive', imageid: result.ready.metadata.config_digest, digest: '' };
}

async function openGiven({ request, environment, signal }: ArchiveContext): Promise<GivenArchive> {
  const path = resolve(environment.workspace, request.archive);
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw unusable(path, file ? 'is not a file' : 'does not exist');
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw unusable(path, `cannot be read (${messageOf(cause)})`, cause);
  });
  const metadata = await readArchiveMetadata(path, signal);
  const imageid = parseName(basename(path))?.imageid ?? (metadata ? recordedDigest(metadata) : '');
  const combined = metadata !== undefined && isCombined(metadata);
  return { path, size: file.size, imageid: imageid.replace('sha256:', ''), combined };
}

function unusable(path: string, problem: string, cause?: unknown): ActionError {
  const message = `archive ${JSON.stringify(path)} ${problem}, allowed: an archive file`;
  return new ActionError('ARCHIVE_NOT_FOUND', message, { hint: 'with:\n  archive: downloads/api.tar', cause });
}

// A copy in the wanted format is reused only after the given file has proved to hold the same image.
async function reuseSame(given: GivenArchive, context: ArchiveContext): Promise<ArchiveResult | undefined> {
  if (given.imageid === '' || (given.combined && context.request.platform)) return undefined;
  const copies = await context.index.locate(shortId(given.imageid));
  const { archive, file, artifact, cached } = copies;
  const { force } = context.request;
  if (archive.archfmt !== context.request.format) return undefined;
  if (file && (await isSameFile(file.path, given.path))) return reuseItself(file, copies, context);
  if (force || (!file && !artifact && !cached)) return undefined;
  const { facts } = await verifyArchive(given.path, given, context.signal, toChoice(context));
  accept(facts.platform, context);
  return reuseCopies(copies, context);
}

async function reuseItself(
  { path, archive }: ArchiveFile,
  copies: ExistingCopies,
  context: ArchiveContext,
): Promise<ArchiveResult> {
  const ready = await proveBytes(await proveArchive(path, archive, context.identity, context.signal), context.signal);
  accept(parsePlatform(ready.metadata.platform), context);
  return { ready, copies, updated: false, because: 'the archive given is this very archive' };
}

async function convert({ path, size, imageid }: GivenArchive, context: ArchiveContext): Promise<ArchiveResult> {
  const { request, index, stores, log } = context;
  await checkDiskSpace(stores.dir, spaceForConversion(size, await measureArchiveTar(path), request.format), log);
  const before = request.force ? [] : await index.described();
  const source = {
    path,
    choice: toChoice(context),
    accept: (facts: ArchiveFacts) => {
      log.info(`${path} holds ${facts.configDigest}, ${facts.layers.length} layers, layout ${facts.layout}`);
      checkArchivedImage(path, facts, { imageid, repository: '' });
      accept(facts.platform, context);
    },
  };
  const ready = await describeSaved(await convertArchive(source, toSaveContext(context)), context.signal);
  const copies = await index.locate(ready.archive.imageid);
  const same = before.some(each => each.path === ready.path && each.sha256 === ready.sha256);
  if (same) return { ready, copies, updated: false, because: 'this very archive was there already' };
  return { ready, copies, updated: true, because: `converted from ${path}, which stays as it is` };
}

/** Without a platform in the request, that of this machine is meant, as for an image in a registry. */
function toChoice({ request, plan }: ArchiveContext): ImageChoice {
  return { reference: plan.reference, platform: request.platform, usualPlatform: defaultPlatform(process.arch) };
}

function accept(platform: Platform | undefined, { request, plan }: ArchiveContext): void {
  if (platform) checkPlatform(plan.reference, platform, request.platform);
}
