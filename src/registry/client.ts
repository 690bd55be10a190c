import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { HttpConnections, type HttpMethod } from '../core/http-call.ts';
import { HttpFailure } from '../core/http-failure.ts';
import { isLoopback } from '../core/network.ts';
import type { CredentialStore } from '../docker/credentials.ts';
import type { Reference } from '../image/reference.ts';
import { isAsSafe, pullScope, repositoryUrl, withoutTls } from './address.ts';
import { RegistryAuth } from './auth.ts';
import { readRegistryCertificates } from './certificates.ts';
import { readRefusal, RegistryRefusal } from './refusal.ts';

/** What a client of a registry needs from the step. */
export interface RegistryAccess {
  readonly credentials: CredentialStore;
  /** Names the proxies, and where certificates are. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a registry, `host[:port]`, that cannot be asked with TLS may be asked without; called only then. */
  readonly acceptsInsecure?: (host: string) => Promise<boolean>;
}

type Headers = Readonly<Record<string, string | undefined>>;

const redirects = 5;

/** Reads one repository of a registry, by the pull part of the OCI distribution protocol. */
export class RegistryClient implements Disposable {
  readonly #connections: HttpConnections;
  readonly #auth: RegistryAuth;
  readonly #secure: URL;
  readonly #acceptsInsecure: () => Promise<boolean>;
  #url: Promise<URL> | undefined;

  constructor(image: Reference, { credentials, env, acceptsInsecure }: RegistryAccess) {
    this.#connections = new HttpConnections(env, () => readRegistryCertificates(image.host, env));
    this.#secure = repositoryUrl(image);
    this.#acceptsInsecure = () => acceptsInsecure?.(image.host) ?? Promise.resolve(false);
    this.#auth = new RegistryAuth({
      connections: this.#connections,
      credential: () => credentials.forHost(image.host),
      mask: secret => credentials.mask(secret),
      scope: pullScope(image),
    });
  }

  /** The registry's address, `registry-1.docker.io` for Docker Hub. */
  get host(): string {
    return this.#secure.host;
  }

  /** Asks for something below the repository, once; throws `RegistryRefusal` for any status but 200 and 206. */
  get(path: string, headers: Headers, signal: AbortSignal): Promise<IncomingMessage> {
    return this.#ask('GET', path, headers, signal);
  }

  /** Asks for the headers of what `get` would give. */
  async head(path: string, headers: Headers, signal: AbortSignal): Promise<IncomingHttpHeaders> {
    const answer = await this.#ask('HEAD', path, headers, signal);
    answer.resume();
    return answer.headers;
  }

  [Symbol.dispose](): void {
    this.#connections[Symbol.dispose]();
  }

  async #ask(method: HttpMethod, path: string, headers: Headers, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await this.#askAuthorized(method, path, headers, signal);
    } catch (error) {
      if (!(await this.#findInsecure(error))) throw error;
      return this.#askAuthorized(method, path, headers, signal);
    }
  }

  async #askAuthorized(
    method: HttpMethod,
    path: string,
    headers: Headers,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    for (let renewals = 0; ; renewals++) {
      const used = this.#auth.header;
      const base = await this.#findUrl(signal);
      const { answer, url, own } = await this.#follow(base, method, path, headers, used, signal);
      const { statusCode: status = 0 } = answer;
      if (status === 200 || status === 206) return answer;
      const challenge = answer.headers['www-authenticate'];
      const refusal = await readRefusal(answer, url);
      // Only the registry itself may ask for credentials, and once: what it then refuses will not get better.
      if (status !== 401 || !own || challenge === undefined || renewals > 0) throw refusal;
      if (!(await this.#auth.renew(used, challenge, base, signal))) throw refusal;
    }
  }

  // A registry on this machine may speak TLS or not, and like the engine we try.
  async #findUrl(signal: AbortSignal): Promise<URL> {
    if (!isLoopback(this.#secure)) return (await this.#url) ?? this.#secure;
    this.#url ??= this.#connections
      .speaksTls(this.#secure, signal)
      .then(speaks => (speaks ? this.#secure : withoutTls(this.#secure)));
    try {
      return await this.#url;
    } catch (error) {
      this.#url = undefined;
      throw error;
    }
  }

  // The engine's own order: with any certificate, then without TLS.
  async #findInsecure(error: unknown): Promise<boolean> {
    if (!(error instanceof HttpFailure) || error.host !== this.host || this.#url !== undefined) return false;
    if (error.kind === 'client-certificate' || !(await this.#acceptsInsecure())) return false;
    const isSecure = error.kind === 'authority' || error.kind === 'certificate';
    if (isSecure) this.#connections.acceptAnyCertificate(this.host);
    this.#url = Promise.resolve(isSecure ? this.#secure : withoutTls(this.#secure));
    return true;
  }

  async #follow(
    base: URL,
    method: HttpMethod,
    path: string,
    headers: Headers,
    authorization: string | undefined,
    signal: AbortSignal,
  ): Promise<{ answer: IncomingMessage; url: URL; own: boolean }> {
    let url = new URL(path, base);
    let own = true;
    for (let hops = 0; ; hops++) {
      const sent = { ...headers, authorization: own ? authorization : undefined };
      const answer = await this.#connections.send({ method, url, headers: sent }, signal);
      const location = locationOf(answer);
      if (location === undefined) return { answer, url, own };
      answer.resume();
      const next = readTarget(location, url);
      if (hops === redirects) throw new RegistryRefusal(0, `${this.host} redirects more than ${redirects} times`);
      // After a redirect to another server the authorization is not sent again, even where that leads back.
      own &&= next.origin === base.origin;
      url = next;
    }
  }
}

function locationOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

function readTarget(location: string, from: URL): URL {
  const target = URL.parse(location, from.href);
  if (target && isAsSafe(target, from)) return target;
  throw new RegistryRefusal(0, `${from.host} redirects to an address that is not https`);
}
