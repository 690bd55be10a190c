import { createHmac } from 'node:crypto';
import { Refusal } from './refusal.ts';

/** The job that a runtime token is for. */
export interface RuntimeTokenOptions {
  readonly runId?: number;
  readonly attempt?: number;
  readonly job?: string;
  readonly ref?: string;
  /** The ref a pull request goes to. */
  readonly baseRef?: string;
  readonly defaultRef?: string;
  /** `read` for events that outsiders can trigger. */
  readonly cachePermission?: 'write' | 'read';
}

/** Who calls the results service. */
export interface Caller {
  readonly runId: number;
  readonly attempt: number;
  readonly runBackendId: string;
  readonly jobBackendId: string;
  /** The refs whose cache entries the caller sees, nearest first. */
  readonly readable: readonly string[];
  /** The ref the caller's cache entries belong to. */
  readonly writable: string | undefined;
}

/** What a REST token may do: `write` and `read` are the permissions `actions` and `contents`, `none` is a token without them. */
export type RestPermission = 'write' | 'read' | 'none';

interface Claims {
  readonly scp?: string;
  readonly ac?: string;
}

// Bits of the Permission in a cache scope.
const mayRead = 1;
const mayWrite = 2;

/** Makes the unsigned ACTIONS_RUNTIME_TOKEN of a job. */
export function makeRuntimeToken(options: RuntimeTokenOptions = {}): string {
  const { runId = 1, attempt = 1, job = 'build', ref = 'refs/heads/main', defaultRef = 'refs/heads/main' } = options;
  const own = options.cachePermission === 'read' ? mayRead : mayRead | mayWrite;
  const others = [options.baseRef, defaultRef].filter(other => other !== undefined && other !== ref);
  const scopes = [
    { Scope: ref, Permission: own },
    ...[...new Set(others)].map(Scope => ({ Scope, Permission: mayRead })),
  ];
  const claims: Claims = { scp: `Actions.Results:${runId}.${attempt}:${job}`, ac: JSON.stringify(scopes) };
  return [{ typ: 'JWT', alg: 'none' }, claims].map(part => encode(part)).join('.') + '.';
}

/** Reads a request's runtime token; refuses anything else. */
export function readRuntimeToken(authorization: string | undefined): Caller {
  const claims = decodeClaims(authorization);
  const scope = /(?:^| )Actions\.Results:((\d+)\.(\d+)):([^ :]+)/.exec(claims?.scp ?? '');
  if (!claims || !scope) throw new Refusal(401, 'token is missing or invalid');
  const scopes = JSON.parse(claims.ac ?? '[]') as { Scope: string; Permission: number }[];
  return {
    runBackendId: scope[1] ?? '',
    runId: Number(scope[2]),
    attempt: Number(scope[3]),
    jobBackendId: scope[4] ?? '',
    readable: scopes.filter(({ Permission }) => Permission & mayRead).map(({ Scope }) => Scope),
    writable: scopes.find(({ Permission }) => Permission & mayWrite)?.Scope,
  };
}

/** Makes the token that a job passes to the REST API. */
export function makeRestToken(secret: string, permission: RestPermission): string {
  return `ghs_${createHmac('sha256', secret).update(permission).digest('hex').slice(0, 36)}`;
}

/** What a request's REST token may do; refuses a request without one. */
export function readRestToken(secret: string, authorization: string | undefined): RestPermission {
  const token = /^(?:bearer|token) (.+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new Refusal(401, 'Requires authentication');
  const permission = (['write', 'read', 'none'] as const).find(known => makeRestToken(secret, known) === token);
  if (permission === undefined) throw new Refusal(401, 'Bad credentials');
  return permission;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decodeClaims(authorization: string | undefined): Claims | undefined {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/i.exec(authorization ?? '')?.[1];
  try {
    return payload === undefined ? undefined : (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims);
  } catch {
    return undefined;
  }
}
