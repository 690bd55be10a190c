import type { IncomingMessage } from 'node:http';
import { Agent } from 'node:https';
import { addAbortSignal, Duplex, type Readable } from 'node:stream';
import Docker from 'dockerode';
import { ActionError } from '../core/errors.ts';
import { IdleTimeout } from '../core/idle-timeout.ts';
import { compareVersions } from './api-version.ts';
import { addressOf, describeEndpoint, isLocal, type Endpoint } from './endpoint.ts';
import { parsePlatform, type Platform } from '../image/platform.ts';
import { readEngineAnswer } from './answer.ts';
import { connectionLost, explainCall, isConnectionError, orMissing, strangeAnswer } from './errors.ts';
import { acceptsInsecure, type RegistryConfig } from './insecure-registries.ts';
import { availablePlatforms, toEngineImage, toListedImage } from './image.ts';
import type { EngineImage, ImageRow, InspectedImage, ListedImage } from './image.ts';
import { retryNameConflicts } from './name-conflict.ts';

/** Query parameters; lists repeat the key, objects are sent as JSON, `undefined` is left out. */
export type Query = Readonly<Record<string, string | readonly string[] | object | undefined>>;

/** A call for which dockerode has no method, or none that sends what is needed. */
export interface EngineRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: object;
  /** Sent as it arrives. */
  readonly body?: Readable;
}

/** How all requests to an engine are made. */
export interface EngineSettings {
  /** The API version to use, `1.41`; empty: the newest that both sides know. */
  readonly apiVersion: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds without a sign of life after which a call is given up with `IDLE`, 0 for no limit. */
  readonly idleTimeout: number;
}

/** What an engine says about itself in its answer to a ping. */
interface PingAnswer {
  readonly api: string;
  readonly buildkit: boolean;
  readonly podman: boolean;
}

/** What is used of an engine's information about itself. */
interface EngineInfo {
  readonly OSType?: string;
  /** As the kernel calls it. */
  readonly Architecture?: string;
  readonly DriverStatus?: readonly string[][] | null;
  readonly RegistryConfig?: RegistryConfig;
}

type DialOptions = Parameters<Docker['modem']['dial']>[0];

// The newest API this code was tried against; an older engine sets its own limit.
const newestApi = '1.51';

// Milliseconds. A ping costs an engine nothing.
const pingLimit = 30_000;

const defaults: EngineSettings = { apiVersion: '', headers: {}, idleTimeout: 0 };

/** A Docker engine. Calls throw `ENGINE_DOWN` when it cannot be reached, `ENGINE_LOST` when it goes away, and `EngineRefusal` when it refuses. */
export class Engine {
  readonly #docker: Docker;
  readonly #name: string;
  readonly #settings: EngineSettings;
  readonly #signal: AbortSignal;
  #info: Promise<EngineInfo> | undefined;
  #containerd: Promise<boolean> | undefined;
  /** As `DOCKER_HOST` has it. */
  readonly address: string;
  /** Whether the engine is on this machine, judged by its address. */
  readonly local: boolean;
  /** The negotiated API version, `1.41`. */
  readonly api: string;
  /** Whether the engine can build with BuildKit. */
  readonly buildkit: boolean;
  /** Whether it is podman, which speaks the same API. */
  readonly podman: boolean;

  private constructor(
    endpoint: Endpoint,
    { api, buildkit, podman }: PingAnswer,
    settings: EngineSettings,
    signal: AbortSignal,
  ) {
    this.#docker = new Docker({ ...connectionOf(endpoint), version: `v${api}` });
    this.#settings = settings;
    this.#name = describeEndpoint(endpoint);
    this.#signal = signal;
    this.address = addressOf(endpoint);
    this.local = isLocal(endpoint);
    this.api = api;
    this.buildkit = buildkit;
    this.podman = podman;
  }

  /**
   * Connects and negotiates the API version, unless the settings have one; calls without a signal of their own end with
   * `signal`. Throws `ENGINE_API` for a version that the engine does not have.
   */
  static async connect(endpoint: Endpoint, signal: AbortSignal, settings = defaults): Promise<Engine> {
    const name = describeEndpoint(endpoint);
    const limit = Math.min(settings.idleTimeout || pingLimit, pingLimit);
    using idle = new IdleTimeout(`the Docker engine at ${name} (ping)`, limit, signal);
    const docker = bind(new Docker(connectionOf(endpoint)), name, settings, idle.signal);
    try {
      return new Engine(endpoint, await ping(docker, settings.apiVersion.replace(/^v/, '')), settings, signal);
    } catch (error) {
      idle.signal.throwIfAborted();
      throw isConnectionError(error) ? connectionLost(`a request to ${name}`, error) : error;
    }
  }

