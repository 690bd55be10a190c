import { basename } from 'node:path';
import type { ArchiveMetadata } from '../../archive/format/metadata.ts';
import { formatName, repositoryOf } from '../../image/name.ts';
import { judgeVersion } from '../../image/version.ts';
import type { FoundArchive } from './find.ts';
import type { LoadRequest, LoadTarget } from './inputs.ts';

/** What became of one image of the action `load`. */
export interface LoadReport {
  /** The repository; empty where neither input nor archive says. */
  readonly image: string;
  /** The archive's name; empty where only a file was given. */
  readonly name: string;
  readonly version: string;
  readonly dirty: boolean;
  /** `artifact`, `cache`, `folder` or `path`; empty when no archive was found. */
  readonly foundIn: string;
  /** Whether the image went into the engine; false where it was there already or was not to be loaded. */
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

const emptyReport: LoadReport = {
  image: '',
  name: '',
  version: '',
  dirty: false,
  foundIn: '',
  loaded: false,
  because: '',
  imageid: '',
  shortImageid: '',
  tags: [],
  path: '',
  archiveName: '',
};

/** The report of an archive that was found, before anything is loaded. */
export function reportFound({ name, repository }: LoadTarget, found: FoundArchive, request: LoadRequest): LoadReport {
  const { archive, repository: recorded, metadata, foundIn, path, imageid } = found;
  const version = archive?.version ?? (request.version || metadata?.version || '');
  const known = name || (archive?.name ?? metadata?.name ?? '');
  return {
    ...emptyReport,
    name: known,
    image: repository || (recorded ?? repositoryOf(known)),
    version,
    dirty: judgeVersion(version).dirty,
    foundIn,
    path,
    shortImageid: imageid.slice(0, 12),
    archiveName: titleOf(found),
    metadata,
  };
}

/** The report of an image whose archive no place has. */
export function reportMiss({ name, repository }: LoadTarget, { version }: LoadRequest, because: string): LoadReport {
  return { ...emptyReport, image: repository, name, version, dirty: judgeVersion(version).dirty, because };
}

/** What messages call an archive: its name, or that of a given file. */
export function titleOf({ archive, path }: Pick<FoundArchive, 'archive' | 'path'>): string {
  return archive ? formatName(archive) : basename(path);
}

/** The outputs of the action `load`; with several images every output has one line for each, `tags` one for each tag. */
export function makeLoadOutputs(reports: readonly LoadReport[]): Record<string, string> {
  const rows = reports.map(makeRow);
  const names = Object.keys(makeRow(emptyReport));
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
  return { ...row, metadata: JSON.stringify(makeDetails(report, row)) };
}

function makeDetails(report: LoadReport, row: Record<string, string>): object {
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
