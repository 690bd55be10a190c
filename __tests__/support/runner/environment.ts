import { arch } from 'node:os';
import type { ResultsService } from '../results-service.ts';
import type { RestPermission } from '../results/token.ts';

/** What a step knows of its job. */
export interface JobOptions {
  /** Where artifacts, caches and the REST API are; without one the step has no ACTIONS_ variables. */
  readonly service?: ResultsService;
  readonly runId?: number;
  readonly runAttempt?: number;
  readonly job?: string;
  readonly ref?: string;
  /** The branch a pull request goes to, as `refs/heads/…`. */
  readonly baseRef?: string;
  readonly cachePermission?: 'write' | 'read';
  /** The permission `actions` of `github.token`; without it `github.token` is empty. */
  readonly token?: RestPermission | undefined;
}

/** Where a step finds its files. */
export interface StepFolders {
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temp: string;
  readonly home: string;
  readonly tools: string;
  /** The files for file commands, by variable. */
  readonly files: Readonly<
    Record<'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_ENV' | 'GITHUB_PATH' | 'GITHUB_STEP_SUMMARY', string>
  >;
}

/** The environment of a step of `acme/app`, without its inputs. */
export function environmentOf(job: JobOptions, folders: StepFolders): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folders.home,
    CI: 'true',
    ...githubVariables(job, folders),
    ...folders.files,
    RUNNER_TEMP: folders.temp,
    RUNNER_TOOL_CACHE: folders.tools,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: arch().toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    ...serviceVariables(job),
  };
}

function githubVariables(job: JobOptions, { workspace }: StepFolders): Record<string, string> {
  const { ref = 'refs/heads/main', baseRef = '' } = job;
  const workflow = 'acme/app/.github/workflows/ci.yml';
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: job.service?.url ?? 'https://api.github.com',
    GITHUB_RUN_ID: String(job.runId ?? 1),
    GITHUB_RUN_NUMBER: String(job.runId ?? 1),
    GITHUB_RUN_ATTEMPT: String(job.runAttempt ?? 1),
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_BASE_REF: baseRef.replace('refs/heads/', ''),
    GITHUB_SHA: '0'.repeat(39) + '1',
    GITHUB_WORKFLOW: 'CI',
    GITHUB_WORKFLOW_REF: `${workflow}@${ref}`,
    GITHUB_JOB: job.job ?? 'build',
    GITHUB_EVENT_NAME: ref.startsWith('refs/pull/') ? 'pull_request' : 'push',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_WORKSPACE: workspace,
  };
}

function serviceVariables({ service, runAttempt: attempt, ...job }: JobOptions): Record<string, string> {
  if (!service) return {};
  return {
    ACTIONS_RESULTS_URL: service.url,
    ACTIONS_RUNTIME_TOKEN: service.runtimeToken({ ...job, ...(attempt !== undefined && { attempt }) }),
    ACTIONS_CACHE_SERVICE_V2: 'True',
  };
}
