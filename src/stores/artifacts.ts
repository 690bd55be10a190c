import { chmod, mkdtemp, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DefaultArtifactClient } from '@actions/artifact';
import { bufferEnds } from '../core/byte-source.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import { HttpConnections } from '../core/http-call.ts';
import { whenKnown, type Answer } from '../core/look-up.ts';
import { openPartialFolder, privateFile } from '../core/partial-file.ts';
import { poll } from '../core/poll.ts';
import { retry } from '../core/retry.ts';
import { formatName, parseName, type ArchiveName } from '../image/name.ts';
import { conflictWait, isNameTaken, ownWait } from './artifact-conflict.ts';
import { ArtifactParts, type PartAccess } from './artifact-parts.ts';
import { artifactService, explainUpload } from './artifact-service.ts';
import { matches } from './choose.ts';
import { EarlyUpload, type SendFile, type UploadedFile } from './early-upload.ts';
import { preferFile } from './folder.ts';
import type { GitHubApi } from './github/api.ts';
import type { ListedArtifact } from './github/rows.ts';
import { captureLibraryLog } from './library-log.ts';
import { runLibrary, type LibraryCall } from './library-call.ts';
import type { ExistingPolicy } from './release-asset.ts';
import { checkSent } from './sidecar.ts';
import { explainStorage } from './storage-refusal.ts';
import {
  isListed,
  type ArchiveQuery,
  type ListQuery,
  type ReadyArchive,
  type Store,
  type StoreContext,
  type StoredArchive,
  type UseParts,
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

/** How an archive becomes an artifact. */
export interface UploadOrder {
  /** 0: as the repository says. */
  readonly retentionDays: number;
  /** What to do with an artifact of this name that has other bytes. */
  readonly existing: ExistingPolicy;
}

/** The limits of a call of the library. */
interface CallLimits extends Pick<LibraryCall, 'signal' | 'onRefused'> {
  readonly tries?: number;
  readonly remote?: boolean;
}

// Bytes. Most of a smaller artifact is fetched anyway.
const smallestInParts = 2 * 1024 * 1024;

// Bytes that hold everything around the layers of an archive, except for images with very many parts.
const endsOfArchive = { head: 4096, tail: 256 * 1024 };

// Three steps that replace each other's unfinished artifact are done after two.
const mostUploads = 4;

// Milliseconds between two looks at whether another step has finished an artifact.
const pollPause = 1000;

// Blocks of 8 MB that are uploaded at once; the library's default of five takes a step above 256 MB of memory.
const uploadConcurrency = '3';

/** The archives among the artifacts of this run, or of another one; the only user of @actions/artifact. */
export class ArtifactStore implements Store {
  readonly place = 'artifact';
  readonly #context: StoreContext;
  readonly #other: OtherRun | undefined;
  // Names that are taken by uploads that nobody is known to finish.
  readonly #unfinished = new Set<string>();
  readonly #parts: PartAccess | undefined;

  /** Without `parts`, artifacts are fetched as a whole only. */
  constructor(context: StoreContext, other?: OtherRun, parts?: PartAccess) {
    this.#context = context;
    this.#other = other;
    this.#parts = parts;
  }

  /** Lists the archives of the run, newest first. */
  async list(query: ListQuery = {}): Promise<Answer<StoredArtifact[]>> {
    const listed = await this.#context.lookUps.ask(artifactService, (...limits) => this.#listAll(...limits));
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
   * Stores an archive byte for byte under its file name, for the retention of the repository where `retentionDays` is
   * 0. Of another step that stores the same name at the same time, the artifact is awaited: the same bytes are stored
   * once. Other bytes are replaced, or are `EXISTS` where `existing` is `fail`. What was sent is hashed on its way:
   * where it is not the archive, the artifact is removed, and `ARCHIVE_DAMAGED` is thrown. An upload that was begun
   * earlier is finished; where that fails, the archive is uploaded as if there had been none.
   */
  async upload(
    ready: ReadyArchive,
    { retentionDays, existing }: UploadOrder,
    begun?: EarlyUpload,
  ): Promise<StoredArtifact> {
    const early = begun && (await this.#finishBegun(begun, ready, existing));
    if (early) return early;
    for (let left = mostUploads; ; left -= 1) {
      try {
        return await this.#uploadOnce(ready, retentionDays);
      } catch (error) {
        this.#context.signal.throwIfAborted();
        if (error instanceof ActionError) throw error;
        const wait = this.#unfinished.has(basename(ready.path)) ? ownWait(error) : conflictWait(error);
        if (wait === undefined || left === 1) throw explainUpload(basename(ready.path), error);
        const same = await this.#takeFromOther(ready, { error, wait }, existing);
        if (same) return same;
      }
    }
  }

  /**
   * Begins to upload an archive that is still being written to `path`, unless this run has an artifact of its name; for
   * `upload` to finish.
   */
  begin(archive: ArchiveName, path: string, retentionDays: number): EarlyUpload {
    const name = formatName(archive);
    const send: SendFile = (pipe, signal, settled) => {
      const upload = async (client: DefaultArtifactClient) => {
        const options = { skipArchive: true, retentionDays };
        return client.uploadArtifact(name, [pipe], dirname(pipe), options).finally(settled);
      };
      // What was read from a pipe cannot be sent again, and the library makes no requests while it waits for bytes.
      return this.#call(`uploading ${name}`, upload, { signal, tries: 1, remote: false });
    };
    const isNew = async () => {
      const listed = await this.list({ name: archive.name, accept: each => isSameName(each, archive) });
      return listed.known && listed.value.length === 0;
    };
    return new EarlyUpload({ path, name }, send, isNew, this.#context);
  }

  async #finishBegun(
    begun: EarlyUpload,
    ready: ReadyArchive,
    existing: ExistingPolicy,
  ): Promise<StoredArtifact | undefined> {
    let done: UploadedFile | undefined;
    try {
      done = await begun.finish(ready.size);
    } catch (error) {
      this.#context.signal.throwIfAborted();
      const wait = conflictWait(error);
      if (wait !== undefined) return this.#takeFromOther(ready, { error, wait }, existing);
      this.#unfinished.add(basename(ready.path));
      this.#context.log.info(`The archive is uploaded once more: ${messageOf(error)}`);
    }
    return done && this.#accept(ready, done);
  }

  // Undefined: the artifact has to be uploaded once more.
  async #takeFromOther(
    ready: ReadyArchive,
    { error, wait }: { readonly error: unknown; readonly wait: number },
    existing: ExistingPolicy,
  ): Promise<StoredArtifact | undefined> {
    const { log } = this.#context;
    const name = basename(ready.path);
    log.info(`Another step stores the artifact ${name} too`);
    // Nothing says whether the other step is alive.
    const { idleTimeout } = this.#context;
    const there = await this.#awaitFinished(ready.archive, Math.min(wait, idleTimeout || wait));
    if (there.length === 0 && isNameTaken(error)) this.#unfinished.add(name);
    const same = there.find(each => hasSameBytes(each, ready));
    if (same || there.length === 0) return same;
    if (existing === 'fail') throw otherBytes(name);
    log.notice(`The artifact ${name} of another step has other bytes and is replaced`);
    await this.#remove(name);
    return undefined;
  }

  async #uploadOnce(ready: ReadyArchive, retentionDays: number): Promise<StoredArtifact> {
    const { path } = ready;
    const name = basename(path);
    const done = await this.#call(`uploading ${name}`, client =>
      client.uploadArtifact(name, [path], dirname(path), { skipArchive: true, retentionDays }),
    );
    return this.#accept(ready, done);
  }

  async #accept(ready: ReadyArchive, { id, size = 0, digest: sha256 = '' }: UploadedFile): Promise<StoredArtifact> {
    const { path, archive } = ready;
    const name = basename(path);
    if (sha256 !== ready.sha256) await this.#remove(name);
    checkSent(ready, sha256);
    return this.#toStored(archive, { id: Number(id), name, size, stored: Date.now(), sha256 });
  }

  // Unfinished artifacts are not listed.
  async #awaitFinished(archive: ArchiveName, limit: number): Promise<StoredArtifact[]> {
    const listed = await poll(
      () => this.list({ name: archive.name, accept: each => isSameName(each, archive) }),
      answer => !answer.known || answer.value.length > 0,
      { every: pollPause, limit },
      this.#context.signal,
    );
    return listed.known ? listed.value : [];
  }

  async #listAll(signal: AbortSignal, onRefused: (words: string) => void): Promise<ListedArtifact[]> {
    if (this.#other) return this.#other.api.listArtifacts(this.#other.runId);
    const { artifacts } = await this.#call('listing artifacts', client => client.listArtifacts(), {
      signal,
      onRefused,
    });
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
      useParts:
        this.#parts && archive.archfmt === 'zip' && size >= smallestInParts
          ? this.#useParts(artifact, this.#parts)
          : undefined,
      remove: () => this.#remove(name),
    };
  }

  #useParts(artifact: ListedArtifact, access: PartAccess): UseParts {
    const { environment, log, signal } = this.#context;
    return async use => {
      using connections = new HttpConnections(environment.env);
      const parts = new ArtifactParts(artifact, access, connections, log, signal);
      const source = await bufferEnds(parts, endsOfArchive, signal);
      return await use({ ...source, fetched: () => parts.fetched() });
    };
  }

  async #download({ id, name, sha256 }: ListedArtifact): Promise<string> {
    const { dir } = this.#context;
    const options = {
      skipDecompress: true,
      expectedHash: sha256 === '' ? undefined : `sha256:${sha256}`,
      findBy: this.#other && findBy(this.#other),
    };
    await using partial = await openPartialFolder(dir);
    const download = async (client: DefaultArtifactClient) => {
      const path = await mkdtemp(join(partial.path, 'try-'));
      const { digestMismatch } = await client.downloadArtifact(id, { ...options, path });
      const [file] = await readdir(path);
      if (digestMismatch || file === undefined) throw new DamagedDownload(name, sha256);
      return join(path, file);
    };
    try {
      const downloaded = await this.#call(`downloading ${name}`, download);
      await chmod(downloaded, privateFile);
      await rename(downloaded, join(dir, name));
    } catch (cause) {
      this.#context.signal.throwIfAborted();
      throw explainDownload(name, cause);
    }
    return join(dir, name);
  }

  // Deleting needs no permission, but works only within the same run.
  async #remove(name: string): Promise<void> {
    if (this.#other) throw new Error(`artifact ${name} belongs to run ${this.#other.runId}, which alone may delete it`);
    try {
      await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
    } catch (error) {
      this.#context.signal.throwIfAborted();
      // The library asks for the id first, so either request may find it gone.
      const gone = error instanceof Error && error.name === 'ArtifactNotFoundError';
      if (!gone && !messageOf(error).includes('(404)')) throw explainDeletion(name, error);
    }
  }

  async #call<T>(
    what: string,
    operation: (client: DefaultArtifactClient) => Promise<T>,
    limits: CallLimits = this.#context,
  ): Promise<T> {
    const { idleTimeout, log } = this.#context;
    const { signal, onRefused, tries = 4, remote = true } = limits;
    process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= uploadConcurrency;
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const client = new DefaultArtifactClient();
    const rules = { what, tries, pause: 1000 };
    const call = { what, idleTimeout, remote, onRefused, signal };
    const run = () =>
      captureLibraryLog(() => runLibrary(call, () => operation(client)), log).catch((error: unknown) => {
        throw explainStorage(error);
      });
    return (await retry(rules, run, log, signal)).result;
  }
}

