import type { Backend } from './backend.ts';
import { Refusal } from './refusal.ts';
import type { Answer, Call, Operation, Route } from './route.ts';
import { readRestToken } from './token.ts';

/** One operation of the REST API, below `/repos/{owner}/{repo}`. */
export interface RestOperation {
  readonly operation: Operation;
  readonly method: 'GET' | 'DELETE' | 'PATCH' | 'POST';
  /** Below `/actions` unless told otherwise; with `{id}`, a number, `{tag}`, anything, or `{workflow}`, a file name or a number. */
  readonly path: string;
  /** Default `/actions`. */
  readonly under?: string;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}

/** A route that checks token, permission and repository before its operation runs. */
export function restRoute(
  backend: Backend,
  { operation, method, path, under = '/actions', handle }: RestOperation,
): Route {
  const rest = path
    .replace('{id}', '(?<id>\\d+)')
    .replace('{workflow}', '(?<workflow>[\\w.-]+)')
    .replace('{tag}', '(?<tag>[^/]+)');
  return {
    operation,
    dialect: 'rest',
    method,
    path: new RegExp(`^/repos/(?<repository>[^/]+/[^/]+)${under}${rest}$`),
    handle: call => {
      const permission = readRestToken(backend.state.rows.secret, call.headers.authorization);
      if (call.params['repository'] !== backend.repository) throw notFound();
      if (permission === 'none' || (method !== 'GET' && permission === 'read')) {
        throw new Refusal(403, 'Resource not accessible by integration');
      }
      return handle(call);
    },
  };
}

/** The page of rows that a request asks for: `per_page` (30, at most 100) and `page`. */
export function pageOf<T>(rows: readonly T[], url: URL): T[] {
  const perPage = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  return rows.slice((page - 1) * perPage, page * perPage);
}

/** The row that a request names; refuses an unknown one. */
export function requireRow<T extends { readonly id: number }>(rows: readonly T[], call: Call): T {
  const row = rows.find(({ id }) => id === Number(call.params['id']));
  if (row) return row;
  throw notFound();
}

/** The REST API's answer to a request for something that does not exist. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** The answer to a deletion. */
export const noContent: Answer = { status: 204 };
