import type { IncomingMessage } from 'node:http';
import { addAbortSignal, Duplex } from 'node:stream';
import { IdleTimeout } from '../core/idle-timeout.ts';
import { parsePlatform, samePlatform, type Platform } from '../image/platform.ts';
import { compareVersions } from './api-version.ts';
import { bindClient, dial, openClient, toDialOptions } from './dockerode.ts';
import type { EngineClient, EngineRequest, EngineSettings, Query } from './dockerode.ts';
import { addressOf, describeEndpoint, isLocal, type Endpoint } from './endpoint.ts';
import { connectionLost, isConnectionError, orMissing, strangeAnswer } from './errors.ts';
import { availablePlatforms, platformOf, toEngineImage, toListedImage } from './image.ts';
import type { EngineImage, ImageRow, InspectedImage, ListedImage } from './image.ts';
import { acceptsInsecure, type RegistryConfig } from './insecure-registries.ts';
import { retryNameConflicts } from './name-conflict.ts';
import { pingEngine, type PingAnswer } from './ping.ts';

/** What is used of an engine's information about itself. */
interface EngineInfo {
  readonly OSType?: string;
  /** As the kernel calls it. */
  readonly Architecture?: string;
  readonly DriverStatus?: readonly string[][] | null;
  readonly RegistryConfig?: RegistryConfig;
}

// Milliseconds. A ping costs an engine nothing.
const pingLimit = 30_000;

const defaults: EngineSettings = { apiVersion: '', headers: {}, idleTimeout: 0 };

/** A Docker engine. Calls throw `ENGINE_DOWN` when it cannot be reached, `ENGINE_LOST` when it goes away, and `EngineRefusal` when it refuses. */
export class Engine {
  readonly #client: EngineClient;
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
    this.#client = openClient(endpoint, api);
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
    const client = bindClient(openClient(endpoint), name, settings, idle.signal);
    try {
      return new Engine(endpoint, await pingEngine(client, settings.apiVersion.replace(/^v/, '')), settings, signal);
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
  client(signal = this.#signal): EngineClient {
    return bindClient(this.#client, this.#name, this.#settings, signal);
  }

  /**
   * Looks an image up by name, digest or id; undefined when the engine has none. An image for several platforms is
   * shown for `platform` where the engine has it for that, else for the engine's own.
   */
  async inspect(reference: string, platform?: Platform): Promise<EngineImage | undefined> {
    const answer = await orMissing(this.client().getImage(reference).inspect());
    return answer && toEngineImage((await this.#inspectFor(platform, reference, answer)) ?? answer);
  }

  /** The platforms for which the engine has all of an image; none where the engine does not say. */
  async platforms(reference: string): Promise<Platform[]> {
    if (!this.speaks('1.48') || !(await this.usesContainerd())) return [];
    const answer = await orMissing(this.#askImage(reference, { manifests: '1' }));
    return answer ? availablePlatforms(answer) : [];
  }

  // Docker 29 says nothing about an image for a platform other than its own unless it is asked for that platform.
  async #inspectFor(
    asked: Platform | undefined,
    reference: string,
    shown: InspectedImage,
  ): Promise<InspectedImage | undefined> {
    if (!this.speaks('1.49')) return undefined;
    const [platform, ...others] = shown.Os === '' ? await this.platforms(reference) : [];
    const only = others.length === 0 ? platform : undefined;
    for (const wanted of [asked, only]) {
      if (!wanted || samePlatform(platformOf(shown), wanted)) continue;
      const found = await orMissing(this.#askImage(reference, { platform: wanted }));
      // The engine gives as the id the digest of that platform's manifest, by which it does not find the image.
      if (found && found.Os !== '') return { ...found, Id: shown.Id };
    }
    return undefined;
  }

  #askImage(reference: string, query: Query): Promise<InspectedImage> {
    return this.ask({ method: 'GET', path: `/images/${reference}/json`, query }, this.#signal);
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
