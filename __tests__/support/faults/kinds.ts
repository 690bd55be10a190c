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
  const status = Number(/^\d+/.exec(kind)?.[0]);
  if (Number.isNaN(status)) return undefined;
  const reset = String(Math.ceil(now / 1000) + 1);
  const headers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    '429 with seconds': { 'retry-after': '1' },
    '429 with a date': { 'retry-after': new Date(now + 2000).toUTCString() },
    '403 with a rate-limit reset': { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
  };
  return { status, headers: headers[kind] ?? {} };
}
