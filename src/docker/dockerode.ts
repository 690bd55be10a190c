import type { IncomingMessage } from 'node:http';
import { Agent } from 'node:https';
import type { Readable } from 'node:stream';
import Docker from 'dockerode';
import { IdleTimeout } from '../core/idle-timeout.ts';
import { readEngineAnswer } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { explainCall } from './errors.ts';

/** The client of an engine. */
export type EngineClient = Docker;

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

type DialOptions = Parameters<Docker['modem']['dial']>[0];

/**
 * The same dockerode with our errors, and with a signal and a limit for all calls: not every method takes one. It would
 * wait forever for the rest of a document that breaks off, so documents are read here.
 */
export function bindClient(
  docker: Docker,
  name: string,
  { headers, idleTimeout }: EngineSettings,
  signal: AbortSignal,
): Docker {
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

/** Makes one call. */
export function dial(docker: Docker, options: DialOptions): Promise<unknown> {
  const statusCodes = { 101: true, 200: true, 201: true, 204: true };
  return new Promise((resolve, reject) => {
    docker.modem.dial({ statusCodes, ...options }, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

/** The options of a call. */
export function toDialOptions({ method, path, query = {}, headers, json, body }: EngineRequest): DialOptions {
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

/** Opens dockerode for an engine; `version` is `1.41`, none before it is negotiated. */
export function openClient(endpoint: Endpoint, version?: string): Docker {
  return new Docker({ ...connectionOf(endpoint), version: version && `v${version}` });
}

// docker-modem fills in what is missing from DOCKER_HOST, so every field is given.
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
