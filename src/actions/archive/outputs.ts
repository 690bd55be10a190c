import type { ArchiveMetadata } from '../../archive/format/metadata.ts';
import type { ArchiveReport } from './report.ts';

/** All outputs of the root action as strings: those of the first archive, and a list of all archives. */
export function makeOutputs(reports: readonly [ArchiveReport, ...ArchiveReport[]]): Record<string, string> {
  const [first] = reports;
  const pruned = JSON.stringify(reports.flatMap(report => report.pruned));
  const entries = reports.map(report => toMetadata(report, fieldsOf(report)));
  return {
    ...fieldsOf(first),
    pruned,
    checks: JSON.stringify(reports.flatMap(report => report.checks)),
    metadata: JSON.stringify(entries[0]),
    archives: JSON.stringify(first.dryRun ? [] : entries),
  };
}

function fieldsOf(report: ArchiveReport): Record<string, string> {
  const { archive, artifact } = report;
  return {
    imageid: report.imageid,
    'short-imageid': archive?.metadata.imageid ?? '',
    digest: report.publication?.pushed[0]?.digest ?? report.digest,
    platforms: report.platforms ? JSON.stringify(report.platforms) : '',
    tag: report.tag,
    version: report.version,
    dirty: String(report.dirty),
    updated: String(report.updated),
    source: report.source,
    'archive-path': archive?.path ?? '',
    'archive-name': archive?.name ?? '',
    'archive-format': archive?.format ?? '',
    'archive-size': archive ? String(archive.size) : '',
    'archive-sha256': archive?.sha256 ?? '',
    'artifact-id': artifact ? String(artifact.id) : '',
    'artifact-url': artifact?.url ?? '',
    'artifact-digest': artifact?.sha256 ?? '',
    'release-asset-url': report.publication?.asset?.url ?? '',
    'cache-hit': String(report.cacheHit),
    'cache-key': report.cacheKey,
  };
}

/** The entry of an archive in the outputs `metadata` and `archives`: fields with their own types. */
function toMetadata(report: ArchiveReport, fields: Record<string, string>): object {
  const { archive } = report;
  const about = archive && {
    image: archive.metadata.image,
    platform: archive.metadata.platform,
    labels: archive.metadata.labels,
    ...toSettings(archive.metadata),
    created: archive.metadata.created,
    'repo-tags': archive.metadata.repo_tags,
    'config-digest': archive.metadata.config_digest,
    'manifest-digest': archive.metadata.manifest_digest,
    'index-digest': archive.metadata.index_digest,
    layout: archive.metadata.layout,
    'tar-size': archive.metadata.tar_size,
  };
  const { dirty, updated, cacheHit, pruned, checks } = report;
  const exact = { dirty, updated, 'cache-hit': cacheHit, pruned, checks };
  const platforms = report.platforms ? { platforms: report.platforms } : {};
  const size = archive ? { 'archive-size': archive.size } : {};
  return {
    image: report.image,
    ...fields,
    ...exact,
    ...platforms,
    ...size,
    ...about,
    ...(report.dryRun ? { 'dry-run': true, plan: report.plan } : {}),
  };
}

function toSettings({ settings, layers }: ArchiveMetadata): object {
  const { user, entrypoint, cmd, exposed_ports: ports, env_count: count } = settings ?? {};
  const told = { user, entrypoint, cmd, 'exposed-ports': ports, 'env-count': count };
  return { ...(settings && told), 'layer-count': layers.length };
}
