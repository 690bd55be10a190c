import type { Cleaning } from '../prune/clear.ts';
import { formatBytes } from './format.ts';
import { escape, makeTable } from './markdown.ts';

/** The job summary of the action `prune` as Markdown. */
export function makePruneSummary({ plan, cleared, blocked }: Cleaning, dryRun: boolean): string {
  const failed = new Map(cleared.map(({ subject, error }) => [subject, error]));
  const head = ['Where', 'Name', 'Version', 'Image id', 'Frees', 'What becomes of it', 'Why'];
  const table = makeTable(head, plan, ({ subject, goes, because, frees }) => {
    const { where, archive } = subject;
    const error = failed.get(subject) ?? '';
    const fate = !goes ? 'stays' : error ? 'not deleted' : dryRun ? 'would be deleted' : 'deleted';
    const cells = [escape(archive.name), escape(archive.version), archive.imageid && `\`${archive.imageid}\``];
    return [where, ...cells, goes ? formatBytes(frees) : '', fate, escape(error || because)];
  });
  const notes = [...blocked].map(([scope, error]) => `- ${scope} was not looked through: ${escape(error)}\n`);
  return `## ${dryRun ? 'What would be pruned' : 'Pruned'}\n\n${plan.length === 0 ? 'Nothing.\n' : table}${notes.join('')}`;
}
