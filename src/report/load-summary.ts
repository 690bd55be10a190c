import type { LoadReport } from './load-report.ts';
import { escape } from './markdown.ts';

const mostRows = 100;

/** The job summary of the action `load` as Markdown. */
export function makeLoadSummary(reports: readonly LoadReport[]): string {
  const head = ['| Image | Version | Image id | Found in | What was done | Tags |', '|---|---|---|---|---|---|'];
  const rows = reports.slice(0, mostRows).map(makeRow);
  const rest = reports.length - rows.length;
  const more = rest > 0 ? [`| … ${rest} more | | | | | |`] : [];
  return `## Loaded images\n\n${[...head, ...rows, ...more].join('\n')}\n`;
}

function makeRow(report: LoadReport): string {
  const done = report.foundIn === '' ? 'not found' : report.loaded ? 'loaded' : 'not loaded';
  const cells = [
    escape(report.image || report.name),
    `${escape(report.version)}${report.dirty ? ' (dirty)' : ''}`,
    report.shortImageid && `\`${report.shortImageid}\``,
    report.foundIn || 'nowhere',
    `${done}: ${escape(report.because)}`,
    report.tags.map(escape).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}
