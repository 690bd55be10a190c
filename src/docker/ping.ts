import type { IncomingMessage } from 'node:http';
import { ActionError } from '../core/errors.ts';
import { compareVersions } from './api-version.ts';
import { dial, type EngineClient } from './dockerode.ts';
import { strangeAnswer } from './errors.ts';

/** What an engine says about itself in its answer to a ping. */
export interface PingAnswer {
  readonly api: string;
  readonly buildkit: boolean;
  readonly podman: boolean;
}

// The newest API this code was tried against; an older engine sets its own limit.
const newestApi = '1.51';

/**
 * Asks what an engine speaks; `askedVersion` is the API version to use, empty for the newest that both sides know. Throws
 * `ENGINE_API` for a version that the engine does not have.
 */
export async function pingEngine(client: EngineClient, askedVersion: string): Promise<PingAnswer> {
  // dockerode's own ping gives no headers.
  const answer = (await dial(client, { path: '/_ping', method: 'GET', isStream: true })) as IncomingMessage;
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
