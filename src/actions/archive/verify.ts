import { stat } from 'node:fs/promises';
import type { VerifyRequest } from '../../checks/request.ts';
import { CheckFailure } from '../../checks/result.ts';
import { runVerifyCommand } from '../../checks/verify-command.ts';
import { removeArchive } from '../../stores/sidecar.ts';
import type { Archived, ArchivedImage } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';

/** Runs `verify-command` on every archive of a run. Throws `VERIFY`, and then removes what this run wrote. */
export async function verifyArchives(all: readonly Archived[]): Promise<Archived[]> {
  const verified: Archived[] = [];
  try {
    for (const { context, image } of all) verified.push({ context, image: await verifyOne(image, context) });
    return verified;
  } catch (error) {
    for (const { image } of all) if (await isNew(image)) await removeArchive(image.ready);
    throw error;
  }
}

async function verifyOne(image: ArchivedImage, context: ArchiveContext): Promise<ArchivedImage> {
  const { verify } = context.request.checks;
  if (!verify) return image;
  return context.stage(
    'Verify',
    () => runCommand(verify, image, context),
    () => 'passed',
  );
}

async function runCommand(
  verify: VerifyRequest,
  image: ArchivedImage,
  context: ArchiveContext,
): Promise<ArchivedImage> {
  const { request, environment, log, signal } = context;
  const values = {
    image: await findName(image, context),
    imageid: image.imageid,
    archive: image.ready.path,
    path: environment.workspace,
    version: request.version,
  };
  // A docker CLI in the command has to reach the engine of this step.
  const env = request.dockerHost ? { ...environment.env, DOCKER_HOST: request.dockerHost } : environment.env;
  const result = await runVerifyCommand(verify, values, { env, log, signal });
  const checks = [...(image.checks ?? []), result];
  if (!result.passed) throw new CheckFailure('VERIFY', `verify-command failed: ${result.detail}`, checks);
  return { ...image, checks };
}

// Another step may have given the name to an image of its own, which must not be tested in place of ours.
async function findName({ source, imageid }: ArchivedImage, { engine, plan, log }: ArchiveContext): Promise<string> {
  if (['archive', 'registry'].includes(source)) return plan.reference;
  const named = await (await engine()).inspect(plan.reference);
  if (!named || named.id === imageid || !(await (await engine()).inspect(imageid))) return plan.reference;
  log.info(`${plan.reference} is ${named.id} by now, so verify-command gets ${imageid} as its image`);
  return imageid;
}

// When the archive was made from a bare tar that was removed, it is the only copy left.
async function isNew({ updated, copies }: ArchivedImage): Promise<boolean> {
  return updated && (!copies.bare || (await stat(copies.bare.path).catch(() => undefined)) !== undefined);
}
