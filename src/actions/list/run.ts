import { join } from 'node:path';
import { archiveFolder } from '../../core/environment.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { longestList, LookUps } from '../../core/look-up.ts';
import { judgeVersion } from '../../image/version.ts';
import { openArchiveFolder, writeJson } from '../../stores/files.ts';
import { FolderStore } from '../../stores/folder.ts';
import { makeInventory, type InventoryEntry } from '../../stores/inventory.ts';
import type { StoredArchive } from '../../stores/store.ts';
import type { ActionContext } from '../shared/context.ts';
import { makeImagesJson } from './images-json.ts';
import type { ListRequest } from './inputs.ts';
import { listPlaces, type ListStep } from './places.ts';
import { makeListLines } from './report.ts';

/** What the action `list` found. */
export interface Listing {
  /** Newest first. */
  readonly archives: readonly InventoryEntry[];
  /** The path of `images.json`; empty without `base-url`. */
  readonly imagesJson: string;
}

/** Runs the action `list`: reads the places, merges what they have, writes `images.json` where it is asked for. */
export async function runList(request: ListRequest, context: ActionContext): Promise<Listing> {
  const { environment, log, signal } = context;
  const lookUps = new LookUps(log, signal, longestList);
  const step: ListStep = { ...context, lookUps, request, dir: archiveFolder(request.archiveDir, environment) };
  const { stored, archives } = await step.stage(
    'List',
    () => takeInventory(step),
    found => `${found.archives.length} archives`,
  );
  if (request.baseUrl === '') return { archives, imagesJson: '' };
  const imagesJson = await step.stage(
    'Publish',
    () => publish(stored, step),
    path => path,
  );
  return { archives, imagesJson };
}

async function takeInventory(step: ListStep): Promise<{ stored: StoredArchive[]; archives: InventoryEntry[] }> {
  const stored = await listPlaces(step);
  const archives = merge(stored, step.request);
  for (const line of makeListLines(archives)) step.log.info(line);
  return { stored, archives };
}

function merge(stored: readonly StoredArchive[], { dirtyPattern }: ListRequest): InventoryEntry[] {
  return makeInventory(stored, version => judgeVersion(version, dirtyPattern).dirty);
}

async function publish(stored: readonly StoredArchive[], step: ListStep): Promise<string> {
  const { request, dir } = step;
  // Verifying an archive may mean reading all of it, which is wasted if the folder is not writable.
  await openArchiveFolder(dir);
  const proved = await proveFiles(stored, step);
  const path = join(dir, 'images.json');
  await writeJson(path, makeImagesJson(merge(proved, request), request.baseUrl));
  return path;
}

async function proveFiles(archives: readonly StoredArchive[], step: ListStep): Promise<StoredArchive[]> {
  const { log, signal } = step;
  const folder = new FolderStore(step);
  const proved: StoredArchive[] = [];
  for (const stored of archives.filter(({ place }) => place === 'folder')) {
    try {
      proved.push(await folder.prove(stored));
    } catch (error) {
      signal.throwIfAborted();
      const message = `${stored.path ?? ''} is not published: ${messageOf(error)}`;
      // Another step may remove an archive at any time.
      if (error instanceof ActionError && error.code === 'ARCHIVE_GONE') log.info(message);
      else log.warning(message);
    }
  }
  return proved;
}
