import type { IncomingMessage } from 'node:http';
import { Agent } from 'node:https';
import type { Duplex, Readable } from 'node:stream';
import Docker from 'dockerode';
import type { Platform } from '../image/platform.ts';
import { ActionError } from '../core/errors.ts';
import { addressOf, type Endpoint } from './endpoint.ts';
import { connectionLost, EngineRefusal } from './errors.ts';

/** An image as the engine shows it. */
export interface EngineImage {
  /** The engine's id: the config digest in the classic store, a manifest or index digest in the containerd store. */
  readonly id: string;
  /** `repository:tag`, none when untagged. */
  readonly tags: readonly string[];
  /** `repository@sha256:…`, what registries call it. */
  readonly digests: readonly string[];
  /** ISO 8601; empty when the image has no date. */
  readonly created: string;
  readonly platform: Platform;
  readonly labels: Readonly<Record<string, string>>;
  /** The digests of its unpacked layers, the lowest first. */
  readonly layers: readonly string[];
  /** `USER` as the image has it; empty when it has none. */
  readonly user: string;
  /** Bytes by the engine's own count: of the unpacked layers in the classic store, with the packed ones in containerd's. */
  readonly size: number;
}

/** Query parameters of an engine call; lists repeat the key, objects are sent as JSON. */
export type Query = Readonly<Record<string, string | readonly string[] | object | undefined>>;

interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Readable;
  /** Sent as JSON. */
  readonly json?: object;
  readonly signal: AbortSignal;
}

interface InspectAnswer {
  Id: string;
  RepoTags?: string[] | null;
  RepoDigests?: string[] | null;
  Created?: string;
  Os: string;
  Architecture: string;
  Variant?: string;
  Config?: { Labels?: Record<string, string> | null; User?: string } | null;
  RootFS?: { Layers?: string[] | null };
  Size?: number;
}

// The newest API this code was tried against; an older engine sets its own limit.
const newestApi = '1.51';

/** A Docker engine. Calls throw `ENGINE_DOWN` when it cannot be reached and `EngineRefusal` when it says no. */
export class Engine {
  readonly #modem: Docker['modem'];
  readonly #where: string;
  /** As `DOCKER_HOST` has it. */
  readonly address: string;
  readonly #signal: AbortSignal;
  #containerd: Promise<boolean> | undefined;
  /** Whether the engine is on this machine, as far as its address tells. */
  readonly local: boolean;
  /** The negotiated API version, `1.41`. */
  api = '';
  /** Whether the engine can build with BuildKit. */
  buildkit = false;

  private constructor(endpoint: Endpoint, signal: AbortSignal) {
    this.#modem = openModem(endpoint);
    this.address = addressOf(endpoint);
    this.#where = describe(endpoint);
    this.local = isLocal(endpoint);
    this.#signal = signal;
  }

  /** Connects and negotiates the API version; calls without a signal of their own are ended by `signal`. */
  static async connect(endpoint: Endpoint, signal: AbortSignal): Promise<Engine> {
    const engine = new Engine(endpoint, signal);
    await engine.#ping();
    return engine;
  }

  /** Whether the engine speaks at least this API version. */
  speaks(version: string): boolean {
    return compareVersions(this.api, version) >= 0;
  }

