import { isRecord, isText } from '../../core/guards.ts';

// The bit of a permission that lets a step read.
const mayRead = 1;

/**
 * The refs whose entries the cache service lets a step read, nearest first, as its ACTIONS_RUNTIME_TOKEN says; undefined
 * where it does not say so.
 */
export function readableRefs(token: string): string[] | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const scopes: unknown = isRecord(claims, []) && isText(claims['ac']) ? JSON.parse(claims['ac']) : undefined;
    return Array.isArray(scopes) ? scopes.flatMap(readScope) : undefined;
  } catch {
    return undefined;
  }
}

function readScope(scope: unknown): string[] {
  if (!isRecord(scope, [])) return [];
  const { Scope: ref, Permission: permission } = scope;
  return isText(ref) && typeof permission === 'number' && (permission & mayRead) !== 0 ? [ref] : [];
}
