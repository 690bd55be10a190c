import type { LayerCompression } from '../../archive/compress/codec.ts';
import type { BuildRequest } from '../../build/request.ts';
import type { S2iRequest } from '../../build/s2i/request.ts';
import type { CheckRequest } from '../../checks/request.ts';
import type { RegistryLogin } from '../../docker/credentials.ts';
import type { Layout } from '../../image/layout.ts';
import type { ArchiveFormat } from '../../image/name.ts';
import type { Platform } from '../../image/platform.ts';
import type { Reference, TaggedReference } from '../../image/reference.ts';
import type { PruneMode } from '../../prune/rules.ts';
import type { ExistingPolicy } from '../../stores/release-asset.ts';
import type { PullPolicy } from './pull-policy.ts';

/** The sources that need an engine. */
export type EngineSource = 'build' | 'pull' | 'local' | 's2i';

/** Where the image comes from. */
export type ImageSource = EngineSource | 'registry' | 'archive';

/** What the root action is to do. */
export interface ArchiveRequest extends StorageRequest {
  readonly image: Reference;
  /** 6 to 64 hex digits that the id of a local image begins with; undefined when `image` names the image. */
  readonly imageId?: string;
  /** Whether every tag of the repository is a version to archive. */
  readonly allTags: boolean;
  readonly version: string;
  readonly name: string;
  readonly dirtyPattern?: RegExp;
  readonly dirtyPolicy: 'allow' | 'warn' | 'fail';
  readonly allowDirty: boolean;
  readonly source: ImageSource;
  readonly sourceBecause: string;
  readonly build: BuildRequest;
  /** Set for the source s2i. */
  readonly s2i?: S2iRequest;
  readonly pull: PullOptions;
  /** The archive file to convert, for the source archive; otherwise empty. */
  readonly archive: string;
  /** How often a pull or a request to a registry is retried after a transient failure. */
  readonly retries: number;
  /** The platform when exactly one was asked for. */
  readonly platform?: Platform;
  /** Why it is this platform, when no input asked for it. */
  readonly platformBecause?: string;
  /** Whether one more archive holds the images of all platforms. */
  readonly combinePlatforms: boolean;
  readonly registry?: RegistryLogin;
  /** Empty: the default folder. */
  readonly archiveDir: string;
  readonly existing: ExistingPolicy;
  /** Whether the image is saved, stored and uploaded again, whatever exists already. */
  readonly force: boolean;
  /** The layout that the archive must have; undefined: any. */
  readonly requireLayout?: Layout;
  readonly checks: CheckRequest;
  readonly publish: PublishRequest;
  readonly dryRun: boolean;
  readonly token: string;
  readonly dockerHost: string;
  /** Milliseconds without progress before an operation is given up; 0: never. */
  readonly idleTimeout: number;
  readonly summary: boolean;
}

/** How archives are packed, where they are stored, and which older ones are pruned. */
export interface StorageRequest extends LayerCompression {
  readonly format: ArchiveFormat;
  readonly uploadArtifact: boolean;
  /** What happens when an artifact cannot be stored. */
  readonly artifactError: 'fail' | 'warn';
  /** Days; 0: the repository's default. */
  readonly retentionDays: number;
  readonly dirtyRetentionDays: number;
  readonly cache: boolean;
  readonly prune: PruneMode;
  /** How many stale images are kept. */
  readonly keep: number;
  /** Globs of versions that are kept. */
  readonly keepVersions: readonly string[];
}

/** When an image is pulled. */
export interface PullOptions {
  /** Undefined: depends on whether the version is dirty. */
  readonly policy?: PullPolicy;
  /** Whether the engine's image may be used when the pull fails. */
  readonly fallbackToLocal: boolean;
}

/** Where image and archive go apart from folder, artifact and cache. */
export interface PublishRequest {
  /** Names of the image in addition to `image:tag`. */
  readonly tags: readonly TaggedReference[];
  readonly push: boolean;
  readonly tagLatest: 'auto' | 'true' | 'false';
  /** The tag of a release of this repository; empty: none. */
  readonly release: string;
  /** What is removed from the engine at the end. */
  readonly removeImage: 'none' | 'tag' | 'image';
}
