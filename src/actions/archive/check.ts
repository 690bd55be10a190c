import { hasImageChecks, runImageChecks } from '../../checks/image.ts';
import type { CheckRequest } from '../../checks/request.ts';
import type { CheckResult } from '../../checks/result.ts';
import type { Engine } from '../../docker/engine.ts';
import type { EngineImage } from '../../docker/image.ts';
import { formatPlatform } from '../../image/platform.ts';
import type { ArchiveContext } from './context.ts';

/** Runs the checks that the request asks for on an image in its engine, before it is saved. Throws `CHECK`. */
export async function checkImage(
  engine: Engine,
  image: EngineImage,
  { request, environment, plan, stage, log, signal }: ArchiveContext,
): Promise<readonly CheckResult[]> {
  const { checks, platform, idleTimeout } = request;
  if (!hasImageChecks(checks)) return [];
  const subject = {
    engine,
    image,
    platform: platform && formatPlatform(platform),
    workspace: environment.workspace,
    runId: environment.runId || 'local',
    idleTimeout,
    log,
    signal,
  };
  return stage(
    'Check',
    () => runImageChecks(subject, plan.reference, checks),
    results => `${results.length} passed`,
  );
}

/** What would be checked, one sentence each. */
export function describeChecks({ numericUser, required, forbidden, run, extract, verify }: CheckRequest): string[] {
  const { port, http } = run?.wait ?? {};
  const awaited = [port !== undefined && `port ${port}`, http && `:${http.port}${http.path}`].filter(Boolean);
  const what = [
    numericUser && 'that its USER is a number',
    required.length > 0 && `that it has ${required.join(', ')}`,
    forbidden.length > 0 && `that it has no ${forbidden.join(', ')}`,
    run && awaited.length === 0 && `that a container ends with exit code ${run.exitCode}`,
    awaited.length > 0 && `that a container answers at ${awaited.join(' and ')}`,
  ].filter(Boolean);
  return [
    what.length > 0 && `check the image before it is saved: ${what.join('; ')}`,
    extract.length > 0 && `extract ${extract.map(({ from, to }) => `${from} to ${to}`).join(', ')}`,
    verify && 'run verify-command before anything ships',
  ].filter(sentence => typeof sentence === 'string');
}
