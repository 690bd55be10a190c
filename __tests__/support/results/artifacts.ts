import { nameBlob, takeId, urlOf, type Backend } from './backend.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import { ensureRun } from './runs.ts';
import type { ArtifactRow } from './state.ts';
import type { Caller } from './token.ts';
import { optionalText, requireText, twirpRoutes, type Fields } from './twirp.ts';

const retention = 90 * 86_400_000;
const zip = 'application/zip';

/** The ArtifactService of the results API. */
export function artifactRoutes(backend: Backend): Route[] {
  return twirpRoutes('ArtifactService', {
    CreateArtifact: (fields, caller) => createArtifact(backend, fields, caller),
    FinalizeArtifact: (fields, caller) => finalizeArtifact(backend, fields, caller),
    ListArtifacts: (fields, caller) => ({ artifacts: listArtifacts(backend, fields, caller).map(toListed) }),
    GetSignedArtifactURL: (fields, caller) => {
      return { signed_url: downloadUrl(backend, findArtifact(backend, fields, caller)) };
    },
    DeleteArtifact: async (fields, caller) => {
      const { id } = await deleteArtifact(backend, findArtifact(backend, fields, caller));
      return { ok: true, artifact_id: String(id) };
    },
  });
}

/** The URL of an artifact's bytes, under its file name. */
export function downloadUrl(backend: Backend, { blob, name, mimeType }: ArtifactRow): string {
  const fileName = mimeType === zip && !name.endsWith('.zip') ? `${name}.zip` : name;
  return urlOf(backend, blob, { permission: 'r', contentType: mimeType, fileName });
}

/** Deletes an artifact and its bytes. */
export async function deleteArtifact(backend: Backend, row: ArtifactRow): Promise<ArtifactRow> {
  backend.state.change(state => {
    state.artifacts = state.artifacts.filter(({ id }) => id !== row.id);
  });
  await backend.blobs.remove(row.blob);
  return row;
}

// An artifact that was never finalized is replaced; one of an earlier attempt of the run is no duplicate.
async function createArtifact(backend: Backend, fields: Fields, caller: Caller): Promise<object> {
  requireOwnRun(fields, caller, caller.attempt);
  const name = requireText(fields, 'name');
  const same = backend.state.rows.artifacts.find(
    row => row.runBackendId === caller.runBackendId && row.name === name && row.expiresAt > Date.now(),
  );
  if (same?.finalized) throw new Refusal(409, 'an artifact with this name already exists on the workflow run');
  const gone = same && deleteArtifact(backend, same);
  const row = addArtifact(backend, fields, caller, name);
  await gone;
  return { ok: true, signed_upload_url: urlOf(backend, row.blob, { permission: 'cw' }) };
}

function addArtifact(backend: Backend, fields: Fields, caller: Caller, name: string): ArtifactRow {
  const now = Date.now();
  const mimeType = optionalText(fields, 'mime_type') ?? zip;
  return backend.state.change(state => {
    ensureRun(state, caller);
    const { runId, runBackendId, jobBackendId } = caller;
    const row: ArtifactRow = {
      ...{ id: takeId(state), runId, runBackendId, jobBackendId, name, mimeType },
      ...{ blob: nameBlob(mimeType === zip ? '.zip' : ''), size: 0, digest: '', finalized: false, createdAt: now },
      expiresAt: Date.parse(optionalText(fields, 'expires_at') ?? '') || now + retention,
    };
    state.artifacts.push(row);
    return row;
  });
}

async function finalizeArtifact(backend: Backend, fields: Fields, caller: Caller): Promise<object> {
  requireOwnRun(fields, caller, caller.attempt);
  const name = requireText(fields, 'name');
  const row = backend.state.rows.artifacts.find(
    row => row.runBackendId === caller.runBackendId && row.name === name && !row.finalized,
  );
  const stored = row && (await backend.blobs.find(row.blob));
  if (!stored) throw new Refusal(404, `artifact ${name} was not uploaded`);
  const digest = await backend.blobs.digest(row.blob);
  // The protocol omits defaults, such as a size of 0.
  if (stored.size !== Number(fields['size'] ?? 0)) throw new Refusal(400, 'size does not match the uploaded content');
  if ((optionalText(fields, 'hash') ?? digest) !== digest) {
    throw new Refusal(400, 'hash does not match the uploaded content');
  }
  // Another step may have replaced it while its bytes were read.
  if (!backend.state.rows.artifacts.some(({ id }) => id === row.id)) {
    throw new Refusal(404, `artifact ${name} was not uploaded`);
  }
  backend.state.change(() => Object.assign(row, { size: stored.size, digest, finalized: true }));
  return { ok: true, artifact_id: String(row.id) };
}

// A job sees the artifacts of earlier attempts of its run: a re-run of failed jobs needs them.
function listArtifacts(backend: Backend, fields: Fields, caller: Caller): ArtifactRow[] {
  requireOwnRun(fields, caller, caller.attempt);
  const name = optionalText(fields, 'name_filter');
  const id = optionalText(fields, 'id_filter');
  return backend.state.rows.artifacts.filter(
    row =>
      row.finalized &&
      row.runId === caller.runId &&
      row.expiresAt > Date.now() &&
      (name === undefined || row.name === name) &&
      (id === undefined || row.id === Number(id)),
  );
}

function findArtifact(backend: Backend, fields: Fields, caller: Caller): ArtifactRow {
  const runBackendId = requireOwnRun(fields, caller);
  const name = requireText(fields, 'name');
  const row = backend.state.rows.artifacts.find(
    row => row.finalized && row.runBackendId === runBackendId && row.name === name && row.expiresAt > Date.now(),
  );
  if (!row) throw new Refusal(404, `artifact ${name} does not exist`);
  return row;
}

// A token is valid only for its own run; without `attempt`, for any attempt.
function requireOwnRun(fields: Fields, { runId }: Caller, attempt?: number): string {
  const runBackendId = requireText(fields, 'workflow_run_backend_id');
  requireText(fields, 'workflow_job_run_backend_id');
  const isOwn = attempt === undefined ? runBackendId.startsWith(`${runId}.`) : runBackendId === `${runId}.${attempt}`;
  if (isOwn) return runBackendId;
  throw new Refusal(403, 'the token is not for this workflow run');
}

function toListed(row: ArtifactRow): object {
  return {
    workflow_run_backend_id: row.runBackendId,
    workflow_job_run_backend_id: row.jobBackendId,
    database_id: String(row.id),
    name: row.name,
    size: String(row.size),
    created_at: new Date(row.createdAt).toISOString(),
    digest: row.digest,
  };
}
