import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { engineHost, openEngine, removeImage } from '../support/engine.ts';
import { paths } from '../support/faults/paths.ts';
import type { CellOrder, CellResult } from '../support/faults/play.ts';
import type { Servers } from '../support/faults/paths/work.ts';
import { columns, outcomeOf, table, type Column } from '../support/faults/table.ts';
import { Workers } from '../support/faults/workers.ts';
import { makeImage, makeLayer, putImage } from '../support/registry-images.ts';
import { startRegistry, type Registry } from '../support/registry.ts';

// Cells mostly wait. The engine starts five uploads at once, and those that break take a place until they end.
const sideBySide = [
  { of: /^registry: (upload|read back)/, cells: 4 },
  { of: /./, cells: 14 },
];

// Seconds that a cell may take: the longest are those in which a library tries again and again.
const longest = 75;

// FAULTS=engine plays only the paths that begin so; FAULTS= plays them all, those too that take half a minute.
const played = Object.keys(table).filter(path => path.startsWith(process.env['FAULTS'] ?? ''));

it('the table has every path', () => assert.deepEqual(Object.keys(table), Object.keys(paths)));

describe('the table of faults', { concurrency: true }, () => {
  const outcomes = new Map<string, string>();
  let workers: Workers;
  let registry: Registry;
  let servers: Servers;
  before(async () => {
    workers = new Workers(sideBySide.reduce((sum, { cells }) => sum + cells, 0));
    registry = await startRegistry();
    const path = `acme/fault${randomBytes(4).toString('hex')}`;
    await putImage(registry.host, path, '1', makeImage({ layers: [await makeLayer('x', randomBytes(50_000))] }));
    const repository = `${registry.host}/${path}`;
    servers = { engine: engineHost(), registry: registry.host, repository };
    await text(await openEngine('POST', `/images/create?fromImage=${repository}&tag=1`));
  });
  after(async () => {
    workers[Symbol.dispose]();
    await removeImage(`${servers.repository}:1`);
    await registry[Symbol.asyncDispose]();
    printMatrix(outcomes);
  });

  const groups = Map.groupBy(played, path => sideBySide.find(({ of }) => of.test(path))!);
  for (const [{ of, cells }, paths] of groups) {
    describe(String(of), { concurrency: cells }, () => {
      for (const path of paths) {
        for (const column of columns) {
          const skip =
            process.env['FAULTS'] === undefined && repeats(path, column) && 'takes half a minute, see FAULTS';
          it(`${path}: ${column}`, { skip }, async () => {
            const order = { path, column, servers };
            const result = await workers.play(order);
            outcomes.set(`${path}|${column}`, result.outcome);
            check(order, result);
          });
        }
      }
    });
  }
});

function check({ path, column }: CellOrder, { outcome, said, seconds }: CellResult): void {
  const right = outcomeOf(table[path]!, column);
  // A pause that helps spares the notice.
  const isRight = outcome === right || (right === 'goes on' && outcome === 'succeeds');
  assert.ok(isRight, `${outcome} instead of ${right}: ${said}`);
  assert.ok(seconds < (repeats(path, column) ? 3 * longest : longest), `${seconds} s: ${said}`);
}

// The toolkit's libraries try five times, with growing pauses, and so does the engine, which connects for each upload.
function repeats(path: string, column: Column): boolean {
  if (column === 'refused') return path.startsWith('registry: upload');
  return column === '500 always' && /^(artifact|cache|registry: upload a layer)/.test(path);
}

function printMatrix(outcomes: ReadonlyMap<string, string>): void {
  const sign = (path: string, column: Column) => (outcomes.get(`${path}|${column}`) ?? '?').charAt(0);
  console.log(`s succeeds, g goes on, f fails: ${columns.join(' | ')}`);
  for (const path of played) console.log(`${columns.map(column => sign(path, column)).join('')} ${path}`);
}
