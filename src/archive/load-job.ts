import type { ByteSource } from '../core/byte-source.ts';
import type { Log } from '../core/log.ts';
import type { Engine } from '../docker/engine.ts';
import type { EngineImage } from '../docker/image.ts';
import type { ArchiveFacts } from './format/facts.ts';
import type { ImageChoice } from './format/image-choice.ts';

/** Which archive is loaded, and how far it is trusted. */
export interface LoadOptions {
  /** What errors call it; its file, unless `parts` is set. */
  readonly path: string;
  /** The archive, if it is not a file on this machine. */
  readonly parts?: ByteSource | undefined;
  /** The hex digits with which its config digest must begin; empty for any image. */
  readonly imageid: string;
  /** The repository that one of its names must have, if it has any; empty for any. */
  readonly repository: string;
  /** Which image is meant if the archive holds several. */
  readonly choice: Omit<ImageChoice, 'imageid'>;
  /** The paths of layers that are not sent because the image does not need them. */
  readonly otherLayers?: ReadonlySet<string>;
  /** Bytes that its tar may have, and that its compressed layers may decompress to in total. */
  readonly sizeLimit: number;
  /** Whether an image with these names in its archive will be tagged in the engine: an untagged one cannot be pulled. */
  readonly willBeTagged: (archived: readonly string[]) => boolean;
  /** Whether a step has verified the archive before, by its sidecar. */
  readonly verified: boolean;
  /** Milliseconds without progress, 0 for no limit. */
  readonly idleTimeout: number;
}

/** One load: what all of its stages need. */
export interface LoadJob {
  readonly engine: Engine;
  readonly options: LoadOptions;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** An archive that was verified and is loaded completely. */
export interface LoadedArchive {
  readonly facts: ArchiveFacts;
  /** Bytes that the engine received. */
  readonly sent: number;
  readonly image: EngineImage;
  /** Removes the temporary name of the image; to be called when the image has its own names, or needs none. */
  readonly release: () => Promise<void>;
}
