import type { RunnerEnvironment } from '../core/environment.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import { isNameTaken } from './artifact-conflict.ts';

/** What messages call the service. */
export const artifactService = 'the artifact service';

/**
 * Why this step cannot use the artifacts of its own run, as an error that begins with the input that needs them;
 * undefined where it can.
 */
export function artifactObstacle(
  environment: RunnerEnvironment,
  wanted: string,
  hint: string,
): ActionError | undefined {
  const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url } = environment.env;
  const enterprise = enterpriseObstacle(environment, wanted, hint);
  if (enterprise || (token && url)) return enterprise;
  const message = `${wanted} needs the artifact service, and this step has no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL`;
  return new ActionError('ARTIFACT_SERVICE', message, { hint });
}

/** Why the server has no artifacts that this action can use, in the same form. */
export function enterpriseObstacle(
  { serverUrl }: RunnerEnvironment,
  wanted: string,
  hint: string,
): ActionError | undefined {
  const { hostname } = new URL(serverUrl);
  if (/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname)) return undefined;
  const message = `${wanted} does not work on GitHub Enterprise Server (${hostname}): it has no artifact service of this generation`;
  return new ActionError('ARTIFACT_GHES', message, { hint });
}

/** A failed upload as an error that says so when the storage quota is used up. */
export function explainUpload(name: string, cause: unknown): ActionError {
  if (cause instanceof ActionError) return cause;
  const words = messageOf(cause);
  if (/insufficient usage|quota/i.test(words)) {
    const message = `artifact ${name} was not stored: the artifact storage quota of this account is used up`;
    return new ActionError('ARTIFACT_QUOTA', message, { hint: 'retention-days: 3\nor  upload-artifact: false', cause });
  }
  if (isNameTaken(cause)) {
    const message = `artifact ${name} was not stored: an earlier upload in this run took its name and was never finished, and GitHub does not give the name back`;
    const hint =
      'Re-run the job: each attempt has names of its own. Or do without:\n  with:\n    upload-artifact: false';
    return new ActionError('ARTIFACT_TAKEN', message, { hint, cause });
  }
  return new ActionError('ARTIFACT_UPLOAD', `artifact ${name} was not stored: ${words}`, { cause });
}
