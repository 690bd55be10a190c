import { openContainerPath } from '../docker/containers.ts';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Extraction } from './request.ts';
import { partialPath } from '../core/partial-file.ts';
import { ActionError } from '../core/errors.ts';
import { describeMissing } from './files.ts';
import { lookUp } from './container-path.ts';
import { prepareDestination } from './destination.ts';
import type { CheckResult } from './result.ts';
import type { CheckSubject } from './subject.ts';
import { unpackPath } from './unpack.ts';

const mostShown = 10;

/** Copies files and folders out of a container that need not run; each comes whole or not at all. */
export async function extractPaths(
  subject: CheckSubject,
  id: string,
  lines: readonly Extraction[],
): Promise<CheckResult> {
  const missing: string[] = [];
  for (const line of lines) {
    const found = await lookUp(subject, id, line.from);
    if (found.kind === 'nothing') missing.push(describeMissing(line.from, found.via));
    else await extractPath(subject, id, line, found.path);
  }
  const done = lines.map(({ from, to }) => `${from} => ${to}`).join(', ');
  const passed = missing.length === 0;
  return { name: 'extract', passed, detail: passed ? done : `not in the image: ${missing.join(', ')}` };
}

async function extractPath(subject: CheckSubject, id: string, line: Extraction, base: string): Promise<void> {
  const { engine, workspace, log, signal } = subject;
  const place = await prepareDestination(line, workspace);
  const partial = partialPath(dirname(place));
  try {
    const leftOut = await unpackPath(
      await openContainerPath(engine, id, base, signal),
      { path: partial, base },
      signal,
    );
    await rename(partial, place);
    const [shown, rest] = [leftOut.slice(0, mostShown), leftOut.length - mostShown];
    if (shown.length > 0) log.warning(`Not extracted: ${shown.join('; ')}${rest > 0 ? `; ${rest} more` : ''}`);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    const hint = 'Look whether the disk is full and the workspace may be written to.';
    throw new ActionError('EXTRACT', `${line.from} was not extracted to ${line.to}`, { hint, cause: error });
  }
}
