import { basename } from 'node:path';
import type { Backend } from './backend.ts';
import { notFound, pageOf, requireRow, restRoute, type RestOperation } from './rest.ts';
import { okJson, type Answer, type Route } from './route.ts';
import type { RunRow } from './state.ts';

/** The workflow runs of the repository over REST. */
export function restRunRoutes(backend: Backend): Route[] {
  const rows = () => backend.state.rows.runs;
  const operations: RestOperation[] = [
    {
      operation: 'GetRun',
      method: 'GET',
      path: '/runs/{id}',
      handle: call => okJson(toRest(backend, requireRow(rows(), call))),
    },
    { operation: 'ListRuns', method: 'GET', path: '/runs', handle: ({ url }) => listRuns(backend, rows(), url) },
    {
      operation: 'ListWorkflows',
      method: 'GET',
      path: '/workflows',
      handle: ({ url }) => {
        const all = rows().map(({ workflowId: id, name, path }) => [id, { id, name, path, state: 'active' }] as const);
        const workflows = [...new Map(all).values()];
        return okJson({ total_count: workflows.length, workflows: pageOf(workflows, url) });
      },
    },
    {
      operation: 'ListWorkflowRuns',
      method: 'GET',
      path: '/workflows/{workflow}/runs',
      handle: ({ url, params: { workflow } }) => {
        const found = rows().filter(run => basename(run.path) === workflow || String(run.workflowId) === workflow);
        if (found.length === 0) throw notFound();
        return listRuns(backend, found, url);
      },
    },
  ];
  return operations.map(operation => restRoute(backend, operation));
}

// Newest first; `status` is a status or a conclusion.
function listRuns(backend: Backend, rows: readonly RunRow[], url: URL): Answer {
  const asked = (name: string, ...values: (string | null)[]) =>
    !url.searchParams.has(name) || values.includes(url.searchParams.get(name));
  const found = rows
    .filter(
      run =>
        asked('branch', run.headBranch) &&
        asked('event', run.event) &&
        asked('head_sha', run.headSha) &&
        asked('status', run.status, run.conclusion),
    )
    .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
  return okJson({ total_count: found.length, workflow_runs: pageOf(found, url).map(run => toRest(backend, run)) });
}

function toRest(backend: Backend, run: RunRow): object {
  return {
    id: run.id,
    name: run.name,
    path: run.path,
    workflow_id: run.workflowId,
    run_number: run.id,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    repository: { full_name: backend.repository },
    head_repository: run.headRepository === null ? null : { full_name: run.headRepository },
    url: `${backend.origin}/repos/${backend.repository}/actions/runs/${run.id}`,
    html_url: `https://github.com/${backend.repository}/actions/runs/${run.id}`,
    created_at: inSeconds(run.createdAt),
    updated_at: inSeconds(run.runStartedAt),
    run_started_at: inSeconds(run.runStartedAt),
  };
}

// Times of runs have no fractions of seconds, unlike those of cache entries.
function inSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
