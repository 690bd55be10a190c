import type { LoadOrder } from './load.ts';
import { MemberLook } from './format/member-inspector.ts';
import { Allowance } from './compress/unpacked-digest.ts';

/**
 * Unpacks layers on their way to see that all of them together stay within the limit; undefined for an archive that a step
 * has proved before, which costs nothing then. Throws `ARCHIVE_TOO_LARGE`.
 */
export function boundLayers(
  { proved, limit }: LoadOrder,
  signal: AbortSignal,
): ((bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) | undefined {
  if (proved) return undefined;
  const allowance = new Allowance(limit);
  return bytes => new MemberLook({ keeps: () => false, allowance, onPacking: () => undefined, signal }).pass(bytes);
}
