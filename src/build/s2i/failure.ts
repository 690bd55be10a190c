import { ActionError, messageOf } from '../../core/errors.ts';

const releases = 'https://github.com/openshift/source-to-image/releases';

/** The `S2I_MISSING` error for a program that could not be started. */
export function startError(cause: unknown): ActionError {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  const why = missing ? 'it is not on the PATH' : messageOf(cause);
  const hint = `Put the program s2i of ${releases} on the PATH before this step:\n  - run: tar -xzf source-to-image-*-linux-amd64.tar.gz -C "$RUNNER_TEMP" && echo "$RUNNER_TEMP" >> "$GITHUB_PATH"`;
  return new ActionError('S2I_MISSING', `source: s2i cannot run the program s2i: ${why}`, { hint, cause });
}

// Each release of s2i insists on one version of the engine's API.
const wrongApi = /client version (\S+) is too (?:old|new)\. (Minimum|Maximum) supported API version is ([\d.]*\d)/;

/** The error for a failed `s2i`: `S2I_ENGINE` when the engine refused its API version, else `S2I_FAILED` with its last output. */
export function exitError(what: string, code: number, output: string, host: string): ActionError {
  const [, speaks, limit, accepts] = wrongApi.exec(output) ?? [];
  if (speaks === undefined) {
    return new ActionError('S2I_FAILED', `${what} failed with exit code ${code}${output && `:\n${output}`}`);
  }
  const bound = limit === 'Minimum' ? 'at least' : 'at most';
  const message = `s2i cannot talk to the engine at ${host}: it speaks API ${speaks}, and the engine takes ${bound} ${accepts}`;
  const hint = `Use another release of s2i (${releases}), or another engine:\n  with:\n    docker-host: tcp://HOST:2376`;
  return new ActionError('S2I_ENGINE', message, { hint });
}
