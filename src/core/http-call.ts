import { once } from 'node:events';
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { createSecureContext, getCACertificates, type SecureContext, type TLSSocket } from 'node:tls';
import { trustSystem } from './authorities.ts';
import { ActionError } from './errors.ts';
import { explainHttp, kindOfFailure } from './http-failure.ts';
import { proxyFor } from './http-proxy.ts';
import { isLoopback } from './network.ts';
import { probeTls } from './tls-probe.ts';

export type HttpMethod = 'GET' | 'HEAD' | 'POST';

/** One request. */
export interface HttpCall {
  readonly method?: HttpMethod;
  readonly url: URL;
  /** `undefined` is left out. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** What TLS connections need in addition to the authorities that every program knows; PEM. */
export interface ConnectionTls {
  /** Authorities of servers, in addition to those of Node and of the system. */
  readonly authorities: readonly string[];
  /** Our own certificate, for a server that asks for one; comes with `key`. */
  readonly cert?: string;
  readonly key?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const ignore = () => undefined;
// Milliseconds.
const authorityTimeLimit = 5000;
const usualTls = () => Promise.resolve(undefined);

/** Connections to HTTP servers, kept for further calls until they are disposed of. HTTP_PROXY, HTTPS_PROXY and NO_PROXY apply. */
export class HttpConnections implements Disposable {
  readonly #env: Env;
  readonly #readTls: () => Promise<ConnectionTls | undefined>;
  // By scheme and proxy.
  readonly #agents = new Map<string, HttpAgent>();
  readonly #unproved = new Set<string>();
  #context: Promise<SecureContext | undefined> | undefined;

  /** `readTls` is asked once, before the first connection by TLS. */
  constructor(env: Env, readTls: () => Promise<ConnectionTls | undefined> = usualTls) {
    this.#env = env;
    this.#readTls = readTls;
  }

  /**
   * Sends a request and gives the answer, whatever its status and undecoded; throws `HttpFailure` when there is none,
   * and what `readTls` throws. Redirects are not followed. A server on this machine need not prove who it is, because
   * it may do without TLS as well.
   */
  async send(call: HttpCall, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await this.#sendTrusting(call, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ActionError) throw error;
      const proxy = proxyFor(call.url, this.#env);
      const authority = kindOfFailure(error) === 'authority' ? await this.#readAuthority(call.url, signal) : undefined;
      throw explainHttp({ host: call.url.host, proxy: proxy && URL.parse(proxy)?.host, authority }, error);
    }
  }

  /** Whether a server on this machine answers by TLS; throws `HttpFailure` when nothing answers. */
  async speaksTls(url: URL, signal: AbortSignal): Promise<boolean> {
    try {
      return await probeTls(url, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw explainHttp({ host: url.host }, error);
    }
  }

  /** Takes any certificate of a server, `host[:port]`, from now on. */
  acceptAnyCertificate(host: string): void {
    this.#unproved.add(host);
  }

  [Symbol.dispose](): void {
    for (const agent of this.#agents.values()) agent.destroy();
  }

  // The authorities of the system are read only when they are needed.
  async #sendTrusting(call: HttpCall, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await this.#send(call, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (kindOfFailure(error) === 'authority' && (await trustSystem(this.#env))) return this.#send(call, signal);
      throw error;
    }
  }

  async #send({ method = 'GET', url, headers, body }: HttpCall, signal: AbortSignal): Promise<IncomingMessage> {
    // Node refuses a header that is undefined.
    const given = Object.entries(headers).filter(([, value]) => value !== undefined);
    const sentHeaders = { 'user-agent': 'docker-archive-action', ...Object.fromEntries(given) };
    const options = { method, headers: sentHeaders, signal, agent: await this.#agentFor(url) };
    const sent =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, rejectUnauthorized: !isLoopback(url) && !this.#unproved.has(url.host) })
        : requestHttp(url, options);
    // After the answer has begun, its stream reports what breaks.
    sent.on('error', ignore);
    // Between two requests, nobody else listens to the socket.
    sent.once('socket', socket => socket.off('error', ignore).on('error', ignore));
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return answer;
  }

  async #agentFor(url: URL): Promise<HttpAgent> {
    const secureContext = url.protocol === 'https:' ? await (this.#context ??= this.#readContext()) : undefined;
    const proxy = proxyFor(url, this.#env);
    const name = `${url.protocol}${proxy ?? ''}`;
    const options = { keepAlive: true, proxyEnv: { http_proxy: proxy, https_proxy: proxy } };
    const agent =
      this.#agents.get(name) ??
      (url.protocol === 'https:' ? new HttpsAgent({ ...options, secureContext }) : new HttpAgent(options));
    this.#agents.set(name, agent);
    return agent;
  }

  // As in the Docker engine, the authorities of one server are trusted in addition to those of the system.
  async #readContext(): Promise<SecureContext | undefined> {
    const found = await this.#readTls();
    if (!found) return undefined;
    await trustSystem(this.#env);
    const { authorities, cert, key } = found;
    return createSecureContext({ ca: [...getCACertificates('default'), ...authorities], cert, key });
  }

  // Who issued the certificate that is not accepted; nothing that is secret is sent.
  async #readAuthority(url: URL, signal: AbortSignal): Promise<string | undefined> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(authorityTimeLimit)]);
    const options = { agent: await this.#agentFor(url), rejectUnauthorized: false, signal: limited };
    const sent = requestHttps(url.origin, options);
    sent.on('error', ignore);
    try {
      const [socket] = (await once(sent, 'socket')) as [TLSSocket];
      if (Object.keys(socket.getPeerCertificate()).length === 0) await once(socket, 'secureConnect');
      return issuerOf(socket.getPeerCertificate(true));
    } catch {
      signal.throwIfAborted();
      return undefined;
    } finally {
      sent.destroy();
    }
  }
}

/** A certificate that a server shows, and the one it shows of its issuer. */
interface ShownCertificate {
  readonly issuer: { readonly CN?: string | string[]; readonly O?: string | string[] };
  readonly issuerCertificate?: ShownCertificate;
}

// The last certificate that a server shows is its authority's, or names it.
function issuerOf(leaf: ShownCertificate): string | undefined {
  const chain = new Set<ShownCertificate>();
  for (let each: ShownCertificate | undefined = leaf; each && !chain.has(each); each = each.issuerCertificate) {
    chain.add(each);
  }
  const { CN, O } = [...chain].at(-1)?.issuer ?? {};
  return [CN, O].flat().find(Boolean);
}

/** Reads a whole answer; undefined when it is larger than `limit` bytes. */
export async function readAnswer(answer: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