  /** Whether the engine speaks at least this API version. */
  speaks(version: string): boolean {
    return compareVersions(this.api, version) >= 0;
  }

  /** dockerode, whose calls end with `signal` and throw as those of this class. */
  client(signal = this.#signal): Docker {
    return bind(this.#docker, this.#name, this.#settings, signal);
  }

  /** Looks an image up by name, digest or id; undefined when the engine has none. */
  async inspect(reference: string): Promise<EngineImage | undefined> {
    const answer = await orMissing(this.client().getImage(reference).inspect());
    if (!answer || answer.Os !== '' || !this.speaks('1.49')) return answer && toEngineImage(answer);
    return toEngineImage((await this.#inspectForeign(reference)) ?? answer);
  }

  // Docker 29 says nothing about an image for a platform other than its own unless it is asked for that platform.
  async #inspectForeign(reference: string): Promise<InspectedImage | undefined> {
    const ask = (query: Query) =>
      this.ask<InspectedImage>({ method: 'GET', path: `/images/${reference}/json`, query }, this.#signal);
    const [platform, ...others] = availablePlatforms(await ask({ manifests: '1' }));
    return platform && others.length === 0 ? ask({ platform }) : undefined;
  }

  /** All images. */
  async list(signal = this.#signal): Promise<ListedImage[]> {
    const rows: unknown = await this.client(signal).listImages();
    if (!Array.isArray(rows)) throw strangeAnswer('a list of images');
    return (rows as ImageRow[]).map(toListedImage);
  }

  /** Gives an image another name, even while other clients give that name to theirs: the last one keeps it. */
  async tag(reference: string, repository: string, tag: string): Promise<void> {
    const image = this.client().getImage(reference);
    await retryNameConflicts(() => image.tag({ repo: repository, tag }), this.#signal);
  }

  /** Removes a name, and the image with its last one. */
  async untag(reference: string, signal = this.#signal): Promise<void> {
    await this.client(signal).getImage(reference).remove();
  }

  /** Whether images are kept in containerd's store, where an image's id is not its config digest. */
  usesContainerd(): Promise<boolean> {
    return (this.#containerd ??= this.#askStore());
  }

  /** Sends a request whose answer is read as it arrives. */
  async open(request: EngineRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const answer = await dial(this.client(signal), { ...toDialOptions(request), isStream: true });
    // Otherwise the reader would mistake our own abort for the engine closing the connection.
    return addAbortSignal(signal, answer as IncomingMessage);
  }

  /** Sends a request whose answer is one JSON document. */
  async ask<T>(request: EngineRequest, signal: AbortSignal): Promise<T> {
    return (await dial(this.client(signal), toDialOptions(request))) as T;
  }

  /** Opens a raw two-way connection, as a build session needs it; throws `ENGINE_ANSWER` where the engine refuses it. */
  async hijack(path: string, headers: Readonly<Record<string, string | string[]>>): Promise<Duplex> {
    const opened = await dial(this.client(), { path, method: 'POST', hijack: true, headers: { ...headers } });
    if (!(opened instanceof Duplex)) throw strangeAnswer('a two-way connection');
    return opened;
  }

  /** The platform that the engine runs images of; undefined if it does not say. */
  async platform(): Promise<Platform | undefined> {
    const { OSType = '', Architecture = '' } = await this.#askInfo();
    return parsePlatform(`${OSType}/${Architecture}`);
  }

  /** Whether the engine accepts a registry, `host[:port]`, without TLS or with any certificate. */
  async acceptsInsecure(host: string): Promise<boolean> {
    return acceptsInsecure((await this.#askInfo()).RegistryConfig, host);
  }

  #askInfo(): Promise<EngineInfo> {
    return (this.#info ??= this.client().info() as Promise<EngineInfo>);
  }

  async #askStore(): Promise<boolean> {
    const { DriverStatus } = await this.#askInfo();
    return (DriverStatus ?? []).some(([key, value]) => key === 'driver-type' && value?.startsWith('io.containerd.'));
  }
}

// dockerode's own ping gives no headers.
async function ping(docker: Docker, askedVersion: string): Promise<PingAnswer> {
  const answer = (await dial(docker, { path: '/_ping', method: 'GET', isStream: true })) as IncomingMessage;
  answer.resume();
  const podman = 'libpod-api-version' in answer.headers;
  const { 'api-version': offered, 'builder-version': builder, ostype } = answer.headers;
  if (offered === undefined) throw strangeAnswer('a ping');
  const newest = compareVersions(String(offered), newestApi) < 0 ? String(offered) : newestApi;
  const api = askedVersion || newest;
  if (!/^\d+\.\d+$/.test(api) || compareVersions(api, String(offered)) > 0) throw noSuchApi(api, String(offered));
  // 20.10 has BuildKit although it names the classic builder as its default.
  return { api, buildkit: builder === '2' || (compareVersions(api, '1.41') >= 0 && ostype === 'linux'), podman };
}

function noSuchApi(asked: string, offered: string): ActionError {
  const message = `DOCKER_API_VERSION is ${JSON.stringify(asked)}, allowed: versions up to ${offered}, the newest of this engine`;
  return new ActionError('ENGINE_API', message, { hint: `env:\n  DOCKER_API_VERSION: '${offered}'` });
}

/**
 * The same dockerode with our errors, and with a signal and a limit for all calls: not every method takes one. It would
 * wait forever for the rest of a document that breaks off, so documents are read here.
 */
function bind(docker: Docker, name: string, { headers, idleTimeout }: EngineSettings, signal: AbortSignal): Docker {
  const { modem } = docker;
  const send = (options: DialOptions, abortSignal: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const sent = { ...options, headers: { ...headers, ...options.headers }, abortSignal };
      modem.dial(sent, (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result)));
    });
  const ask = async (options: DialOptions): Promise<unknown> => {
    const opened = options.hijack === true;
    const streamed = options.isStream === true || options.openStdin === true;
    const what = `the Docker engine at ${name} (${options.method ?? ''} ${options.path.replace(/\?$/, '')})`;
    using idle = new IdleTimeout(what, streamed ? 0 : idleTimeout, signal);
    try {
      if (streamed) return await send(options, signal);
      if (opened) return await send(options, idle.signal);
      return await readEngineAnswer((await send({ ...options, isStream: true }, idle.signal)) as IncomingMessage);
    } catch (error) {
      if (!streamed) idle.signal.throwIfAborted();
      throw explainCall(error as Error, name, streamed || opened);
    }
  };
  const call: typeof modem.dial = (options, callback) => {
    ask(options).then(
      result => callback?.(null, result as object | null),
      (error: unknown) => callback?.(error as Error, null),
    );
  };
  return Object.create(docker, {
    modem: { value: Object.create(modem, { dial: { value: call } }) as unknown },
  }) as Docker;
}

function dial(docker: Docker, options: DialOptions): Promise<unknown> {
  const statusCodes = { 101: true, 200: true, 201: true, 204: true };
  return new Promise((resolve, reject) => {
    docker.modem.dial({ statusCodes, ...options }, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

function toDialOptions({ method, path, query = {}, headers, json, body }: EngineRequest): DialOptions {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return {
    method,
    path: given.length > 0 ? `${path}?` : path,
    // docker-modem sends the query of a POST as its body unless there is another one.
    options: { _query: Object.fromEntries(given), _body: json ?? {} },
    // A copy, because docker-modem adds to it.
    headers: { ...headers },
    file: body,
  };
}

// docker-modem takes what is not given from DOCKER_HOST, so every field is given.
function connectionOf(endpoint: Endpoint) {
  const none = { host: undefined, port: undefined, socketPath: undefined, protocol: 'http' as const, agent: undefined };
  if (endpoint.kind === 'unix') return { ...none, socketPath: endpoint.path };
  const { host, port, tls } = endpoint;
  if (!tls) return { ...none, host, port };
  const { verify, ...material } = tls;
  // docker-modem cannot leave a certificate unverified; its agent can.
  const agent = new Agent({ ...material, rejectUnauthorized: verify });
  return { ...none, host, port, protocol: 'https' as const, agent };
}
