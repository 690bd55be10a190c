import { once } from 'node:events';
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { codeOf, messageOf } from './errors.ts';
import { readProxies } from './http-proxy.ts';

/** A request that got no answer. */
export class HttpFailure extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'HttpFailure';
  }
}

export type HttpMethod = 'GET' | 'HEAD' | 'POST';

/** One request. */
export interface HttpCall {
  readonly method?: HttpMethod;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

const ignore = () => undefined;

/** Connections to HTTP servers, kept for further calls until disposed of; by the proxies of HTTP_PROXY, HTTPS_PROXY, NO_PROXY. */
export class HttpConnections implements Disposable {
  readonly #plain: HttpAgent;
  readonly #secure: HttpsAgent;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const proxyEnv = readProxies(env);
    this.#plain = new HttpAgent({ keepAlive: true, proxyEnv });
    this.#secure = new HttpsAgent({ keepAlive: true, proxyEnv });
  }

  /** Sends a request and gives the answer whatever its status; redirects are not followed, bytes are given as they come. */
  async send({ method = 'GET', url, headers, body }: HttpCall, signal: AbortSignal): Promise<IncomingMessage> {
    const options = { method, headers: { 'user-agent': 'docker-archive-action', ...headers }, signal };
    const sent =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, agent: this.#secure })
        : requestHttp(url, { ...options, agent: this.#plain });
    // What breaks after the answer has begun is told to whoever reads it.
    sent.on('error', ignore);
    // Between the last byte of an answer and the next request, nobody else listens.
    sent.once('socket', socket => socket.off('error', ignore).on('error', ignore));
    sent.end(body);
    try {
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      throw new HttpFailure(`${url.host} cannot be reached (${codeOf(error) || messageOf(error)})`, error);
    }
  }

  [Symbol.dispose](): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }
}

/** Reads an answer as a whole; undefined when it is larger than `limit` bytes. */
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
