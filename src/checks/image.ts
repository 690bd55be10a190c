import { withContainer } from './container.ts';
import { checkRun } from './container-run.ts';
import { extractPaths } from './extraction.ts';
import { checkForbidden, checkRequired } from './files.ts';
import type { CheckRequest } from './request.ts';
import { checkFailure, type CheckResult } from './result.ts';
import type { CheckSubject } from './subject.ts';
import { checkUser } from './user.ts';

/** Whether any check needs the image in an engine. */
export function hasImageChecks({ numericUser, required, forbidden, extract, run }: CheckRequest): boolean {
  return numericUser || run !== undefined || required.length + forbidden.length + extract.length > 0;
}

/** Makes all checks of an image, and extracts files once all of them have passed; throws `CHECK` with every failed one. */
export async function runImageChecks(
  subject: CheckSubject,
  reference: string,
  request: CheckRequest,
): Promise<CheckResult[]> {
  const { image, log } = subject;
  const { numericUser, run, extract } = request;
  const results = numericUser ? [checkUser(image.user)] : [];
  results.push(...(await checkFiles(subject, request)));
  if (run) results.push(await checkRun(subject, run));
  if (extract.length > 0 && results.every(({ passed }) => passed)) {
    results.push(await withContainer(subject, neverStarted, id => extractPaths(subject, id, extract)));
  }
  for (const { name, passed, detail } of results) log.info(`${passed ? 'passed' : 'FAILED'} ${name}: ${detail}`);
  const failure = checkFailure(reference, results);
  if (failure) throw failure;
  return results;
}

// The command need not exist; but without any, an engine refuses an image that has none either.
const neverStarted = { Entrypoint: ['/never-started'], HostConfig: { NetworkMode: 'none' } };

async function checkFiles(subject: CheckSubject, { required, forbidden }: CheckRequest): Promise<CheckResult[]> {
  if (required.length + forbidden.length === 0) return [];
  return withContainer(subject, neverStarted, async id => [
    ...(required.length > 0 ? [await checkRequired(subject, id, required)] : []),
    ...(forbidden.length > 0 ? [await checkForbidden(subject, id, forbidden)] : []),
  ]);
}