/** A download that is not what was stored; something on the way may have cut it silently. */
class DamagedDownload extends Error {
  readonly transient = true;

  constructor(name: string, sha256: string) {
    super(`artifact ${name} did not arrive as it was stored (sha256:${sha256})`);
  }
}

function explainDeletion(name: string, cause: unknown): ActionError {
  if (cause instanceof ActionError) return cause;
  return new ActionError('ARTIFACT_DELETE', `artifact ${name} was not deleted: ${messageOf(cause)}`, { cause });
}

function explainDownload(name: string, cause: unknown): ActionError {
  if (cause instanceof ActionError) return cause;
  if (cause instanceof DamagedDownload) return new ActionError('ARTIFACT_DIGEST', cause.message, { cause });
  return new ActionError('ARTIFACT_DOWNLOAD', `artifact ${name} was not downloaded: ${messageOf(cause)}`, { cause });
}

/** Whether an artifact has the bytes of an archive file, according to the service. */
export function hasSameBytes({ sha256, size }: StoredArtifact, ready: ReadyArchive): boolean {
  return sha256 === ready.sha256 || (sha256 === '' && size === ready.size);
}

function otherBytes(name: string): ActionError {
  const message = `the artifact ${name} of this run has other bytes, and existing is fail`;
  const hint = 'Let the newest replace it:\n  with:\n    existing: rebuild';
  return new ActionError('EXISTS', message, { hint });
}

function isSameName(a: ArchiveName, b: ArchiveName): boolean {
  return a.version === b.version && a.imageid === b.imageid && a.archfmt === b.archfmt;
}

function findBy({ repository, runId, token }: OtherRun) {
  const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
  return { token, workflowRunId: runId, repositoryOwner, repositoryName };
}
