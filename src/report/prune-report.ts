import type { Cleaning, ClearedRow } from '../prune/clear.ts';
import type { SweepRow } from '../prune/sweep.ts';
import { fitRows } from './fit.ts';
import { formatBytes } from './format.ts';

/** The outputs of the action `prune` and what had to be left out of them. */
export interface PruneOutputs {
  readonly outputs: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

/** Makes the outputs of the action `prune`; what GitHub could not take is cut, and said. */
export function makePruneOutputs({ plan, cleared, blocked }: Cleaning, dryRun: boolean): PruneOutputs {
  const warnings: string[] = [];
  const write = (what: string, rows: readonly object[]) =>
    JSON.stringify(
      fitRows(rows, Infinity, kept => warnings.push(`The output ${what} has the first ${kept} of ${rows.length} rows`)),
    );
  const deleted = cleared.filter(({ error }) => error === '');
  const failed = [...cleared].filter(({ error }) => error !== '');
  const scopes = [...blocked].map(([where, error]) => ({ where, name: '', version: '', imageid: '', error }));
  const outputs = {
    plan: write('plan', plan.map(toPlanRow)),
    pruned: write('pruned', deleted.map(toRow)),
    failed: write('failed', [...scopes, ...failed.map(row => ({ ...toRow(row), error: row.error }))]),
    count: String(deleted.length),
    freed: String(deleted.reduce((sum, { frees }) => sum + frees, 0)),
    'dry-run': String(dryRun),
  };
  return { outputs, warnings };
}

/** One warning for everything that could not be looked through or deleted; undefined when all could. */
export function explainFailures({ cleared, blocked }: Cleaning): string | undefined {
  const scopes = [...blocked].map(([scope, error]) => `${scope} was not looked through: ${error}`);
  const failed = cleared.filter(({ error }) => error !== '');
  const reasons = new Set(failed.map(({ subject, error }) => `${subject.where}: ${error}`));
  const rows = failed.length > 0 ? [`${failed.length} were not deleted (${[...reasons].slice(0, 5).join('; ')})`] : [];
  const all = [...scopes, ...rows];
  return all.length > 0 ? all.join('; ') : undefined;
}

/** One row as a line of the log. */
export function formatSwept({ subject: { where, archive, size }, goes, because }: SweepRow): string {
  const what = [archive.name, archive.version, archive.imageid].filter(Boolean).join(' ');
  return `${goes ? 'delete' : 'keep  '}  ${where}  ${what}  ${formatBytes(size)}  ${because}`;
}

function toPlanRow(row: SweepRow): object {
  return { delete: row.goes, ...toRow(row) };
}

function toRow({ subject: { where, archive, size }, because }: SweepRow | ClearedRow): object {
  const { name, version, imageid, archfmt: format } = archive;
  return { where, name, version, imageid, format, size, because };
}
