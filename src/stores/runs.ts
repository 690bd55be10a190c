import type { RunWish } from '../actions/shared/run-inputs.ts';
import type { RunnerEnvironment } from '../core/environment.ts';
import { ActionError } from '../core/errors.ts';
import { toStored, type OtherRun, type StoredArtifact } from './artifacts.ts';
import { GitHubApi, GitHubRefusal } from './github/api.ts';
import type { ListedRun } from './github/rows.ts';

/** A workflow run that may have the archive, with its artifacts. */
export interface SearchedRun {
  readonly run: OtherRun;
  readonly artifacts: readonly StoredArtifact[];
  /** The rule that leads to this run, in words. */
  readonly rule: string;
}

// A token may make 1,000 requests an hour, and others need some too.
const mostRuns = 300;

/** Goes through the runs that the inputs name, newest first; throws `RUN` when GitHub does not show them. */
export async function* searchRuns(
  wish: RunWish,
  token: string,
  environment: RunnerEnvironment,
  signal: AbortSignal,
): AsyncGenerator<SearchedRun> {
  const repository = wish.repository || environment.repository;
  const api = new GitHubApi({ ...environment, repository }, token, signal);
  try {
    for await (const { id, rule } of listRuns(api, wish, repository)) {
      const artifacts = toStored(await api.listArtifacts(id));
      yield { run: { repository, runId: id, token }, artifacts, rule };
    }
  } catch (cause) {
    if (!(cause instanceof GitHubRefusal)) throw cause;
    const hint = 'permissions:\n  actions: read\nand, for another repository, a github-token that may read it';
    const message = `cannot read ${describe(wish)} of ${repository}: ${cause.message}`;
    throw new ActionError('RUN', message, { hint, cause });
  }
}

async function* listRuns(
  api: GitHubApi,
  { runId, workflow, branch, commit, conclusion }: RunWish,
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
  const filter = {
    ...(workflow !== undefined && { workflow }),
    ...(branch !== undefined && { branch }),
    ...(commit !== undefined && { commit }),
    ...(conclusion !== undefined && { status: conclusion }),
  };
  let count = 0;
  for await (const run of api.listRuns(filter)) {
    if (count++ === mostRuns) return;
    yield { id: run.id, rule: `the newest run of ${repository} with ${rule} that has the archive (${tell(run)})` };
  }
}

function tell({ created, branch, commit, conclusion }: ListedRun): string {
  return [created, branch, commit.slice(0, 7), conclusion || 'still running'].join(', ');
}

function describe({ runId, workflow }: RunWish): string {
  if (runId !== undefined) return `run ${runId}`;
  return workflow === undefined ? 'the runs' : `the runs of ${workflow}`;
}
