import type { Readable } from 'node:stream';
import type { Platform } from '../image/platform.ts';
import type { AuthConfig } from './credential.ts';
import type { Query } from './dockerode.ts';
import type { Engine } from './engine.ts';

/** What `X-Registry-Auth` holds; without an address it is for the registry that is asked. */
type RegistryLogin = Partial<AuthConfig>;

const tarHeaders = { 'Content-Type': 'application/x-tar' };

/** Starts a build from a context tar; the answer is read by `readJsonStream`. */
export function openBuild(
  engine: Engine,
  context: Readable,
  query: Query,
  registries: Readonly<Record<string, AuthConfig>>,
  signal: AbortSignal,
): Promise<Readable> {
  const headers = { ...tarHeaders, 'X-Registry-Config': encodeHeader(registries) };
  return engine.open({ method: 'POST', path: '/build', query, headers, body: context }, signal);
}

/** Starts a pull; the answer is read by `readJsonStream`. */
export function openPull(
  engine: Engine,
  query: Query,
  auth: RegistryLogin | undefined,
  signal: AbortSignal,
): Promise<Readable> {
  const headers = auth && { 'X-Registry-Auth': encodeHeader(auth) };
  return engine.open({ method: 'POST', path: '/images/create', query, headers }, signal);
}

/** The name that is pushed, and which platform of an image for several; all of them where none is named. */
interface PushedName {
  readonly repository: string;
  readonly tag: string;
  readonly platform?: Platform | undefined;
}

/** Starts a push; the answer is read by `readJsonStream`. Engines before 23 refuse one without credentials, even empty ones. */
export function openPush(
  engine: Engine,
  { repository, tag, platform }: PushedName,
  auth: RegistryLogin | undefined,
  signal: AbortSignal,
): Promise<Readable> {
  const headers = { 'X-Registry-Auth': encodeHeader(auth ?? {}) };
  const query = { tag, platform };
  return engine.open({ method: 'POST', path: `/images/${repository}/push`, query, headers }, signal);
}

/** Saves an image as the tar of `docker save`; engines before 28 choose the platform themselves. */
export function openSave(
  engine: Engine,
  reference: string,
  platform: Platform | undefined,
  signal: AbortSignal,
): Promise<Readable> {
  const query = { names: reference, platform: engine.speaks('1.48') ? platform : undefined };
  return engine.open({ method: 'GET', path: '/images/get', query }, signal);
}

/** Starts the load of a tar; the answer is read by `readJsonStream`. */
export function openLoad(engine: Engine, tar: Readable, signal: AbortSignal): Promise<Readable> {
  return engine.open({ method: 'POST', path: '/images/load', headers: tarHeaders, body: tar }, signal);
}

// Engines before 23 want the padding that Node's own base64url leaves out.
function encodeHeader(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}
