import { code, escape, makeTable } from '../shared/markdown.ts';
import type { LoadReport } from './report.ts';

/** The job summary of the action `load` as Markdown. */
export function makeLoadSummary(reports: readonly LoadReport[]): string {
  const head = ['Image', 'Version', 'Image id', 'Found in', 'What was done', 'Tags'];
  return `## Loaded images\n\n${makeTable(head, reports, toCells)}`;
}

function toCells(report: LoadReport): string[] {
  const done = report.foundIn === '' ? 'not found' : report.loaded ? 'loaded' : 'not loaded';
  return [
    escape(report.image || report.name),
    `${escape(report.version)}${report.dirty ? ' (dirty)' : ''}`,
    report.shortImageid && code(report.shortImageid),
    report.foundIn || 'nowhere',
    `${done}: ${escape(report.because)}`,
    report.tags.map(escape).join(', '),
  ];
}
