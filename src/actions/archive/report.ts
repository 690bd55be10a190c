import type { CheckResult } from '../../checks/result.ts';
import type { ArchiveMetadata } from '../../archive/format/metadata.ts';
import type { PrunedRow } from './prune.ts';

/** The artifact of an archive, as the outputs tell it. */
export interface ReportedArtifact {
  readonly id: number;
  readonly url: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** What became of an image and its archive beside folder, artifact and cache. */
export interface Publication {
  /** The names this step gave the image in the engine, `repository:tag`, that of the version first. */
  readonly names: readonly string[];
  /** What was pushed, with the digest the registry has it under. */
  readonly pushed: readonly { readonly name: string; readonly digest: string }[];
  /** Why `latest` moved or not. */
  readonly latest: string;
  /** The asset of a release, where one was asked for. */
  readonly asset?: { readonly url: string; readonly because: string };
}

/** What one run of the root action did, or would do. */
export interface Report {
  readonly image: string;
  readonly version: string;
  readonly tag: string;
  readonly reference: string;
  readonly dirty: boolean;
  readonly dirtyBecause: string;
  readonly dryRun: boolean;
  readonly source: string;
  readonly updated: boolean;
  /** Why the archive was written or not, in one sentence. */
  readonly because: string;
  /** The id the engine shows; empty when no engine was asked. */
  readonly imageid: string;
  readonly digest: string;
  /** `os/arch[/variant]`, what its registry has images for; undefined where that was not asked. */
  readonly platforms?: readonly string[] | undefined;
  readonly archive?: ReportedArchive;
  readonly artifact?: ReportedArtifact;
  readonly publication?: Publication;
  readonly cacheHit: boolean;
  /** Whether the cache holds the archive now. */
  readonly cached: boolean;
  readonly cacheKey: string;
  readonly pruned: readonly PrunedRow[];
  readonly checks: readonly CheckResult[];
  /** What a dry run would do, in sentences; empty otherwise. */
  readonly plan: readonly string[];
}

/** The archive file of a report. */
export interface ReportedArchive {
  readonly path: string;
  readonly name: string;
  readonly format: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly metadata: ArchiveMetadata;
}