  /** Looks an image up by name, digest or id; undefined when the engine has none. */
  async inspect(reference: string): Promise<EngineImage | undefined> {
    try {
      const answer = await this.#json<InspectAnswer>({
        method: 'GET',
        path: `/images/${reference}/json`,
        signal: this.#signal,
      });
      return toImage(answer);
    } catch (error) {
      if (error instanceof EngineRefusal && error.status === 404) return undefined;
      throw error;
    }
  }

  /** The ids and names of all images. */
  async list(): Promise<Pick<EngineImage, 'id' | 'tags'>[]> {
    const rows = await this.#json<Pick<InspectAnswer, 'Id' | 'RepoTags'>[]>({
      method: 'GET',
      path: '/images/json',
      signal: this.#signal,
    });
    return rows.map(row => ({ id: row.Id, tags: namesOf(row.RepoTags) }));
  }

  /** Whether images are kept in containerd's store, where an image's id is no config digest. */
  usesContainerd(): Promise<boolean> {
    return (this.#containerd ??= this.#askStore());
  }

  /** Gives an image another name. */
  async tag(reference: string, repository: string, tag: string): Promise<void> {
    const path = `/images/${reference}/tag`;
    await this.#json({ method: 'POST', path, query: { repo: repository, tag }, signal: this.#signal });
  }

  /** Starts a build from a context tar; the answer is a stream of frames. */
  build(context: Readable, query: Query, registryConfig: object, signal: AbortSignal): Promise<Readable> {
    const headers = { 'Content-Type': 'application/x-tar', 'X-Registry-Config': encodeHeader(registryConfig) };
    return this.#stream({ method: 'POST', path: '/build', query, headers, body: context, signal });
  }

  /** Starts a pull; the answer is a stream of frames. */
  pull(query: Query, auth: object | undefined, signal: AbortSignal): Promise<Readable> {
    const headers = auth ? { 'X-Registry-Auth': encodeHeader(auth) } : {};
    return this.#stream({ method: 'POST', path: '/images/create', query, headers, signal });
  }

  /** Starts a pull-back of images as one tar, `docker save`'s. */
  save(reference: string, platform: Platform | undefined, signal: AbortSignal): Promise<Readable> {
    const query = { names: reference, ...(platform && this.speaks('1.48') ? { platform } : {}) };
    return this.#stream({ method: 'GET', path: '/images/get', query, signal });
  }

  /** Starts a load of one tar; the answer is a stream of frames. */
  load(tar: Readable, signal: AbortSignal): Promise<Readable> {
    const headers = { 'Content-Type': 'application/x-tar' };
    return this.#stream({ method: 'POST', path: '/images/load', headers, body: tar, signal });
  }

  /** Starts a push; the answer is a stream of frames. */
  push(repository: string, tag: string, auth: object, signal: AbortSignal): Promise<Readable> {
    const headers = { 'X-Registry-Auth': encodeHeader(auth) };
    return this.#stream({ method: 'POST', path: `/images/${repository}/push`, query: { tag }, headers, signal });
  }

  /** Removes a name, and the image with its last one. */
  async untag(reference: string, signal = this.#signal): Promise<void> {
    await this.#json({ method: 'DELETE', path: `/images/${reference}`, signal });
  }

  /** Asks anything else that is answered in one piece of JSON. */
  ask<T>(method: Call['method'], path: string, query: Query, signal: AbortSignal): Promise<T> {
    return this.#json<T>({ method, path, query, signal });
  }

  /** Posts JSON; the answer is one piece of JSON. */
  post<T>(path: string, query: Query, json: object, signal: AbortSignal): Promise<T> {
    return this.#json<T>({ method: 'POST', path, query, json, signal });
  }

  /** Asks anything else that is answered by a stream. */
  open(path: string, query: Query, signal: AbortSignal): Promise<IncomingMessage> {
    return this.#stream({ method: 'GET', path, query, signal });
  }

  /** Opens a raw two-way connection, as a build session needs it. */
  async hijack(path: string, headers: Readonly<Record<string, string | string[]>>): Promise<Duplex> {
    return (await this.#dial({ path, method: 'POST', hijack: true, headers: { ...headers } })) as Duplex;
  }

  async #askStore(): Promise<boolean> {
    const info = await this.#json<{ DriverStatus?: string[][] | null }>({
      method: 'GET',
      path: '/info',
      signal: this.#signal,
    });
    return (info.DriverStatus ?? []).some(
      ([key, value]) => key === 'driver-type' && value?.startsWith('io.containerd.'),
    );
  }

  async #ping(): Promise<void> {
    const answer = (await this.#dial({ path: '/_ping', method: 'GET', isStream: true })) as Readable & {
      headers: Record<string, string | undefined>;
    };
    answer.resume();
    const offered = answer.headers['api-version'] ?? '1.24';
    this.api = compareVersions(offered, newestApi) < 0 ? offered : newestApi;
    // 20.10 has BuildKit although it names the classic builder as its default.
    this.buildkit =
      answer.headers['builder-version'] === '2' || (this.speaks('1.41') && answer.headers['ostype'] === 'linux');
    (this.#modem as { version?: string }).version = `v${this.api}`;
  }

  #stream(call: Call): Promise<IncomingMessage> {
    return this.#dial({ ...dialOptions(call), isStream: true }) as Promise<IncomingMessage>;
  }

  async #json<T>(call: Call): Promise<T> {
    try {
      return (await this.#dial(dialOptions(call))) as T;
    } catch (error) {
      const { code = '' } = error as Failure;
      throw ['ECONNRESET', 'EPIPE'].includes(code) ? connectionLost(`a request to ${this.#where}`, error) : error;
    }
  }

  #dial(options: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#modem.dial({ statusCodes: accepted, abortSignal: this.#signal, ...options } as never, (error, result) => {
        if (error) reject(this.#translate(error));
        else resolve(result);
      });
    });
  }

  #translate(error: Failure): Error {
    if (error.statusCode !== undefined) return new EngineRefusal(error.statusCode, refusalText(error), error);
    if (error.code === undefined) return error;
    if (/CERT|SIGNATURE|SELF_SIGNED/.test(error.code)) {
      const message = `the Docker engine at ${this.#where} shows a certificate that is not trusted (${error.code})`;
      return new ActionError('ENGINE_TLS', message, {
        hint: 'Put the ca.pem of that engine into $DOCKER_CERT_PATH.',
        cause: error,
      });
    }
    if (!unreachable.has(error.code)) return error;
    return new ActionError('ENGINE_DOWN', `no Docker engine answers at ${this.#where} (${error.code})`, {
      hint: 'Start Docker on this runner, or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock',
      cause: error,
    });
  }
}

