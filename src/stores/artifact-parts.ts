import type { IncomingMessage } from 'node:http';
import { WholeArchiveNeeded, type PartialArchive } from '../archive/partial-archive.ts';
import type { RangeReader } from '../core/byte-source.ts';
import { messageOf } from '../core/errors.ts';
import type { HttpConnections } from '../core/http-call.ts';
import type { Log } from '../core/log.ts';
import { pauseFor } from '../core/pause.ts';
import { retry } from '../core/retry.ts';
import { TimeLimit } from '../core/time-limit.ts';
import { isTransientStatus, readRetryAfter } from '../core/transient.ts';
import type { GitHubApi } from './github/api.ts';
import type { ListedArtifact } from './github/rows.ts';

/** What parts of artifacts are read with. */
export interface PartAccess {
  readonly api: Pick<GitHubApi, 'locateArtifact'>;
  /** Hides a secret in the step's log. */
  readonly mask: (secret: string) => void;
}

const tries = 5;
// Milliseconds before the second try.
const pause = 500;
// Milliseconds, as the library gives a download.
const longestStall = 30_000;

/** An artifact that is read in ranges, by addresses that GitHub signs and that expire. */
export class ArtifactParts implements PartialArchive {
  readonly path: string;
  readonly size: number;
  readonly #id: number;
  readonly #access: PartAccess;
  readonly #connections: HttpConnections;
  readonly #log: Log;
  readonly #signal: AbortSignal;
  #address: Promise<URL> | undefined;
  #fetched = 0;

  constructor(
    { id, name, size }: Pick<ListedArtifact, 'id' | 'name' | 'size'>,
    access: PartAccess,
    connections: HttpConnections,
    log: Log,
    signal: AbortSignal,
  ) {
    this.path = name;
    this.size = size;
    this.#id = id;
    this.#access = access;
    this.#connections = connections;
    this.#log = log;
    this.#signal = signal;
  }

  fetched(): number {
    return this.#fetched;
  }

  readonly read: RangeReader = (offset, size, signal = this.#signal) => this.#read(offset, offset + size, signal);

  // Goes on where it broke off.
  async *#read(start: number, end: number, signal: AbortSignal): AsyncGenerator<Buffer> {
    for (let at = start, left = tries; at < end;) {
      const before = at;
      try {
        for await (const chunk of this.#readOnce(at, end, signal)) {
          at += chunk.length;
          this.#fetched += chunk.length;
          yield chunk;
        }
        if (at < end) throw new Error(`the answer ended ${end - at} bytes too early`);
      } catch (error) {
        signal.throwIfAborted();
        // A transfer that makes progress is not given up.
        left = at > before ? tries : left - 1;
        if (error instanceof WholeArchiveNeeded || left === 0) throw toNeeded(error);
        this.#log.info(`Reading the artifact broke off and goes on at byte ${at}: ${messageOf(error)}`);
        await pauseFor(pause, signal);
      }
    }
  }

  async *#readOnce(start: number, end: number, signal: AbortSignal): AsyncGenerator<Buffer> {
    using stall = new TimeLimit(longestStall, signal, () => new Error('no byte arrived for too long'));
    stall.start();
    const answer = await this.#open(start, end, stall.signal);
    const abort = () => answer.destroy(stall.signal.reason as Error);
    stall.signal.addEventListener('abort', abort, { once: true });
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      // The engine may take its time between two chunks.
      stall.stop();
      yield chunk;
      stall.start();
    }
  }

  async #open(start: number, end: number, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      const ask = () => this.#ask(start, end, signal);
      return await retry({ what: 'reading the artifact', tries, pause }, ask, this.#log, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw toNeeded(error);
    }
  }

  async #ask(start: number, end: number, signal: AbortSignal): Promise<IncomingMessage> {
    const address = (this.#address ??= this.#sign());
    const headers = { range: `bytes=${start}-${end - 1}` };
    try {
      const answer = await this.#connections.send({ url: await address, headers }, signal);
      const { statusCode = 0 } = answer;
      const range = /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1];
      if (statusCode === 206 && Number(range) === start) return answer;
      answer.destroy();
      throw new RangeRefusal(statusCode, readRetryAfter(answer.headers['retry-after']));
    } catch (error) {
      // An expired address is answered like a forged one.
      if (this.#address === address) this.#address = undefined;
      throw error;
    }
  }

  async #sign(): Promise<URL> {
    const url = new URL(await this.#access.api.locateArtifact(this.#id));
    const signature = url.searchParams.get('sig') ?? '';
    for (const secret of [signature, encodeURIComponent(signature)]) if (secret !== '') this.#access.mask(secret);
    return url;
  }
}

class RangeRefusal extends Error {
  readonly transient: boolean;
  readonly retryAfter: number | undefined;

  constructor(status: number, retryAfter: number | undefined) {
    super(`the artifact storage answered ${status} to a request for a range`);
    this.transient = isTransientStatus(status) || [401, 403, 404, 410].includes(status);
    this.retryAfter = retryAfter;
  }
}

function toNeeded(error: unknown): WholeArchiveNeeded {
  return error instanceof WholeArchiveNeeded ? error : new WholeArchiveNeeded(messageOf(error), error);
}
