import type { ByteTransform } from '../core/segments.ts';
import { SizeBudget } from './compress/size-budget.ts';
import { MemberInspector } from './format/member-inspector.ts';
import type { LoadOptions } from './load-job.ts';

/**
 * A transformation that passes on the bytes of each layer, and throws `ARCHIVE_TOO_LARGE` if all layers together
 * decompress to more than the limit. Unlike `UnpackedLimit`, it decompresses all of them, so its count is exact.
 * Undefined for an archive that was verified before, which saves the decompression.
 */
export function limitLayers(
  { verified, sizeLimit }: Pick<LoadOptions, 'verified' | 'sizeLimit'>,
  signal: AbortSignal,
): ByteTransform | undefined {
  if (verified) return undefined;
  const budget = new SizeBudget(sizeLimit);
  return async function* (bytes) {
    const inspector = new MemberInspector({ budget, signal });
    yield* inspector.inspect(bytes);
    // Decompression lags behind.
    await inspector.finish();
  };
}
