import { readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DefaultArtifactClient, FindOptions } from '@actions/artifact';
import type { RunnerEnvironment } from '../core/environment.ts';
import { openPartialFolder } from '../core/partial-file.ts';
import { parseName, type ArchiveName } from '../image/name.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { untilAborted } from '../core/until-aborted.ts';
import { retry } from '../core/retry.ts';

/** An archive that is an artifact of this workflow run. */
export interface StoredArtifact {
  readonly archive: ArchiveName;
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly stored: number;
  /** SHA-256 of the artifact, 64 hex digits; empty when the service does not tell. */
  readonly sha256: string;
}

/** Another workflow run, and the token that reads it. */
export interface OtherRun {
  /** `owner/repo`. */
  readonly repository: string;
  readonly runId: number;
  readonly token: string;
}

/** Why this step has no artifacts of its own run, as an error that begins with the input which wants them; undefined when it has. */
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

/** Why the server has no artifacts at all, in the same form. */
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

// Blocks of 8 MB on their way at once; the library's five bring a step above 256 MB of memory.
const parallelBlocks = '3';

/** The archives among this run's artifacts; the only user of @actions/artifact. */
export class ArtifactStore {
  readonly #environment: RunnerEnvironment;
  readonly #log: Log;
  readonly #signal: AbortSignal;

  constructor(environment: RunnerEnvironment, log: Log, signal: AbortSignal) {
    this.#environment = environment;
    this.#log = log;
    this.#signal = signal;
  }

  /** Where a person downloads an artifact. */
  url(id: number): string {
    const { serverUrl, repository, runId } = this.#environment;
    return `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
  }

  /** All archives of this run, newest first. */
  async list(): Promise<StoredArtifact[]> {
    const { artifacts } = await this.#call('listing artifacts', client => client.listArtifacts());
    const listed = artifacts.map(({ id, name, size, digest, createdAt }) => {
      return { id, name, size, stored: createdAt?.getTime() ?? 0, sha256: (digest ?? '').replace(/^sha256:/, '') };
    });
    return toStored(listed).sort((a, b) => b.stored - a.stored);
  }

  /** Stores an archive byte for byte under its file name; one that is there already is the same and is returned. */
  async upload(path: string, archive: ArchiveName, retentionDays: number): Promise<StoredArtifact> {
    const name = basename(path);
    const options = { skipArchive: true, ...(retentionDays > 0 && { retentionDays }) };
    try {
      const done = await this.#call(`uploading ${name}`, client =>
        client.uploadArtifact(name, [path], dirname(path), options),
      );
      return {
        archive,
        id: Number(done.id),
        name,
        size: done.size ?? 0,
        stored: Date.now(),
        sha256: done.digest ?? '',
      };
    } catch (error) {
      this.#signal.throwIfAborted();
      if (!/409|already exists/i.test(messageOf(error))) throw explainUpload(name, error);
      const there = (await this.list()).find(artifact => artifact.name === name);
      if (!there) throw explainUpload(name, error);
      return there;
    }
  }

  /** Fetches an archive, of this run or `from` another, into the folder under its own name; throws when its digest is not the stored one. */
  async download(artifact: StoredArtifact, dir: string, from?: OtherRun): Promise<string> {
    await using partial = await openPartialFolder(dir);
    const expected = artifact.sha256 && { expectedHash: `sha256:${artifact.sha256}` };
    const options = { path: partial.path, skipDecompress: true, ...expected, ...(from && { findBy: findBy(from) }) };
    const { digestMismatch } = await this.#call(`downloading ${artifact.name}`, client =>
      client.downloadArtifact(artifact.id, options),
    );
    const [file] = await readdir(partial.path);
    if (digestMismatch || file === undefined) {
      throw new ActionError(
        'ARTIFACT_DIGEST',
        `artifact ${artifact.name} did not arrive as it was stored (sha256:${artifact.sha256})`,
      );
    }
    await rename(join(partial.path, file), join(dir, artifact.name));
    return join(dir, artifact.name);
  }

  /** Deletes an artifact of this run; one that is gone already is no error. Needs no permission. */
  async remove(name: string): Promise<void> {
    try {
      await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
    } catch (error) {
      this.#signal.throwIfAborted();
      // It asks for the id first, so that either question may come too late.
      const gone = error instanceof Error && error.name === 'ArtifactNotFoundError';
      if (!gone && !messageOf(error).includes('(404)')) throw error;
    }
  }

  async #call<T>(what: string, operation: (client: DefaultArtifactClient) => Promise<T>): Promise<T> {
    process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= parallelBlocks;
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const client = new DefaultArtifactClient();
    const rules = { what, tries: 4, pause: 1000 };
    return untilAborted(
      retry(rules, () => operation(client), this.#log, this.#signal),
      this.#signal,
    );
  }
}

/** The archives among artifacts. */
export function toStored(artifacts: readonly Omit<StoredArtifact, 'archive'>[]): StoredArtifact[] {
  return artifacts.flatMap(artifact => {
    const archive = parseName(artifact.name);
    return archive ? [{ ...artifact, archive }] : [];
  });
}

function findBy({ repository, runId, token }: OtherRun): FindOptions['findBy'] & object {
  const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
  return { token, workflowRunId: runId, repositoryOwner, repositoryName };
}

function explainUpload(name: string, cause: unknown): ActionError {
  const words = messageOf(cause);
  if (/insufficient usage|quota/i.test(words)) {
    const message = `artifact ${name} was not stored: the artifact storage quota of this account is used up`;
    return new ActionError('ARTIFACT_QUOTA', message, { hint: 'retention-days: 3\nor  upload-artifact: false', cause });
  }
  return new ActionError('ARTIFACT_UPLOAD', `artifact ${name} was not stored: ${words}`, { cause });
}
