/** How a server or a connection misbehaves; a server that is not there at all is made by `refuse` of the stand-ins. */
export const faultKinds = [
  'reset',
  'reset half-way',
  'cut half-way',
  'cut half-way, chunked',
  'half told as whole',
  'stall',
  'stall half-way',
  '408',
  '429 with seconds',
  '429 with a date',
  '403 with a rate-limit reset',
  '500',
  '503',
  'garbage',
  'nothing',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** An answer of HTTP that is a refusal. */
export interface FaultStatus {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** The refusals among the faults, each of which asks for a second's pause where it asks for one. */
export function statusOf(kind: FaultKind, now = Date.now()): FaultStatus | undefined {
  const reset = String(Math.ceil(now / 1000) + 1);
  switch (kind) {
    case '408':
    case '500':
    case '503':
      return { status: Number(kind), headers: {} };
    case '429 with seconds':
      return { status: 429, headers: { 'retry-after': '1' } };
    case '429 with a date':
      return { status: 429, headers: { 'retry-after': new Date(now + 2000).toUTCString() } };
    case '403 with a rate-limit reset':
      return { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } };
    default:
      return undefined;
  }
}
