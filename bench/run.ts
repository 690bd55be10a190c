import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { engineApi } from '../__tests__/support/engine.ts';
import type { EngineId } from '../__tests__/support/engines.ts';
import { compare, type MeasuredRow } from './comparison.ts';
import { renderEngine, renderResults } from './report.ts';
import { mergeResults, readResults, writeResults, type Result } from './results.ts';
import { rowGroups, type RowGroup } from './rows.ts';
import { setStage } from './stage.ts';

// The built action beside what people do without it: npm run bench -- [ENGINE…] [IMAGE…] [--runs N] [--only ROW]
// Results of earlier runs stay in results.json, so that a run for one engine, image or row changes only these.

const root = resolve(import.meta.dirname, '..');
const resultsPath = join(import.meta.dirname, 'results.json');
// The classic store of Docker 29 is that of 28.
const engineIds: readonly EngineId[] = ['20', '28', '28c', '29c'];
const images = ['tiny', 'mid', 'big'];
const usage = `usage: npm run bench -- [${engineIds.join('|')}…] [${images.join('|')}…] [--runs N] [--only ROW]`;

interface RowFilter {
  readonly runs: number;
  /** The beginning of a row's name. */
  readonly only: string;
}

async function main(args: string[]): Promise<void> {
  const options = { runs: { type: 'string', default: '5' }, only: { type: 'string', default: '' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const filter = { runs: Number(values.runs), only: values.only };
  const known: readonly string[] = [...engineIds, ...images];
  if (!Number.isInteger(filter.runs) || filter.runs < 1 || positionals.some(each => !known.includes(each)))
    throw new Error(usage);
  const engines = engineIds.filter(id => positionals.includes(id));
  const names = images.filter(name => positionals.includes(name));
  // Bundled by ncc, as actions are published: loading unbundled modules would slow the uploads that ours is compared with.
  const ncc = ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', 'bench/toolkit.mjs', '-o', '.tools/bench'];
  execFileSync(process.execPath, [...ncc, '--no-cache', '--quiet'], { cwd: root, stdio: 'inherit' });
  // With the environment of the user, which may say where npm and apt find their packages.
  execFileSync(join(import.meta.dirname, 'corpus.sh'), ['contexts'], { stdio: ['ignore', 2, 2] });
  const signal = interruption();
  for (const id of engines.length > 0 ? engines : engineIds) {
    await measureEngine(id, names.length > 0 ? names : images, filter, signal);
    console.log(renderEngine(id, readResults(resultsPath).list).join('\n'));
  }
}

async function measureEngine(
  id: EngineId,
  names: readonly string[],
  filter: RowFilter,
  signal: AbortSignal,
): Promise<void> {
  // The load says what else the machine did: measures taken beside other work are worth less.
  const load = (loadavg()[0] ?? 0).toFixed(1);
  await using stage = await setStage(id);
  const { Version } = (await engineApi('GET', '/version', { host: stage.home })) as { Version: string };
  const about = `Docker ${Version}, ${new Date().toISOString().slice(0, 10)}, load average ${load} before`;
  for (const name of names) {
    const groups = rowGroups(stage, name).filter(({ names }) => names.some(row => row.startsWith(filter.only)));
    if (groups.length > 0) await stage.shell(stage.home, `IMAGES=${name} '${join(root, 'bench/corpus.sh')}' build`);
    for (const group of groups) {
      process.stderr.write(`engine ${id}, ${name}: ${group.names.join('; ')}\n`);
      const results = await measureGroup(group, filter, signal);
      record(results.map(result => ({ engine: id, image: name, about, ...result })));
    }
  }
}

async function measureGroup(group: RowGroup, { runs, only }: RowFilter, signal: AbortSignal): Promise<MeasuredRow[]> {
  const rows = await group.open();
  return compare(
    rows.filter(({ name }) => name.startsWith(only)),
    runs,
    signal,
  );
}

function record(added: readonly Result[]): void {
  const results = { machine: describeMachine(), list: mergeResults(readResults(resultsPath).list, added) };
  writeResults(resultsPath, results);
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), renderResults(results));
}

function describeMachine(): string[] {
  const processors = cpus();
  return [
    `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}`,
    `${(totalmem() / 1e9).toFixed(0)} GB of memory`,
    `Linux ${release()}`,
    `Node ${process.version}`,
  ];
}

/** Aborts at a signal, so that engines and files of this run go before it ends. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort(new Error(`stopped by ${name}`)));
  }
  return controller.signal;
}

await main(process.argv.slice(2));
