import { formatBytes, formatSeconds } from './format.ts';
import { escape } from './markdown.ts';
import type { Publication, Report, StageTime } from './report.ts';

// GitHub drops a whole summary over 1 MiB; a screen is far less.
const longestSummary = 900_000;
const mostRows = 20;

/** The job summary of one run as Markdown, one screen long. */
export function makeSummary(report: Report, stages: readonly StageTime[]): string {
  const title = `## ${report.dryRun ? 'Plan for' : 'Archive of'} ${escape(report.reference)}`;
  const parts = [title, table(rows(report, stages)), ...plan(report), ...pruned(report)];
  return `${parts.join('\n\n').slice(0, longestSummary)}\n`;
}

function rows(report: Report, stages: readonly StageTime[]): [string, string][] {
  const { archive, artifact } = report;
  const rows: [string, string][] = [
    ['Version', `${escape(report.version)} is ${report.dirty ? '**dirty**' : 'clean'}: ${escape(report.dirtyBecause)}`],
  ];
  if (report.dryRun) return rows;
  rows.push(['Archive', `${report.updated ? 'saved' : 'up to date'}: ${escape(report.because)}`]);
  if (archive) {
    const { metadata } = archive;
    rows.push(['File', `\`${archive.name}\``]);
    rows.push([
      'Image id',
      `\`${metadata.imageid}\` (${escape(metadata.platform)}, created ${escape(metadata.created)})`,
    ]);
    rows.push(['Size', `${formatBytes(metadata.tar_size)} → ${formatBytes(archive.size)}`]);
  }
  rows.push(['Artifact', artifact ? `[${artifact.id}](${artifact.url})` : 'none']);
  rows.push(['Cache', report.cached ? `\`${report.cacheKey}\`` : 'none']);
  if (report.publication) rows.push(...published(report.publication));
  rows.push([
    'Pruned',
    report.pruned.length === 0 ? 'nothing' : `${report.pruned.length}, ${formatBytes(freed(report))}`,
  ]);
  rows.push(['Time', stages.map(({ name, seconds }) => `${escape(name)} ${formatSeconds(seconds)}`).join(', ')]);
  return rows;
}

function published({ names, pushed, latest, asset }: Publication): [string, string][] {
  const list = names.map(name => `\`${name}\``).join(', ');
  const [first] = pushed;
  const rows: [string, string][] = [];
  if (!first && names.length > 1) rows.push(['Tagged', list]);
  if (first) rows.push(['Pushed', `${list}: \`${first.digest}\``], ['latest', escape(latest)]);
  if (asset) rows.push(['Release', `[asset](${asset.url}): ${escape(asset.because)}`]);
  return rows;
}

function plan(report: Report): string[] {
  return report.plan.length === 0 ? [] : [report.plan.map(line => `- ${escape(line)}`).join('\n')];
}

function pruned(report: Report): string[] {
  if (report.pruned.length === 0) return [];
  const shown = report.pruned.slice(0, mostRows);
  const lines = shown.map(
    row =>
      `| ${row.where} | ${escape(row.version)} | \`${row.imageid}\` | ${formatBytes(row.size)} | ${escape(row.because)} |`,
  );
  const rest = report.pruned.length - shown.length;
  const more = rest > 0 ? [`| … | ${rest} more | | | |`] : [];
  const head = ['| Where | Version | Image id | Size | Why |', '|---|---|---|---|---|'];
  const title = report.dryRun ? 'Would be pruned' : 'Pruned';
  return [
    `<details><summary>${title}: ${report.pruned.length}</summary>\n\n${[...head, ...lines, ...more].join('\n')}\n\n</details>`,
  ];
}

function freed(report: Report): number {
  return report.pruned.reduce((sum, row) => sum + row.size, 0);
}

function table(entries: readonly [string, string][]): string {
  return ['| | |', '|---|---|', ...entries.map(([key, value]) => `| ${key} | ${value} |`)].join('\n');
}
