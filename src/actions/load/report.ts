import type { ArchiveMetadata } from '../../archive/format/metadata.ts';

/** What became of one image of the action `load`. */
export interface LoadReport {
  /** The repository, empty when nobody says. */
  readonly image: string;
  /** The archive's name, empty when only a file was given. */
  readonly name: string;
  readonly version: string;
  readonly dirty: boolean;
  /** `artifact`, `cache`, `folder` or `path`; empty when no archive was found. */
  readonly foundIn: string;
  /** Whether the image went into the engine; false when it was there, or nobody wanted it there. */
  readonly loaded: boolean;
  /** What was done and why, in one sentence. */
  readonly because: string;
  /** The id the engine shows; empty when no engine was asked. */
  readonly imageid: string;
  /** 12 hex digits. */
  readonly shortImageid: string;
  /** The names the image has now, `repository:tag`. */
  readonly tags: readonly string[];
  /** The archive file, empty when it was not fetched. */
  readonly path: string;
  readonly archiveName: string;
  /** What the archive says about itself, where it was read. */
  readonly metadata?: ArchiveMetadata;
}

const nothing: LoadReport = {
  ...{ image: '', name: '', version: '', dirty: false, foundIn: '', loaded: false, because: '', imageid: '' },
  ...{ shortImageid: '', tags: [], path: '', archiveName: '' },
};

/** The outputs of the action `load`; with several images every output has one line for each, `tags` one for each tag. */
export function makeLoadOutputs(reports: readonly LoadReport[]): Record<string, string> {
  const rows = reports.map(makeRow);
  const names = Object.keys(makeRow(nothing));
  return Object.fromEntries(names.map(name => [name, rows.map(row => row[name] ?? '').join('\n')]));
}

function makeRow(report: LoadReport): Record<string, string> {
  const row = {
    imageid: report.imageid,
    'short-imageid': report.shortImageid,
    tags: report.tags.join('\n'),
    version: report.version,
    dirty: String(report.dirty),
    'found-in': report.foundIn,
    loaded: String(report.loaded),
    'archive-path': report.path,
    'archive-name': report.archiveName,
    'cache-hit': String(report.foundIn === 'cache'),
  };
  return { ...row, metadata: JSON.stringify(describe(report, row)) };
}

function describe(report: LoadReport, row: Record<string, string>): object {
  const { metadata, image, name, tags, dirty, loaded, because } = report;
  const about = metadata && {
    platform: metadata.platform,
    labels: metadata.labels,
    created: metadata.created,
    'repo-tags': metadata.repo_tags,
    'config-digest': metadata.config_digest,
    'manifest-digest': metadata.manifest_digest,
    'index-digest': metadata.index_digest,
    layout: metadata.layout,
    'tar-size': metadata.tar_size,
  };
  const exact = { tags, dirty, loaded, 'cache-hit': report.foundIn === 'cache' };
  return { image, name, ...row, ...exact, because, ...about };
}
