import type { Compression } from '../compress/decompress.ts';
import type { Layout } from '../../image/layout.ts';
import type { Platform } from '../../image/platform.ts';
import type { ImageSettings } from './image-settings.ts';

/** One layer as the archive holds it. */
export interface LayerFacts {
  /** `sha256:` of the layer as stored. */
  readonly digest: string;
  /** Bytes as stored. */
  readonly size: number;
  /** Its path in the tar. */
  readonly path: string;
  /** `sha256:` of the unpacked layer, by the configuration. */
  readonly diff_id: string;
  /** How it is stored. Missing in archives written before it was recorded. */
  readonly compression?: Compression;
  /** Bytes of the unpacked layer. Missing if only unpacking it would tell. */
  readonly unpacked_size?: number;
  /** Where it begins in the tar. Set if the zip stores the tar uncompressed, so that the layer can be copied from the file. */
  readonly offset?: number;
}

/** What a verified archive says about its image. */
export interface ArchiveFacts {
  readonly layout: Layout;
  /** `sha256:` of the image configuration: the identity of the image in every store. */
  readonly configDigest: string;
  /** The path of the configuration in the tar. */
  readonly configPath: string;
  /** The digests of the OCI manifest and index, if the archive has them. */
  readonly manifestDigest?: string | undefined;
  readonly indexDigest?: string | undefined;
  readonly repoTags: readonly string[];
  /** ISO 8601; empty if the image has no date. */
  readonly created: string;
  readonly platform: Platform;
  /** The platforms of all images that the index leads to, including `platform`; set if there are several. */
  readonly platforms?: readonly Platform[] | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly settings: ImageSettings;
  readonly layers: readonly LayerFacts[];
  /** The paths of the layers that the archive holds for other images only. */
  readonly otherLayers?: ReadonlySet<string>;
}
