import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ActionError } from '../core/errors.ts';
import { partialPath } from '../core/partial-file.ts';
import { openContainerPath } from '../docker/containers.ts';
import { describeMissing, lookUpPath } from './container-path.ts';
import { prepareDestination } from './destination.ts';
import type { Extraction } from './request.ts';
import type { CheckResult } from './result.ts';
import type { CheckSubject } from './subject.ts';
import { unpackPath } from './unpack.ts';

const maxListed = 10;

/** Copies files and folders out of a container that need not run; each is copied completely or not at all. */
export async function extractPaths(
  subject: CheckSubject,
  id: string,
  extractions: readonly Extraction[],
): Promise<CheckResult> {
  const missing: string[] = [];
  for (const extraction of extractions) {
    const found = await lookUpPath(subject, id, extraction.from);
    if (found.kind === 'nothing') missing.push(describeMissing(extraction.from, found.via));
    else await extractPath(subject, id, extraction, found.path);
  }
  const passed = missing.length === 0;
  const done = extractions.map(({ from, to }) => `${from} => ${to}`).join(', ');
  return { name: 'extract', passed, detail: passed ? done : `not in the image: ${missing.join(', ')}` };
}

// `path` is where the links of `extraction.from` end.
async function extractPath(subject: CheckSubject, id: string, extraction: Extraction, path: string): Promise<void> {
  const { engine, workspace, log, signal } = subject;
  const destination = await prepareDestination(extraction, workspace);
  const partial = partialPath(dirname(destination));
  try {
    const tar = await openContainerPath(engine, id, path, signal);
    const skipped = await unpackPath(tar, { path: partial, base: path }, signal);
    await rename(partial, destination);
    if (skipped.length > 0) log.warning(`Not extracted: ${listSkipped(skipped)}`);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    const hint = 'Check that the disk is not full and that the workspace is writable.';
    const message = `${extraction.from} was not extracted to ${extraction.to}`;
    throw new ActionError('EXTRACT', message, { hint, cause: error });
  }
}

function listSkipped(skipped: readonly string[]): string {
  const rest = skipped.length - maxListed;
  return `${skipped.slice(0, maxListed).join('; ')}${rest > 0 ? `; ${rest} more` : ''}`;
}
