import { checkLayout } from '../../image/layout.ts';
import { formatName } from '../../image/name.ts';
import type { ArchiveFile } from '../../stores/store.ts';
import type { ArchivedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';
import { convertGiven } from './sources/archive.ts';
import { archiveFromEngine } from './sources/engine.ts';
import { reuseExisting } from './sources/existing.ts';
import { archiveFromRegistry } from './sources/registry.ts';

/** Gets the archives of one version: existing ones where the request allows it, else from the image's source. */
export async function acquireArchives(context: ArchiveContext): Promise<ArchivedImage[]> {
  await context.index.refuseOthers();
  return (await reuseExisting(context)) ?? acquireNew(context);
}

async function acquireNew(context: ArchiveContext): Promise<ArchivedImage[]> {
  const { request, plan, index, log } = context;
  const before = (await index.files()).filter(file => file.archive.version === request.version);
  log.info(`Source is ${request.source}: ${request.sourceBecause}`);
  const images = await acquireFrom(context);
  for (const { ready } of images) {
    checkLayout(formatName(ready.archive), ready.metadata.layout, request.requireLayout);
  }
  if (!plan.verdict.dirty) noticeReplaced(context, before, images);
  for (const { ready, because } of images) {
    log.info(`${formatName(ready.archive)}, layout ${ready.metadata.layout}: ${because}`);
  }
  return images;
}

async function acquireFrom(context: ArchiveContext): Promise<ArchivedImage[]> {
  const { source } = context.request;
  if (source === 'registry') return [await archiveFromRegistry(context)];
  if (source === 'archive') return [await convertGiven(context)];
  return archiveFromEngine(source, context);
}

// A clean version should never change, so a change deserves more than a line in the log.
function noticeReplaced(
  { log, identity }: ArchiveContext,
  before: readonly ArchiveFile[],
  images: readonly ArchivedImage[],
): void {
  const now = images.map(({ ready }) => ready.archive.imageid);
  const others = new Set(before.map(file => file.archive.imageid).filter(id => !now.includes(id)));
  if (others.size === 0) return;
  log.notice(
    `${identity.name} ${identity.version} is a clean version and its image changed: it was ${[...others].join(', ')}, now it is ${now.join(', ')}`,
  );
}
