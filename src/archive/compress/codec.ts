import type { ByteTransform } from '../../core/segments.ts';
import { gzipParallel } from './gzip.ts';
import { zstdParallel } from './zstd.ts';

/** How layers are compressed, as buildx calls it. */
export const layerCodecs = ['zstd', 'gzip'] as const;

/** How layers are compressed. */
export type LayerCodec = (typeof layerCodecs)[number];

/** A compression and its level. */
export interface LayerCompression {
  readonly compression: LayerCodec;
  /** Of zstd 0 to 22, of gzip 0 to 9. */
  readonly level: number;
}

/** The levels of a compression: 0 to `most`, and the one that is used by default. */
export const codecLevels: Readonly<Record<LayerCodec, { readonly most: number; readonly usual: number }>> = {
  zstd: { most: 22, usual: 3 },
  gzip: { most: 9, usual: 1 },
};

/** A transformation that compresses a layer on all cores; the same bytes give the same output. */
export function compressLayer({ compression, level }: LayerCompression): ByteTransform {
  return compression === 'zstd' ? zstdParallel({ level }) : gzipParallel({ level });
}
