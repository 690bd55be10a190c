import { resolve } from 'node:path';

/** What the runner tells a step through its environment variables; read once, when the step starts. */
export interface RunnerEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative paths in inputs are resolved against it. */
  readonly workspace: string;
  /** Absolute; the runner empties it for each job. */
  readonly tempDir: string;
  readonly homeDir: string;
  /** `owner/repo`; empty outside GitHub. */
  readonly repository: string;
  readonly runId: string;
  /** `refs/heads/…`, `refs/tags/…` or `refs/pull/N/merge`. */
  readonly ref: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
}

/** Reads the variables that the runner sets; `process` gives the defaults outside a runner. */
export function readRunnerEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  process: { cwd: string; tmp: string; home: string },
): RunnerEnvironment {
  return {
    env,
    workspace: env['GITHUB_WORKSPACE'] || process.cwd,
    tempDir: env['RUNNER_TEMP'] || process.tmp,
    homeDir: process.home,
    repository: env['GITHUB_REPOSITORY'] ?? '',
    runId: env['GITHUB_RUN_ID'] ?? '',
    ref: env['GITHUB_REF'] ?? '',
    serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
  };
}

/** Whether this machine and its engine are used by later jobs too, according to the runner. */
export function machineStays({ env }: Pick<RunnerEnvironment, 'env'>): boolean {
  return env['RUNNER_ENVIRONMENT'] === 'self-hosted';
}

/** The absolute path of the archive folder: the input `archive-dir`, else `ARTIFACTS_DIR`, else a folder of the job. */
export function archiveFolder(archiveDir: string, { env, tempDir, workspace }: RunnerEnvironment): string {
  return resolve(workspace, archiveDir || env['ARTIFACTS_DIR'] || resolve(tempDir, 'docker-archives'));
}
