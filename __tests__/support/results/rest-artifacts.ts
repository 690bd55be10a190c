import { deleteArtifact, downloadUrl } from './artifacts.ts';
import type { Backend } from './backend.ts';
import { Refusal } from './refusal.ts';
import { noContent, pageOf, requireRow, restRoute, type RestOperation } from './rest.ts';
import { okJson, type Answer, type Route } from './route.ts';
import type { ArtifactRow } from './state.ts';

/** The artifacts of the repository over REST. */
export function restArtifactRoutes(backend: Backend): Route[] {
  const rows = () => backend.state.rows.artifacts.filter(row => row.finalized);
  const operations: RestOperation[] = [
    {
      operation: 'ListRepositoryArtifacts',
      method: 'GET',
      path: '/artifacts',
      handle: ({ url }) => list(backend, rows(), url),
    },
    {
      operation: 'ListRunArtifacts',
      method: 'GET',
      path: '/runs/{id}/artifacts',
      handle: call => {
        const run = requireRow(backend.state.rows.runs, call);
        const ofRun = rows().filter(row => row.runId === run.id);
        return list(backend, ofRun, call.url);
      },
    },
    {
      operation: 'GetArtifactById',
      method: 'GET',
      path: '/artifacts/{id}',
      handle: call => okJson(toRest(backend, requireRow(rows(), call))),
    },
    {
      operation: 'DownloadArtifactById',
      method: 'GET',
      path: '/artifacts/{id}/zip',
      handle: call => {
        const row = requireRow(rows(), call);
        if (row.expiresAt <= Date.now()) throw new Refusal(410, 'Artifact has expired');
        return { status: 302, headers: { location: downloadUrl(backend, row) } };
      },
    },
    {
      operation: 'DeleteArtifactById',
      method: 'DELETE',
      path: '/artifacts/{id}',
      handle: async call => {
        await deleteArtifact(backend, requireRow(rows(), call));
        return noContent;
      },
    },
  ];
  return operations.map(operation => restRoute(backend, operation));
}

function list(backend: Backend, rows: readonly ArtifactRow[], url: URL): Answer {
  const name = url.searchParams.get('name');
  const found = rows.filter(row => name === null || row.name === name).reverse();
  return okJson({ total_count: found.length, artifacts: pageOf(found, url).map(row => toRest(backend, row)) });
}

function toRest(backend: Backend, row: ArtifactRow): object {
  const url = `${backend.origin}/repos/${backend.repository}/actions/artifacts/${row.id}`;
  const run = backend.state.rows.runs.find(({ id }) => id === row.runId);
  return {
    id: row.id,
    name: row.name,
    size_in_bytes: row.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: row.expiresAt <= Date.now(),
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.createdAt).toISOString(),
    expires_at: new Date(row.expiresAt).toISOString(),
    digest: row.digest,
    workflow_run: { id: row.runId, head_branch: run?.headBranch, head_sha: run?.headSha },
  };
}
