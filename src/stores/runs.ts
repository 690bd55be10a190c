import { posix } from 'node:path';
import { ActionError } from '../core/errors.ts';
import { LookUps, valueOf } from '../core/look-up.ts';
import { ArtifactStore } from './artifacts.ts';
import type { Log } from '../core/log.ts';
import type { GitHubApi } from './github/api.ts';
import { GitHubRefusal } from './github/refusal.ts';
import type { ListedRun } from './github/rows.ts';
import type { ArchiveQuery, StoreContext, StoredArchive } from './store.ts';

/** Which other workflow runs to search; a missing field accepts all. */
export interface RunQuery {
  /** `owner/repo`; empty: this one. */
  readonly repository: string;
  readonly runId?: number;
  /** File name or id. */
  readonly workflow?: string;
  readonly branch?: string;
  /** 40 hex digits. */
  readonly commit?: string;
  readonly conclusion?: string;
  /** Forks, `owner/repo`, whose runs are searched too; the runs of all others are not. */
  readonly allowedForks: readonly string[];
}

/** What other runs are read with. */
export interface SearchAccess {
  readonly token: string;
  readonly github: GitHubApi;
  /** Hides a secret in the step's log. */
  readonly mask: (secret: string) => void;
}

/** What one workflow run has of the requested archive. */
export interface SearchedRun {
  readonly runId: number;
  readonly found: readonly StoredArchive[];
  /** Why this run was searched, in words. */
  readonly rule: string;
}

// Milliseconds. These runs are what the user asked for, so a pause that GitHub asks for is waited out.
const longestSearch = 120_000;

// A token may make 1,000 requests an hour, and others need some too.
const mostRuns = 300;

/**
 * Searches the artifacts of other runs, the newest run first. The run of a fork's pull request belongs to the
 * repository too, and anybody can start one, so such runs are left out. Throws `RUN` where GitHub does not show the
 * runs, and `RUN_FORK` where the one run asked for is a fork's.
 */
export async function* searchRuns(
  runs: RunQuery,
  query: ArchiveQuery,
  { token, github, mask }: SearchAccess,
  context: Omit<StoreContext, 'lookUps'>,
): AsyncGenerator<SearchedRun> {
  const repository = runs.repository || context.environment.repository;
  const api = github.of(repository);
  const lookUps = new LookUps(context.log, context.signal, longestSearch);
  try {
    for await (const { id: runId, rule } of listRuns(api, runs, repository, context.log)) {
      const store = new ArtifactStore({ ...context, lookUps }, { repository, runId, token, api }, { api, mask });
      const found = await store.find(query);
      yield { runId, rule, found: valueOf(found) };
    }
  } catch (cause) {
    if (!(cause instanceof GitHubRefusal)) throw cause;
    throw (await explainMissing(api, runs, repository, cause)) ?? explainRefused(runs, repository, cause);
  }
}

// A token that may list the workflows may read all runs, so a run that is not found does not exist.
async function explainMissing(
  api: GitHubApi,
  { runId, workflow = '' }: RunQuery,
  repository: string,
  cause: GitHubRefusal,
): Promise<ActionError | undefined> {
  if (cause.status !== 404) return undefined;
  const workflows = await api.listWorkflows().catch(() => undefined);
  if (!workflows) return undefined;
  if (runId !== undefined) {
    const hint = 'The id of a run is the number in its address, …/actions/runs/NUMBER. Runs are deleted after a while.';
    return new ActionError('RUN', `${repository} has no run ${runId}`, { hint, cause });
  }
  const files = workflows.map(({ name, path }) => `${posix.basename(path)}${name && ` (${name})`}`);
  const message = `${repository} has no workflow called ${workflow}, there are: ${files.join(', ') || 'none'}`;
  const first = workflows.find(({ name }) => name === workflow) ?? workflows[0];
  const hint = `Write the name of its file${first ? `:\n  with:\n    workflow: ${posix.basename(first.path)}` : ''}`;
  return new ActionError('RUN', message, { hint, cause });
}

function explainRefused(runs: RunQuery, repository: string, cause: GitHubRefusal): ActionError {
  const message = `cannot read ${runsText(runs)} of ${repository}: ${cause.message}`;
  const hint = cause.denied
    ? 'permissions:\n  actions: read\nand, for another repository, a github-token that may read it'
    : 'Run the step again later.';
  return new ActionError('RUN', message, { hint, cause });
}

async function* listRuns(
  api: GitHubApi,
  runs: RunQuery,
  repository: string,
  log: Log,
): AsyncGenerator<{ id: number; rule: string }> {
  if (runs.runId !== undefined) {
    const run = await api.getRun(runs.runId);
    if (!isTrusted(run, runs, repository)) throw refuseFork(run, repository);
    yield { id: run.id, rule: `run-id is ${run.id}` };
    return;
  }
  const rule = ruleText(runs);
  const strangers = new Set<string>();
  let count = 0;
  for await (const run of api.listRuns({ ...runs, status: runs.conclusion })) {
    if (!isTrusted(run, runs, repository)) {
      if (!strangers.has(run.headRepository)) log.info(`Runs of ${forkText(run)} are left out, see allow-forks`);
      strangers.add(run.headRepository);
      continue;
    }
    if (count++ === mostRuns) return;
    yield { id: run.id, rule: `the newest run of ${repository} with ${rule} that has the archive (${runText(run)})` };
  }
}

function isTrusted({ repository: own, headRepository }: ListedRun, { allowedForks }: RunQuery, asked: string): boolean {
  const trusted = [own || asked, ...allowedForks].map(name => name.toLowerCase());
  return trusted.includes(headRepository.toLowerCase());
}

function refuseFork(run: ListedRun, repository: string): ActionError {
  const { id, headRepository } = run;
  const hint =
    headRepository === ''
      ? 'Use another run: nobody can tell whose archive this is.'
      : `If you trust everybody who can push to it:\n  with:\n    run-id: ${id}\n    allow-forks: ${headRepository}`;
  return new ActionError('RUN_FORK', `run ${id} of ${repository} is of ${forkText(run)}`, { hint });
}

function forkText({ headRepository }: ListedRun): string {
  return headRepository === '' ? 'a fork that was deleted' : `the fork ${headRepository}`;
}

function ruleText({ workflow, branch, commit, conclusion }: RunQuery): string {
  return Object.entries({ workflow, branch, commit, conclusion: conclusion ?? 'any' })
    .filter(([, value]) => value !== undefined)
    .map(([input, value]) => `${input} ${value ?? ''}`)
    .join(', ');
}

function runText({ created, branch, commit, conclusion }: ListedRun): string {
  return [created, branch, commit.slice(0, 7), conclusion || 'still running'].join(', ');
}

function runsText({ runId, workflow }: RunQuery): string {
  if (runId !== undefined) return `run ${runId}`;
  return workflow === undefined ? 'the runs' : `the runs of ${workflow}`;
}
