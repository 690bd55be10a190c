import { ActionError } from '../core/errors.ts';
import { ArtifactStore } from './artifacts.ts';
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
}

/** What one workflow run has of the archive asked for. */
export interface SearchedRun {
  readonly runId: number;
  readonly found: readonly StoredArchive[];
  /** Why this run was searched, in words. */
  readonly rule: string;
}

// A token may make 1,000 requests an hour, and others need some too.
const mostRuns = 300;

/** Searches the artifacts of other runs, the newest run first; throws `RUN` where GitHub does not show the runs. */
export async function* searchRuns(
  runs: RunQuery,
  query: ArchiveQuery,
  { token, github }: { readonly token: string; readonly github: GitHubApi },
  context: StoreContext,
): AsyncGenerator<SearchedRun> {
  const repository = runs.repository || context.environment.repository;
  const api = github.of(repository);
  try {
    for await (const { id: runId, rule } of listRuns(api, runs, repository)) {
      const store = new ArtifactStore(context, { repository, runId, token, api });
      yield { runId, rule, found: await store.find(query) };
    }
  } catch (cause) {
    if (!(cause instanceof GitHubRefusal)) throw cause;
    const hint = 'permissions:\n  actions: read\nand, for another repository, a github-token that may read it';
    const message = `cannot read ${runsText(runs)} of ${repository}: ${cause.message}`;
    throw new ActionError('RUN', message, { hint, cause });
  }
}

async function* listRuns(
  api: GitHubApi,
  { runId, workflow, branch, commit, conclusion }: RunQuery,
  repository: string,
): AsyncGenerator<{ id: number; rule: string }> {
  if (runId !== undefined) {
    yield { id: runId, rule: `run-id is ${runId}` };
    return;
  }
  const rule = Object.entries({ workflow, branch, commit, conclusion: conclusion ?? 'any' })
    .filter(([, value]) => value !== undefined)
    .map(([input, value]) => `${input} ${value ?? ''}`)
    .join(', ');
  let count = 0;
  for await (const run of api.listRuns({ workflow, branch, commit, status: conclusion })) {
    if (count++ === mostRuns) return;
    yield { id: run.id, rule: `the newest run of ${repository} with ${rule} that has the archive (${runText(run)})` };
  }
}

function runText({ created, branch, commit, conclusion }: ListedRun): string {
  return [created, branch, commit.slice(0, 7), conclusion || 'still running'].join(', ');
}

function runsText({ runId, workflow }: RunQuery): string {
  if (runId !== undefined) return `run ${runId}`;
  return workflow === undefined ? 'the runs' : `the runs of ${workflow}`;
}
