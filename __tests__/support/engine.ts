import { createReadStream } from 'node:fs';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { makeTar } from './tars.ts';

/** What a request to an engine may carry beside its method and path. */
export interface EngineRequest {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream or a buffer is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** DOCKER_HOST of an engine other than the one under test. */
  readonly host?: string;
}

/** The part of `docker image inspect` that tests need; `Id` is the engine's. */
export interface EngineImage {
  readonly Id: string;
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
  readonly Created?: string;
  readonly Architecture: string;
  readonly Os: string;
  readonly Size: number;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> | null };
  readonly RootFS: { readonly Layers: readonly string[] };
}

/** DOCKER_HOST of the engine under test; throws if there is none, so that no test is skipped for it. */
export function engineHost(): string {
  const host = process.env['DOCKER_HOST'];
  if (host) return host;
  throw new Error('DOCKER_HOST is not set: run the tests by `npm test`, which finds or starts an engine');
}

/** Calls the engine's API without using src/; gives the answer, whatever its status. */
export function openEngine(method: string, path: string, call: EngineRequest = {}): Promise<IncomingMessage> {
  const { body, headers } = bodyOf(call);
  const search = new URLSearchParams(call.query).toString();
  const options = {
    ...addressOf(call.host ?? engineHost()),
    method,
    path: search ? `${path}?${search}` : path,
    headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request(options, resolve);
    sent.on('error', reject);
    pipeline(body, sent).catch(reject);
  });
}

/** Calls the engine's API and gives the JSON of the answer; throws on an error status. */
export async function engineApi(method: string, path: string, call: EngineRequest = {}): Promise<unknown> {
  const answer = await openEngine(method, path, call);
  await refuseErrors(answer, `${method} ${path}`);
  return answer.headers['content-type']?.startsWith('application/json') ? json(answer) : text(answer);
}

/** Builds an image of these files, including a `Dockerfile`, all executable; gives the engine's Id of it. */
export async function buildImage(
  tag: string,
  files: Readonly<Record<string, string | Buffer>>,
  options: { readonly buildArgs?: Readonly<Record<string, string>>; readonly host?: string } = {},
): Promise<string> {
  const query = { t: tag, rm: 'true', forcerm: 'true', buildargs: JSON.stringify(options.buildArgs ?? {}) };
  const headers = { 'content-type': 'application/x-tar' };
  const host = options.host ?? engineHost();
  const body = await makeTar(
    Object.entries(files).map(([name, content]) => ({ name, content, mode: 0o755, mtime: new Date(0) })),
  );
  await readFrames('POST', '/build', { query, headers, body, host });
  const image = await inspectImage(tag, host);
  if (!image) throw new Error(`the engine built ${tag} but does not have it`);
  return image.Id;
}

/** Inspects an image; undefined if the engine does not have it. */
export async function inspectImage(ref: string, host = engineHost()): Promise<EngineImage | undefined> {
  const answer = await openEngine('GET', `/images/${ref}/json`, { host });
  if (answer.statusCode === 404) {
    answer.resume();
    return undefined;
  }
  await refuseErrors(answer, `inspect ${ref}`);
  return (await json(answer)) as EngineImage;
}

/** Removes a name of an image, or by its Id the image with all its names; a missing one is no error. */
export async function removeImage(ref: string, host = engineHost()): Promise<void> {
  const answer = await openEngine('DELETE', `/images/${ref}`, { query: { force: 'true' }, host });
  if (answer.statusCode === 404) answer.resume();
  else await refuseErrors(answer, `remove ${ref}`).then(() => text(answer));
}

/** Gives an image another name, `repository:tag`. */
export async function tagImage(ref: string, name: string, host = engineHost()): Promise<void> {
  const colon = name.lastIndexOf(':');
  const query = { repo: name.slice(0, colon), tag: name.slice(colon + 1) };
  await engineApi('POST', `/images/${ref}/tag`, { query, host });
}

/** Whether the engine under test keeps its images in containerd's store. */
export async function usesContainerd(): Promise<boolean> {
  const info = (await engineApi('GET', '/info')) as { DriverStatus: [string, string][] };
  return info.DriverStatus.some(([, value]) => value.startsWith('io.containerd.'));
}

/** Loads an archive of `docker save`, a stream or a path; gives the names or Ids that the engine reports. */
export async function loadTar(source: Readable | string, host = engineHost()): Promise<string[]> {
  const body = typeof source === 'string' ? createReadStream(source) : source;
  const headers = { 'content-type': 'application/x-tar' };
  const output = outputOf(await readFrames('POST', '/images/load', { headers, body, host }));
  return [...output.matchAll(/^Loaded image(?: ID)?: (\S+)$/gm)].map(match => match[1]!);
}

/** Pushes an image to the registry in its name, with this account if any; gives the manifest's digest. */
export async function pushImage(
  name: string,
  options: { readonly account?: object; readonly host?: string } = {},
): Promise<string> {
  const colon = name.lastIndexOf(':');
  // URL-safe and padded: engines ignore an account that they cannot decode.
  const account = Buffer.from(JSON.stringify(options.account ?? {})).toString('base64');
  const headers = { 'x-registry-auth': account.replaceAll('+', '-').replaceAll('/', '_') };
  const call = { query: { tag: name.slice(colon + 1) }, headers, host: options.host ?? engineHost() };
  const frames = await readFrames('POST', `/images/${name.slice(0, colon)}/push`, call);
  // Engines with a containerd store report it only in this line.
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(frames.map(frame => frame.status ?? '').join('\n'))?.[1];
  if (!digest) throw new Error(`the engine reported no digest of ${name}`);
  return digest;
}

interface Frame {
  readonly stream?: string;
  readonly status?: string;
  readonly error?: string;
}

// Builds, loads and pushes answer 200 and report a failure in the stream.
async function readFrames(method: string, path: string, call: EngineRequest): Promise<Frame[]> {
  const answer = await openEngine(method, path, call);
  await refuseErrors(answer, `${method} ${path}`);
  const lines = (await text(answer)).split('\n').filter(line => line.trim() !== '');
  const frames = lines.map(line => JSON.parse(line) as Frame);
  const failed = frames.find(frame => frame.error !== undefined);
  if (failed) throw new Error(`${method} ${path}: ${failed.error ?? ''}\n${outputOf(frames)}`);
  return frames;
}

function outputOf(frames: readonly Frame[]): string {
  return frames.map(frame => frame.stream ?? '').join('');
}

async function refuseErrors(answer: IncomingMessage, what: string): Promise<void> {
  if ((answer.statusCode ?? 0) < 400) return;
  throw new Error(`${what}: HTTP ${answer.statusCode ?? 0} ${await text(answer)}`);
}

function bodyOf({ body, headers = {} }: EngineRequest): {
  body: Iterable<Buffer> | Readable;
  headers: Record<string, string>;
} {
  if (body === undefined) return { body: [], headers: { ...headers, 'content-length': '0' } };
  if (Buffer.isBuffer(body)) return { body: [body], headers: { ...headers, 'content-length': String(body.length) } };
  if (isReadable(body)) return { body, headers: { ...headers } };
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    body: [bytes],
    headers: { ...headers, 'content-type': 'application/json', 'content-length': String(bytes.length) },
  };
}

function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}

function addressOf(host: string): RequestOptions {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  const { hostname, port } = new URL(host);
  return { host: hostname, port: port || '2375' };
}
