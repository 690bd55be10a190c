import { lookUp, type Found } from './container-path.ts';
import type { CheckResult } from './result.ts';
import type { CheckSubject } from './subject.ts';

/** Checks that paths lead to something in a container. */
export async function checkRequired(subject: CheckSubject, id: string, paths: readonly string[]): Promise<CheckResult> {
  const missing: string[] = [];
  for (const path of paths) {
    const found = await lookUp(subject, id, path);
    if (found.kind === 'nothing') missing.push(describeMissing(path, found.via));
  }
  const detail = missing.length === 0 ? `${paths.join(', ')} in the image` : `not in the image: ${missing.join(', ')}`;
  return { name: 'required-files', passed: missing.length === 0, detail };
}

/** Checks that paths are not in a container; a link is something, wherever it leads. */
export async function checkForbidden(
  subject: CheckSubject,
  id: string,
  paths: readonly string[],
): Promise<CheckResult> {
  const present: string[] = [];
  for (const path of paths) {
    if (isThere(await lookUp(subject, id, path))) present.push(path);
  }
  const passed = present.length === 0;
  const detail = passed ? `${paths.join(', ')} not in the image` : `in the image: ${present.join(', ')}`;
  return { name: 'forbidden-files', passed, detail };
}

function isThere(found: Found): boolean {
  return found.kind !== 'nothing' || found.via !== undefined;
}

/** What is missing, and where a link to it leads. */
export function describeMissing(path: string, via: string | undefined): string {
  return via === undefined ? path : `${path} (a link that ends at ${via}, where nothing is)`;
}
