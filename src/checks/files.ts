import { describeMissing, lookUpPath } from './container-path.ts';
import type { CheckResult } from './result.ts';
import type { CheckSubject } from './subject.ts';

/** Checks that a container has something at each of these paths. */
export async function checkRequired(subject: CheckSubject, id: string, paths: readonly string[]): Promise<CheckResult> {
  const missing: string[] = [];
  for (const path of paths) {
    const found = await lookUpPath(subject, id, path);
    if (found.kind === 'nothing') missing.push(describeMissing(path, found.via));
  }
  const passed = missing.length === 0;
  const detail = passed ? `${paths.join(', ')} in the image` : `not in the image: ${missing.join(', ')}`;
  return { name: 'required-files', passed, detail };
}

/** Checks that a container has nothing at these paths; a link counts, even a broken one. */
export async function checkForbidden(
  subject: CheckSubject,
  id: string,
  paths: readonly string[],
): Promise<CheckResult> {
  const present: string[] = [];
  for (const path of paths) {
    const found = await lookUpPath(subject, id, path);
    if (found.kind !== 'nothing' || found.via !== undefined) present.push(path);
  }
  const passed = present.length === 0;
  const detail = passed ? `${paths.join(', ')} not in the image` : `in the image: ${present.join(', ')}`;
  return { name: 'forbidden-files', passed, detail };
}
