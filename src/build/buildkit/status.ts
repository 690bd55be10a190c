import protobuf from 'protobufjs/light.js';

/** A build step as BuildKit reports it. */
export interface Vertex {
  readonly digest: string;
  readonly name: string;
  readonly cached: boolean;
  readonly started: boolean;
  readonly completed: boolean;
  /** Empty unless the step failed. */
  readonly error: string;
}

/** What one `moby.buildkit.trace` frame tells. */
export interface BuildStatus {
  readonly vertexes: readonly Vertex[];
  readonly logs: readonly { readonly vertex: string; readonly text: string }[];
  readonly warnings: readonly { readonly text: string; readonly file: string; readonly line: number }[];
}

const field = (type: string, id: number, rule?: 'repeated') => ({ type, id, ...(rule && { rule }) });

// The parts we read of moby.buildkit.v1 StatusResponse (api/services/control/control.proto, solver/pb/ops.proto).
const root = protobuf.Root.fromJSON({
  nested: {
    Position: { fields: { line: field('int32', 1) } },
    Range: { fields: { start: field('Position', 1) } },
    SourceInfo: { fields: { filename: field('string', 1) } },
    Vertex: {
      fields: {
        digest: field('string', 1),
        name: field('string', 3),
        cached: field('bool', 4),
        started: field('bytes', 5),
        completed: field('bytes', 6),
        error: field('string', 7),
      },
    },
    VertexLog: { fields: { vertex: field('string', 1), msg: field('bytes', 4) } },
    VertexWarning: {
      fields: {
        short: field('bytes', 3),
        info: field('SourceInfo', 6),
        ranges: field('Range', 7, 'repeated'),
      },
    },
    StatusResponse: {
      fields: {
        vertexes: field('Vertex', 1, 'repeated'),
        logs: field('VertexLog', 3, 'repeated'),
        warnings: field('VertexWarning', 4, 'repeated'),
      },
    },
  },
});
const statusResponse = root.lookupType('StatusResponse');

interface RawStatus {
  vertexes: {
    digest: string;
    name: string;
    cached: boolean;
    started: Uint8Array;
    completed: Uint8Array;
    error: string;
  }[];
  logs: { vertex: string; msg: Uint8Array }[];
  warnings: { short: Uint8Array; info?: { filename: string } | null; ranges: { start?: { line: number } | null }[] }[];
}

/** Decodes the base64 text of a trace frame's `aux`; throws when it is no such message. */
export function decodeStatus(base64: string): BuildStatus {
  const raw = statusResponse.decode(Buffer.from(base64, 'base64')) as unknown as RawStatus;
  return {
    vertexes: raw.vertexes.map(({ digest, name, cached, started, completed, error }) => ({
      ...{ digest, name, cached, error },
      started: started.length > 0,
      completed: completed.length > 0,
    })),
    logs: raw.logs.map(({ vertex, msg }) => ({ vertex, text: Buffer.from(msg).toString('utf8') })),
    warnings: raw.warnings.map(({ short, info, ranges }) => ({
      text: Buffer.from(short).toString('utf8'),
      file: info?.filename ?? '',
      line: ranges[0]?.start?.line ?? 0,
    })),
  };
}
