import { readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DefaultArtifactClient } from '@actions/artifact';
import { ActionError, messageOf } from '../core/errors.ts';
import { whenKnown, type Answer } from '../core/look-up.ts';
import { openPartialFolder } from '../core/partial-file.ts';
import { retry } from '../core/retry.ts';
import { untilAborted } from '../core/until-aborted.ts';
import { parseName, type ArchiveName } from '../image/name.ts';
import { artifactService, explainUpload } from './artifact-service.ts';
import { matches } from './choose.ts';
import { preferFile } from './folder.ts';
import type { GitHubApi } from './github/api.ts';
import type { ListedArtifact } from './github/rows.ts';
import {
  isListed,
  type ArchiveQuery,
  type ListQuery,
  type Store,
  type StoreContext,
  type StoredArchive,
} from './store.ts';

/** An archive that is an artifact of a workflow run. */
export interface StoredArtifact extends StoredArchive {
  readonly id: number;
  readonly url: string;
}

/** Another workflow run, and what reads it. */
export interface OtherRun {
  /** `owner/repo`. */
  readonly repository: string;
  readonly runId: number;
  readonly token: string;
  readonly api: GitHubApi;
}

// Blocks of 8 MB that are uploaded at once; the library's default of five takes a step above 256 MB of memory.
const uploadConcurrency = '3';

/** The archives among the artifacts of this run, or of another one; the only user of @actions/artifact. */
export class ArtifactStore implements Store {
  readonly place = 'artifact';
  readonly #context: StoreContext;
  readonly #other: OtherRun | undefined;

  constructor(context: StoreContext, other?: OtherRun) {
    this.#context = context;
    this.#other = other;
  }

  /** Lists the archives of the run, newest first. */
  async list(query: ListQuery = {}): Promise<Answer<StoredArtifact[]>> {
    const listed = await this.#context.lookUps.ask(artifactService, () => this.#listAll());
    return whenKnown(listed, artifacts => {
      const stored = artifacts.flatMap(artifact => {
        const archive = parseName(artifact.name);
        return archive && isListed(archive, query) ? [this.#toStored(archive, artifact)] : [];
      });
      return stored.sort((a, b) => (b.stored ?? 0) - (a.stored ?? 0));
    });
  }

  async find(query: ArchiveQuery): Promise<Answer<StoredArtifact[]>> {
    const found = await this.list({ name: query.name, accept: archive => matches(archive, query) });
    // Without a digest nothing shows that a file of the same name is the same archive.
    const prefer = async (each: StoredArtifact) => (each.sha256 === '' ? each : preferFile(each, this.#context.dir));
    return whenKnown(found, stored => Promise.all(stored.map(prefer)));
  }

  /**
   * Stores an archive byte for byte under its file name, for the retention of the repository where `retentionDays` is 0.
   * One that is there already is the same, and is returned.
   */
  async upload(path: string, archive: ArchiveName, retentionDays: number): Promise<StoredArtifact> {
    const name = basename(path);
    const options = { skipArchive: true, retentionDays };
    try {
      const done = await this.#call(`uploading ${name}`, client =>
        client.uploadArtifact(name, [path], dirname(path), options),
      );
      const { id, size = 0, digest: sha256 = '' } = done;
      return this.#toStored(archive, { id: Number(id), name, size, stored: Date.now(), sha256 });
    } catch (error) {
      this.#context.signal.throwIfAborted();
      if (!/409|already exists/i.test(messageOf(error))) throw explainUpload(name, error);
      const listed = await this.list({ name: archive.name, accept: each => isSameName(each, archive) });
      const [existing] = listed.known ? listed.value : [];
      if (!existing) throw explainUpload(name, error);
      return existing;
    }
  }

  async #listAll(): Promise<ListedArtifact[]> {
    if (this.#other) return this.#other.api.listArtifacts(this.#other.runId);
    const { artifacts } = await this.#call('listing artifacts', client => client.listArtifacts());
    return artifacts.map(({ id, name, size, digest, createdAt }) => {
      return { id, name, size, stored: createdAt?.getTime() ?? 0, sha256: (digest ?? '').replace(/^sha256:/, '') };
    });
  }

  #toStored(archive: ArchiveName, artifact: ListedArtifact): StoredArtifact {
    const { id, name, size, stored, sha256 } = artifact;
    const { serverUrl, ...environment } = this.#context.environment;
    const { repository, runId } = this.#other ?? environment;
    return {
      archive,
      place: 'artifact',
      where: this.#other ? `artifact of run ${runId} of ${repository}` : 'artifact',
      size,
      stored,
      sha256,
      id,
      url: `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`,
      fetch: async () => ({ path: await this.#download(artifact), sha256, fetched: true }),
      remove: () => this.#remove(name),
    };
  }

  async #download({ id, name, sha256 }: ListedArtifact): Promise<string> {
    const { dir } = this.#context;
    await using partial = await openPartialFolder(dir);
    const { digestMismatch } = await this.#call(`downloading ${name}`, client =>
      client.downloadArtifact(id, {
        path: partial.path,
        skipDecompress: true,
        expectedHash: sha256 === '' ? undefined : `sha256:${sha256}`,
        findBy: this.#other && findBy(this.#other),
      }),
    );
    const [file] = await readdir(partial.path);
    if (digestMismatch || file === undefined) {
      const message = `artifact ${name} did not arrive as it was stored (sha256:${sha256})`;
      throw new ActionError('ARTIFACT_DIGEST', message);
    }
    await rename(join(partial.path, file), join(dir, name));
    return join(dir, name);
  }

  // Deleting needs no permission, but works within the same run only.
  async #remove(name: string): Promise<void> {
    if (this.#other) throw new Error(`artifact ${name} belongs to run ${this.#other.runId}, which alone may delete it`);
    try {
      await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
    } catch (error) {
      this.#context.signal.throwIfAborted();
      // The library asks for the id first, so either request may find it gone.
      const gone = error instanceof Error && error.name === 'ArtifactNotFoundError';
      if (!gone && !messageOf(error).includes('(404)')) throw error;
    }
  }

  async #call<T>(what: string, operation: (client: DefaultArtifactClient) => Promise<T>): Promise<T> {
    const { log, signal } = this.#context;
    process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= uploadConcurrency;
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const client = new DefaultArtifactClient();
    const rules = { what, tries: 4, pause: 1000 };
    return untilAborted(
      retry(rules, () => operation(client), log, signal),
      signal,
    );
  }
}

function isSameName(a: ArchiveName, b: ArchiveName): boolean {
  return a.version === b.version && a.imageid === b.imageid && a.archfmt === b.archfmt;
}

function findBy({ repository, runId, token }: OtherRun) {
  const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
  return { token, workflowRunId: runId, repositoryOwner, repositoryName };
}
