import type { ArchiveMetadata } from '../../archive/format/metadata.ts';
import type { CheckResult } from '../../checks/result.ts';
import { formatName } from '../../image/name.ts';
import { cachedName, cacheKey } from '../../stores/cache/keys.ts';
import { formatPlatform } from '../../image/platform.ts';
import type { PruneRow } from '../../prune/plan.ts';
import type { StoredArtifact } from '../../stores/artifacts.ts';
import type { Publication } from './publish.ts';
import type { Archived } from './archived-image.ts';
import type { ArchiveContext } from './context.ts';

/** What one run of the root action did, or would do. */
export interface ArchiveReport {
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
  /** The id that the engine shows; empty when no engine was asked. */
  readonly imageid: string;
  readonly digest: string;
  /** `os/arch[/variant]`, the platforms that its registry has images for; undefined when the registry was not asked. */
  readonly platforms?: readonly string[];
  readonly archive?: ReportedArchive;
  readonly artifact?: Pick<StoredArtifact, 'id' | 'url' | 'sha256'>;
  readonly publication?: Publication;
  readonly cacheHit: boolean;
  /** Whether the cache holds the archive now. */
  readonly cached: boolean;
  readonly cacheKey: string;
  readonly pruned: readonly PruneRow[];
  readonly checks: readonly CheckResult[];
  /** What a dry run would do, in sentences; otherwise empty. */
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

/** An archive that has been through all stages. */
interface FinishedArchive extends Archived, Pick<ArchiveReport, 'artifact' | 'cached' | 'pruned' | 'publication'> {}

/** What a report says of every run: which image it was about. */
export function identify({
  request,
  plan,
}: Pick<ArchiveContext, 'request' | 'plan'>): Pick<
  ArchiveReport,
  'image' | 'version' | 'tag' | 'reference' | 'dirty' | 'dirtyBecause'
> {
  const { tag, reference, verdict } = plan;
  const { image, version } = request;
  return { image: image.repository, version, tag, reference, dirty: verdict.dirty, dirtyBecause: verdict.because };
}

/** Reports what became of one archive. */
export function makeReport({ context, image, artifact, cached, publication, pruned }: FinishedArchive): ArchiveReport {
  const { ready, copies, source, updated, because, imageid, digest, platforms, checks = [] } = image;
  const { path, size, sha256, metadata, archive } = ready;
  return {
    ...identify(context),
    dryRun: false,
    source,
    updated,
    because,
    imageid,
    digest,
    platforms: platforms?.map(formatPlatform),
    archive: { path, name: formatName(archive), format: archive.archfmt, size, sha256, metadata },
    artifact,
    publication,
    cacheHit: copies.cached !== undefined,
    cached,
    cacheKey: cacheKey(cachedName(ready)),
    pruned,
    checks,
    plan: [],
  };
}
