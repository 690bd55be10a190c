import type { EngineImage } from '../../docker/image.ts';
import { stat } from 'node:fs/promises';
import { hasImageChecks, runImageChecks } from '../../checks/image.ts';
import { CheckFailure, type CheckResult } from '../../checks/result.ts';
import { runVerify } from '../../checks/verify-command.ts';
import type { Engine } from '../../docker/engine.ts';
import type { CheckRequest } from '../../checks/request.ts';
import type { Made, ObtainedImage } from './archived-image.ts';
import { formatPlatform } from '../../image/platform.ts';
import { removeArchive } from '../../stores/sidecar.ts';
import type { ArchiveContext } from './context.ts';

/** Checks an image in its engine, before it is saved, as far as anybody asked for it; throws `CHECK`. */
export async function checkImage(
  engine: Engine,
  image: EngineImage,
  step: ArchiveContext,
): Promise<readonly CheckResult[]> {
  const { inputs, environment, plan, log, signal } = step;
  if (!hasImageChecks(inputs.checks)) return [];
  const subject = {
    ...{ engine, image, log, signal, workspace: environment.workspace, idleTimeout: inputs.idleTimeout },
    ...(inputs.platform && { platform: formatPlatform(inputs.platform) }),
    runId: environment.runId || 'local',
  };
  return step.stage(
    'Check',
    () => runImageChecks(subject, plan.reference, inputs.checks),
    results => `${results.length} passed`,
  );
}

/** Runs `verify-command` on every archive of a run; throws `VERIFY`, and then what this run wrote is gone. */
export async function verifyArchives(made: readonly Made[]): Promise<Made[]> {
  const verified: Made[] = [];
  try {
    for (const { step, obtained } of made) verified.push({ step, obtained: await verifyArchive(obtained, step) });
    return verified;
  } catch (error) {
    for (const { obtained } of made) if (await isNew(obtained)) await removeArchive(obtained.ready.path);
    throw error;
  }
}

async function verifyArchive(obtained: ObtainedImage, step: ArchiveContext): Promise<ObtainedImage> {
  const { verify } = step.inputs.checks;
  if (!verify) return obtained;
  return step.stage(
    'Verify',
    () => verifyBy(verify, obtained, step),
    () => 'passed',
  );
}

async function verifyBy(
  verify: NonNullable<CheckRequest['verify']>,
  obtained: ObtainedImage,
  { inputs, plan, environment, log, signal }: ArchiveContext,
): Promise<ObtainedImage> {
  const { ready, imageid } = obtained;
  const about = {
    image: plan.reference,
    imageid,
    archive: ready.path,
    path: environment.workspace,
    version: inputs.version,
  };
  // The docker CLI of the command is to talk to the engine of this step.
  const env = { ...environment.env, ...(inputs.dockerHost && { DOCKER_HOST: inputs.dockerHost }) };
  const result = await runVerify(verify, about, { env, log, signal });
  const checks = [...(obtained.checks ?? []), result];
  if (!result.passed) throw new CheckFailure('VERIFY', `verify-command failed: ${result.detail}`, checks);
  return { ...obtained, checks };
}

// A bare tar that is gone lives on in the archive that was made of it.
async function isNew({ updated, where }: ObtainedImage): Promise<boolean> {
  return updated && (!where.bare || (await stat(where.bare.path).catch(() => undefined)) !== undefined);
}

/** What would be checked, for a dry run. */
export function checkSentences(checks: CheckRequest): string[] {
  const { numericUser, required, forbidden, run, extract, verify } = checks;
  const { port, http } = run?.wait ?? {};
  const awaited = [port === undefined ? '' : `port ${port}`, http ? `:${http.port}${http.path}` : ''].filter(Boolean);
  const what = [
    numericUser ? 'that its USER is a number' : '',
    required.length > 0 ? `that it has ${required.join(', ')}` : '',
    forbidden.length > 0 ? `that it has no ${forbidden.join(', ')}` : '',
    run && awaited.length === 0 ? `that a container ends with exit code ${run.exitCode}` : '',
    awaited.length > 0 ? `that a container answers at ${awaited.join(' and ')}` : '',
  ].filter(Boolean);
  return [
    ...(what.length > 0 ? [`check the image before it is saved: ${what.join('; ')}`] : []),
    ...(extract.length > 0 ? [`extract ${extract.map(({ from, to }) => `${from} to ${to}`).join(', ')}`] : []),
    ...(verify ? ['run verify-command before anything ships'] : []),
  ];
}
