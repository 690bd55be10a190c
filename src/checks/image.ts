import type { CheckRequest } from './request.ts';
import { withContainer } from './container.ts';
import { extractPaths } from './extraction.ts';
import { checkForbidden, checkRequired } from './files.ts';
import { failureOf, type CheckResult } from './result.ts';
import { checkRun } from './container-run.ts';
import type { CheckSubject } from './subject.ts';
import { judgeUser } from './user.ts';

/** Whether any check needs the image in an engine. */
export function hasImageChecks({ numericUser, required, forbidden, extract, run }: CheckRequest): boolean {
  return numericUser || run !== undefined || required.length + forbidden.length + extract.length > 0;
}

/** Makes all checks of an image, extracts only when all have passed; throws `CHECK` with every failed one. */
export async function runImageChecks(
  subject: CheckSubject,
  reference: string,
  checks: CheckRequest,
): Promise<CheckResult[]> {
  const { image, log } = subject;
  const results = checks.numericUser ? [judgeUser(image.user)] : [];
  results.push(...(await checkFiles(subject, checks)));
  if (checks.run) results.push(await checkRun(subject, checks.run));
  const { extract } = checks;
  if (extract.length > 0 && results.every(({ passed }) => passed)) {
    results.push(await withContainer(subject, still, id => extractPaths(subject, id, extract)));
  }
  for (const { name, passed, detail } of results) log.info(`${passed ? 'passed' : 'FAILED'} ${name}: ${detail}`);
  const failure = failureOf(reference, results);
  if (failure) throw failure;
  return results;
}

// Never started, so the command need not exist; without one an engine refuses images that have none.
const still = { Entrypoint: ['/never-started'], HostConfig: { NetworkMode: 'none' } };

async function checkFiles(subject: CheckSubject, { required, forbidden }: CheckRequest): Promise<CheckResult[]> {
  if (required.length + forbidden.length === 0) return [];
  return withContainer(subject, still, async id => [
    ...(required.length > 0 ? [await checkRequired(subject, id, required)] : []),
    ...(forbidden.length > 0 ? [await checkForbidden(subject, id, forbidden)] : []),
  ]);
}