type Failure = Error & { statusCode?: number; code?: string; json?: { message?: string } | null };

const accepted = { 200: true, 201: true, 204: true, 101: true };
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'EACCES',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTSOCK',
]);

/** Writes an endpoint as a user would. */
export function describe(endpoint: Endpoint): string {
  return `${addressOf(endpoint)} (${endpoint.source})`;
}

function isLocal(endpoint: Endpoint): boolean {
  return endpoint.kind === 'unix' || /^(localhost|127(\.\d+){3}|::1)$/i.test(endpoint.host);
}

/** Compares two dotted versions by their numbers. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(text => text.split('.').map(Number));
  const differs = (left ?? []).findIndex((part, i) => part !== (right?.[i] ?? 0));
  return differs < 0 ? 0 : (left?.[differs] ?? 0) - (right?.[differs] ?? 0);
}

// docker-modem takes what is not given from DOCKER_HOST, so every field is given.
function openModem(endpoint: Endpoint): Docker['modem'] {
  const none = { host: undefined, port: undefined, socketPath: undefined, protocol: 'http', agent: undefined };
  if (endpoint.kind === 'unix') return new Docker({ ...none, socketPath: endpoint.path } as never).modem;
  const { host, port, tls } = endpoint;
  if (!tls) return new Docker({ ...none, host, port } as never).modem;
  const { verify, ...material } = tls;
  // docker-modem knows no way to leave a certificate unverified; its agent does.
  const agent = new Agent({ ...material, rejectUnauthorized: verify });
  return new Docker({ ...none, host, port, protocol: 'https', agent } as never).modem;
}

function dialOptions(call: Call): object {
  const { query, body, json = {}, signal, headers, ...rest } = call;
  const asked = query && Object.keys(query).length > 0;
  const sends = asked || call.json;
  return {
    ...rest,
    path: asked ? `${call.path}?` : call.path,
    // docker-modem sends the options of a POST as its body unless another body is given.
    ...(sends ? { options: { _query: query ?? {}, _body: json } } : {}),
    ...(headers ? { headers } : {}),
    ...(body ? { file: body } : {}),
    abortSignal: signal,
  };
}

// Engines before 23 want the padding that Node's own base64url leaves out.
function encodeHeader(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

function refusalText(error: Failure): string {
  return error.json?.message ?? error.message.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim();
}

/** The names in an engine's answer; older engines write `<none>` where there is none. */
export function namesOf(names: readonly string[] | null | undefined): string[] {
  return (names ?? []).filter(name => !name.includes('<none>'));
}

function toImage(answer: InspectAnswer): EngineImage {
  const { Os: os, Architecture: architecture, Variant: variant } = answer;
  return {
    id: answer.Id,
    tags: namesOf(answer.RepoTags),
    digests: namesOf(answer.RepoDigests),
    created: answer.Created ?? '',
    platform: { os, architecture, ...(variant ? { variant } : {}) },
    labels: answer.Config?.Labels ?? {},
    layers: answer.RootFS?.Layers ?? [],
    user: answer.Config?.User ?? '',
    size: answer.Size ?? 0,
  };
}
