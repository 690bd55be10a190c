import { formatBytes } from '../src/core/format.ts';
import type { Measure } from './measure.ts';
import type { Result, Results } from './results.ts';
import { judgeResults, medianOf } from './targets.ts';

const legend = [
  'Written by `npm run bench`. Each number is a median; the runs of a row and of what it is compared with took turns,',
  'after one round that warmed up. CPU is that of the command and all it started; RSS is the most a run had; written',
  'is `write_bytes` of the command and all it started; stored is what the archive folder and the results service grew.',
  '',
  '- (a) `docker save > /dev/null`; for loads `docker load -i`',
  '- (b) `docker save | zstd -T0`, and the file as an artifact by @actions/artifact, as it is',
  '- (c) `docker save -o`, and the file as an artifact by @actions/artifact, zipped at level 6',
  '- (d) `docker save | gzip`',
  '- (e) the archive of the first version, copied and brought to the disk: what writing one cannot go below',
  '- (f) that archive as an artifact by @actions/artifact, as it is: what uploading one cannot go below',
  '- (g) `docker save | zstd -T0`, the file as an artifact by @actions/artifact; its download, `zstd -dc | docker load`',
  '- (h) `docker save -o`, the file into the cache by @actions/cache; back again, `docker load -i`: AndreKurait/docker-cache',
  '',
  'A relay takes an image from an engine that has pushed nothing into an empty one; each round has new engines.',
  '',
  'What takes more than 40 s and a quarter longer than ours runs every second round, from the first one on.',
  '',
  'A changed layer is compared with the whole of the first version, which is as large. What several rows are compared',
  'with stands below the first of them.',
];

const oursName = '**ours**';
const inOneProcess = [oursName, '(f)'];

/** All results as one Markdown document. */
export function renderResults({ machine, list }: Results): string {
  const engines = [...new Set(list.map(({ engine }) => engine))].sort();
  const parts = [
    ['# Benchmark', '', ...legend, '', '## Machine', '', ...machine.map(line => `- ${line}`)],
    ...engines.map(engine => ['', ...renderEngine(engine, list)]),
    ['', '## Targets', '', ...renderTargets(list)],
  ];
  return `${parts.flat().join('\n')}\n`;
}

/** The tables of one engine. */
export function renderEngine(engine: string, list: readonly Result[]): string[] {
  const results = list.filter(result => result.engine === engine);
  const abouts = [...new Set(results.map(({ about }) => about))];
  return [
    ...[`## Engine ${engine}`, '', abouts.join('; '), ''],
    ...renderTable(
      ['image', 'row', 'way', 'runs', 's', 'min', 'max', 'CPU s', 'engine CPU s', 'RSS', 'written', 'stored'],
      linesOf(results),
    ),
    ...['', 'Seconds of ours to those of', ''],
    ...renderTable(
      [
        'image',
        'row',
        '(a)',
        '(b)',
        '(c)',
        '(d)',
        '(e)',
        '(f)',
        '(g)',
        '(h)',
        'skopeo docker-archive',
        'skopeo oci-archive',
      ],
      results.map(ratiosOf),
    ),
  ];
}

function renderTargets(list: readonly Result[]): string[] {
  const rows = judgeResults(list).map(({ text, result, number, reached }) => {
    return [result.row, text, result.engine, result.image, number, reached ? 'reached' : '**not reached**'];
  });
  return renderTable(['row', 'target', 'engine', 'image', 'measured', ''], rows);
}

// What several rows are compared with stands below the first of them.
function linesOf(results: readonly Result[]): string[][] {
  const seen = new Set<string>();
  const isNew = (measures: readonly Measure[]) => seen.size < seen.add(JSON.stringify(measures)).size;
  return results.flatMap(({ image, row, ours, baselines }) => {
    const others = Object.entries(baselines).filter(([, measures]) => isNew(measures));
    return [
      lineOf(image, row, oursName, ours),
      ...others.map(([name, measures]) => lineOf(image, row, nameOf(name), measures)),
    ];
  });
}

function lineOf(image: string, row: string, way: string, measures: readonly Measure[]): string[] {
  // Most of what is compared with is a shell, whose own memory tells nothing.
  const memory = inOneProcess.includes(way) ? formatBytes(Math.max(...measures.map(each => each.memory))) : '';
  const all = (key: keyof Measure) => measures.map(measure => measure[key]);
  const seconds = all('seconds');
  const numbers = [medianOf(seconds), Math.min(...seconds), Math.max(...seconds), medianOf(all('cpu'))];
  return [
    ...[image, row, way, String(measures.length)],
    ...[...numbers, medianOf(all('engineCpu'))].map(number => number.toFixed(2)),
    memory,
    ...[medianOf(all('written')), medianOf(all('stored'))].map(bytes => formatBytes(Math.round(bytes))),
  ];
}

function ratiosOf({ image, row, ours, baselines }: Result): string[] {
  const seconds = (measures: readonly Measure[]) => medianOf(measures.map(each => each.seconds));
  const ratios = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'skopeo docker-archive', 'skopeo oci-archive'].map(name => {
    const theirs = baselines[name];
    return theirs ? (seconds(ours) / seconds(theirs)).toFixed(3) : '';
  });
  return [image, row, ...ratios];
}

function nameOf(way: string): string {
  return way.length === 1 ? `(${way})` : way;
}

// Padded, so that the same table can be read on a terminal.
function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, i) => Math.max(3, title.length, ...rows.map(row => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)];
}
