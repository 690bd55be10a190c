import protobuf from 'protobufjs/light.js';
import { ActionError, messageOf } from '../../core/errors.ts';

/** A build step as BuildKit reports it. */
export interface Vertex {
  readonly digest: string;
  readonly name: string;
  readonly cached: boolean;
  readonly completed: boolean;
  /** Empty unless the step failed. */
  readonly error: string;
}

/** One status message of a BuildKit build. */
export interface BuildStatus {
  readonly vertexes: readonly Vertex[];
  /** Output of steps; `vertex` is the digest of the step. */
  readonly logs: readonly { readonly vertex: string; readonly text: string }[];
  /** `line` counts from 1; 0 when it is not known. */
  readonly warnings: readonly { readonly text: string; readonly line: number }[];
}

const field = (type: string, id: number) => ({ type, id });
const list = (type: string, id: number) => ({ type, id, rule: 'repeated' as const });

// The fields that are read here of moby.buildkit.v1 (api/services/control/control.proto, solver/pb/ops.proto).
const root = protobuf.Root.fromJSON({
  nested: {
    Position: { fields: { line: field('int32', 1) } },
    Range: { fields: { start: field('Position', 1) } },
    Vertex: {
      fields: {
        digest: field('string', 1),
        name: field('string', 3),
        cached: field('bool', 4),
        completed: field('bytes', 6),
        error: field('string', 7),
      },
    },
    VertexLog: { fields: { vertex: field('string', 1), msg: field('bytes', 4) } },
    VertexWarning: { fields: { short: field('bytes', 3), ranges: list('Range', 7) } },
    StatusResponse: {
      fields: { vertexes: list('Vertex', 1), logs: list('VertexLog', 3), warnings: list('VertexWarning', 4) },
    },
  },
});
const statusResponse = root.lookupType('StatusResponse');

interface RawStatus {
  vertexes: {
    digest: string;
    name: string;
    cached: boolean;
    completed: Uint8Array;
    error: string;
  }[];
  logs: { vertex: string; msg: Uint8Array }[];
  warnings: { short: Uint8Array; ranges: { start?: { line: number } | null }[] }[];
}

/** Decodes the base64 text of a `moby.buildkit.trace` message; throws `ENGINE_STREAM` if it is not a status message. */
export function decodeStatus(base64: string): BuildStatus {
  const raw = decode(base64);
  return {
    // protobufjs keeps defaults in the prototype, which a spread would miss.
    vertexes: raw.vertexes.map(({ digest, name, cached, completed, error }) => {
      return { digest, name, cached, error, completed: completed.length > 0 };
    }),
    logs: raw.logs.map(({ vertex, msg }) => ({ vertex, text: toText(msg) })),
    warnings: raw.warnings.map(({ short, ranges }) => ({ text: toText(short), line: ranges[0]?.start?.line ?? 0 })),
  };
}

function decode(base64: string): RawStatus {
  try {
    return statusResponse.decode(Buffer.from(base64, 'base64')) as unknown as RawStatus;
  } catch (cause) {
    const message = `the engine sent something other than a status of BuildKit: ${messageOf(cause)}`;
    throw new ActionError('ENGINE_STREAM', message, { cause });
  }
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
