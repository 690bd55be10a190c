import { isRecord } from '../../core/guards.ts';
import type { BuildStatus } from '../buildkit/status.ts';

interface RawProgress {
  readonly vertexes?: readonly {
    readonly digest: string;
    readonly name?: string;
    readonly cached?: boolean;
    readonly completed?: string;
    readonly error?: string;
  }[];
  /** `data` is base64. */
  readonly logs?: readonly { readonly vertex: string; readonly data?: string }[];
  /** `short` is base64. */
  readonly warnings?: readonly {
    readonly short?: string;
    readonly range?: readonly { readonly start?: { readonly line?: number } }[];
  }[];
}

/** Reads one line that buildx writes with `--progress=rawjson`; undefined when it is not progress. */
export function readProgress(line: string): BuildStatus | undefined {
  const raw = parseProgress(line);
  return (
    raw && {
      vertexes: (raw.vertexes ?? []).map(({ digest, name = '', cached = false, completed, error = '' }) => {
        return { digest, name, cached, error, completed: completed !== undefined };
      }),
      logs: (raw.logs ?? []).map(({ vertex, data }) => ({ vertex, text: decode(data) })),
      warnings: (raw.warnings ?? []).map(({ short, range }) => {
        return { text: decode(short), line: range?.[0]?.start?.line ?? 0 };
      }),
    }
  );
}

function decode(base64 = ''): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

const parts = ['vertexes', 'statuses', 'logs', 'warnings'];

function parseProgress(line: string): RawProgress | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value, []) && parts.some(part => Array.isArray(value[part])) ? value : undefined;
  } catch {
    return undefined;
  }
}
