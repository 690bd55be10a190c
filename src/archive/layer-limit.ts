import type { LoadOptions } from './load.ts';
import { MemberInspector } from './format/member-inspector.ts';
import { SizeBudget } from './compress/unpacked-digest.ts';

/**
 * Unpacks layers on their way to see that all of them together stay within the limit; undefined for an archive that a step
 * has proved before, which costs nothing then. Throws `ARCHIVE_TOO_LARGE`.
 */
export function limitLayers(
  { proved, limit }: LoadOptions,
  signal: AbortSignal,
): ((bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) | undefined {
  if (proved) return undefined;
  const allowance = new SizeBudget(limit);
  return bytes =>
    new MemberInspector({ keeps: () => false, allowance, onPacking: () => undefined, signal }).pass(bytes);
}
