import type { ArchiveMetadata } from '../../archive/format/metadata.ts';
import { formatBytes, formatSeconds } from '../../core/format.ts';
import { code, escape, link, makeTable } from '../shared/markdown.ts';
import type { StageTime } from '../shared/context.ts';
import type { Publication } from './publish.ts';
import type { ArchiveReport } from './report.ts';

// GitHub drops a summary over 1 MiB as a whole.
const longestSummary = 900_000;
const mostRows = 20;

/** The job summary of one run as Markdown, one screen long. */
export function makeSummary(
  reports: readonly [ArchiveReport, ...ArchiveReport[]],
  stages: readonly StageTime[],
): string {
  const [first] = reports;
  const parts = reports.length > 1 ? makeOverview(reports, stages) : makeDetails(first, stages);
  return `${[...parts, ...makePrunedTable(reports)].join('\n\n').slice(0, longestSummary)}\n`;
}

function makeDetails(report: ArchiveReport, stages: readonly StageTime[]): string[] {
  const title = `## ${report.dryRun ? 'Plan for' : 'Archive of'} ${escape(report.reference)}`;
  return [title, makeKeyTable(makeRows(report, stages)), ...makePlanList(report)];
}

function makeOverview(reports: readonly [ArchiveReport, ...ArchiveReport[]], stages: readonly StageTime[]): string[] {
  const head = ['Archive', 'Platform', 'Size', 'State', 'Artifact', 'Cache'];
  const list = makeTable(head, reports, ({ archive, artifact, cached, updated }) => [
    code(archive?.name ?? ''),
    escape(archive?.metadata.platform ?? ''),
    formatBytes(archive?.size ?? 0),
    updated ? 'saved' : 'up to date',
    artifact ? link(String(artifact.id), artifact.url) : 'none',
    cached ? 'kept' : 'none',
  ]);
  return [`## ${reports.length} archives of ${escape(reports[0].image)}`, list, `Time: ${formatTimes(stages)}`];
}

function makeRows(report: ArchiveReport, stages: readonly StageTime[]): [string, string][] {
  const { archive, artifact } = report;
  const rows: [string, string][] = [
    ['Version', `${escape(report.version)} is ${report.dirty ? '**dirty**' : 'clean'}: ${escape(report.dirtyBecause)}`],
  ];
  if (report.dryRun) return rows;
  rows.push(['Archive', `${report.updated ? 'saved' : 'up to date'}: ${escape(report.because)}`]);
  if (archive) {
    const { metadata } = archive;
    rows.push(['File', code(archive.name)]);
    rows.push([
      'Image id',
      `${code(metadata.imageid)} (${escape(metadata.platform)}, created ${escape(metadata.created)})`,
    ]);
    rows.push(['Runs', describeSettings(metadata)]);
    rows.push(['Size', `${formatBytes(metadata.tar_size)} → ${formatBytes(archive.size)}`]);
  }
  rows.push(['Checks', report.checks.map(({ name }) => escape(name)).join(', ') || 'none']);
  rows.push(['Artifact', artifact ? link(String(artifact.id), artifact.url) : 'none']);
  rows.push(['Cache', report.cached ? code(report.cacheKey) : 'none']);
  if (report.publication) rows.push(...makePublicationRows(report.publication));
  rows.push([
    'Pruned',
    report.pruned.length === 0 ? 'nothing' : `${report.pruned.length}, ${formatBytes(sizeOf(report.pruned))}`,
  ]);
  rows.push(['Time', formatTimes(stages)]);
  return rows;
}

function describeSettings({ settings, layers }: ArchiveMetadata): string {
  const { user = '', entrypoint = [], cmd = [], exposed_ports: ports = [], env_count: count } = settings ?? {};
  const command = [...entrypoint, ...cmd].join(' ').slice(0, 200);
  const facts = [
    command !== '' && escape(command),
    user !== '' && `as ${escape(user)}`,
    ports.length > 0 && `ports ${escape(ports.join(', '))}`,
    count !== undefined && `${count} variables`,
    `${layers.length} layers`,
  ];
  return facts.filter(fact => fact !== false).join(', ');
}

function formatTimes(stages: readonly StageTime[]): string {
  return stages.map(({ name, seconds }) => `${escape(name)} ${formatSeconds(seconds)}`).join(', ');
}

function makePublicationRows({ names, pushed, latest, asset }: Publication): [string, string][] {
  const list = names.map(code).join(', ');
  const [first] = pushed;
  const rows: [string, string][] = [];
  if (!first && names.length > 1) rows.push(['Tagged', list]);
  if (first) rows.push(['Pushed', `${list}: ${code(first.digest)}`], ['latest', escape(latest)]);
  if (asset) rows.push(['Release', `${link('asset', asset.url)}: ${escape(asset.because)}`]);
  return rows;
}

function makePlanList(report: ArchiveReport): string[] {
  return report.plan.length === 0 ? [] : [report.plan.map(line => `- ${escape(line)}`).join('\n')];
}

function makePrunedTable(reports: readonly [ArchiveReport, ...ArchiveReport[]]): string[] {
  const all = reports.flatMap(report => report.pruned);
  if (all.length === 0) return [];
  const shown = all.slice(0, mostRows);
  const lines = shown.map(
    row =>
      `| ${escape(row.where)} | ${escape(row.version)} | ${code(row.imageid)} | ${formatBytes(row.size)} | ${escape(row.because)} |`,
  );
  const rest = all.length - shown.length;
  const more = rest > 0 ? [`| … | ${rest} more | | | |`] : [];
  const head = ['| Where | Version | Image id | Size | Why |', '|---|---|---|---|---|'];
  const title = reports[0].dryRun ? 'Would be pruned' : 'Pruned';
  return [
    `<details><summary>${title}: ${all.length}</summary>\n\n${[...head, ...lines, ...more].join('\n')}\n\n</details>`,
  ];
}

function sizeOf(rows: ArchiveReport['pruned']): number {
  return rows.reduce((sum, row) => sum + row.size, 0);
}

function makeKeyTable(entries: readonly [string, string][]): string {
  return ['| | |', '|---|---|', ...entries.map(([key, value]) => `| ${key} | ${value} |`)].join('\n');
}
