import { once } from 'node:events';
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { codeOf, messageOf } from './errors.ts';
import { readProxies } from './http-proxy.ts';

/** The error for a request without an answer. */
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
  /** `undefined` is left out. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

const ignore = () => undefined;

/** Connections to HTTP servers, kept for further calls until they are disposed of. HTTP_PROXY, HTTPS_PROXY and NO_PROXY apply. */
export class HttpConnections implements Disposable {
  readonly #plain: HttpAgent;
  readonly #secure: HttpsAgent;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const proxyEnv = readProxies(env);
    this.#plain = new HttpAgent({ keepAlive: true, proxyEnv });
    this.#secure = new HttpsAgent({ keepAlive: true, proxyEnv });
  }

  /** Sends a request and gives the answer, whatever its status and undecoded; throws `HttpFailure` when there is none. Redirects are not followed. */
  async send({ method = 'GET', url, headers, body }: HttpCall, signal: AbortSignal): Promise<IncomingMessage> {
    // Node refuses a header that is undefined.
    const given = Object.entries(headers).filter(([, value]) => value !== undefined);
    const options = {
      method,
      headers: { 'user-agent': 'docker-archive-action', ...Object.fromEntries(given) },
      signal,
    };
    const sent =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, agent: this.#secure })
        : requestHttp(url, { ...options, agent: this.#plain });
    // After the answer has begun, its stream reports what breaks.
    sent.on('error', ignore);
    // Between two requests, nobody else listens to the socket.
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
