import { join } from 'node:path';
import type { ListInputs } from './inputs.ts';
import { archiveFolder } from '../../core/environment.ts';
import { makeImagesJson } from './images-json.ts';
import { takeInventory, type StockedArchive } from '../../stores/inventory.ts';
import { judgeVersion } from '../../image/version.ts';
import { messageOf } from '../../core/errors.ts';
import { makeListLines } from './report.ts';
import { proveFile, type DescribedFile } from '../../stores/describe.ts';
import { openFolder, writeJson } from '../../stores/files.ts';
import type { ActionContext } from '../shared/context.ts';
import { survey, toSighting, type ListStep } from './survey.ts';

/** What the action `list` found. */
export interface Listing {
  /** Newest first. */
  readonly archives: readonly StockedArchive[];
  /** The path of `images.json`; empty without `base-url`. */
  readonly imagesJson: string;
}

/** Runs the action `list`: looks through the places, puts together what they have, writes `images.json` where wanted. */
export async function runList(inputs: ListInputs, context: ActionContext): Promise<Listing> {
  const step: ListStep = { ...context, inputs, dir: archiveFolder(inputs.archiveDir, context.environment) };
  const isDirty = (version: string) => judgeVersion(version, inputs.dirtyPattern).dirty;
  const { archives, files } = await step.stage(
    'List',
    () => look(step, isDirty),
    found => `${found.archives.length} archives`,
  );
  if (inputs.baseUrl === '') return { archives, imagesJson: '' };
  const imagesJson = await step.stage(
    'Publish',
    () => publish(files, isDirty, step),
    path => path,
  );
  return { archives, imagesJson };
}

async function look(
  step: ListStep,
  isDirty: (version: string) => boolean,
): Promise<{ archives: StockedArchive[]; files: readonly DescribedFile[] }> {
  const { sightings, files } = await survey(step);
  const archives = takeInventory(sightings, isDirty);
  for (const line of makeListLines(archives)) step.log.info(line);
  return { archives, files };
}

async function publish(
  files: readonly DescribedFile[],
  isDirty: (version: string) => boolean,
  { inputs, dir, log, signal }: ListStep,
): Promise<string> {
  // Reading whole archives would be in vain where nothing can be written.
  await openFolder(dir);
  const proved: DescribedFile[] = [];
  for (const file of files) {
    try {
      proved.push(await proveFile(file, signal));
    } catch (error) {
      signal.throwIfAborted();
      log.warning(`${file.path} is not published: ${messageOf(error)}`);
    }
  }
  const path = join(dir, 'images.json');
  await writeJson(path, makeImagesJson(takeInventory(proved.map(toSighting), isDirty), inputs.baseUrl));
  return path;
}
