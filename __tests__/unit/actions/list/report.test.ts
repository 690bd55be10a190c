import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeInventory, type InventoryEntry } from '../../../../src/stores/inventory.ts';
import type { StoredArchive } from '../../../../src/stores/store.ts';
import { storedArchive } from '../../../support/stored-archive.ts';
import { makeListOutputs } from '../../../../src/actions/list/report.ts';
import { makeListSummary } from '../../../../src/actions/list/summary.ts';

function archives(
  count: number,
  fields: (i: number) => Partial<StoredArchive['archive']> = () => ({}),
): InventoryEntry[] {
  const stored = Array.from({ length: count }, (_, i) =>
    storedArchive({ version: `1.0.${i}`, ...fields(i) }, { stored: i + 1 }),
  );
  return makeInventory(stored, () => false);
}

describe('makeListOutputs', () => {
  it('keeps a matrix within what GitHub runs, and says so', () => {
    const { outputs, warnings } = makeListOutputs(archives(300), '');
    const { include } = JSON.parse(outputs['matrix'] ?? '') as { include: { version: string }[] };
    assert.deepEqual([include.length, include[0]?.version], [256, '1.0.299']);
    assert.deepEqual(warnings, ['The output matrix has the newest 256 of 300 archives']);
    assert.equal(outputs['count'], '300');
    assert.deepEqual(makeListOutputs(archives(256), '').warnings, []);
  });

  it('keeps outputs within what the runner accepts', () => {
    const { outputs, warnings } = makeListOutputs(archives(2000), '');
    assert.ok((outputs['images'] ?? '').length <= 160_002);
    assert.match(warnings[0] ?? '', /^The output images has the newest \d+ of 2000 archives$/);
    const images = JSON.parse(outputs['images'] ?? '') as { version: string }[];
    assert.equal(images[0]?.version, '1.0.1999');
  });

  it('keeps all outputs together within the 1 MB of UTF-16 that a job may have', () => {
    const { outputs } = makeListOutputs(
      archives(5000, i => ({ name: `${'long'.repeat(100)}${i}` })),
      '',
    );
    const all = Object.values(outputs).reduce((sum, text) => sum + text.length * 2, 0);
    assert.ok(all > 500_000 && all < 1_000_000, `${all} bytes`);
  });

  it('cuts latest to the newest names, not the first ones', () => {
    const many = archives(3000, i => ({ name: `web${String(3000 - i).padStart(4, '0')}` }));
    const { outputs, warnings } = makeListOutputs(many, '');
    const latest = Object.keys(JSON.parse(outputs['latest'] ?? '') as object);
    assert.ok(latest.includes('web0001') && !latest.includes('web3000'));
    assert.deepEqual(latest, [...latest].sort());
    assert.ok(
      warnings.includes(`The output latest has the newest ${latest.length} of 3000 archives`),
      warnings.join('\n'),
    );
    const oldestFirst = archives(3000, i => ({ name: `web${String(i).padStart(4, '0')}` }));
    const kept = Object.keys(JSON.parse(makeListOutputs(oldestFirst, '').outputs['latest'] ?? '') as object);
    assert.ok(kept.includes('web2999') && !kept.includes('web0000'));
  });

  it('has a name that is special to JavaScript objects', () => {
    const { outputs } = makeListOutputs(
      archives(1, () => ({ name: '__proto__' })),
      '',
    );
    assert.match(outputs['latest'] ?? '', /^\{"__proto__":\{"name":"__proto__"/);
  });
});

describe('makeListSummary', () => {
  it('shows a hundred rows and says how many more there are', () => {
    const summary = makeListSummary(archives(130));
    assert.equal(summary.match(/`aaaaaaaaaaaa`/g)?.length, 100);
    assert.match(summary, /^\| … 30 more \|( *\|)+$/m);
  });

  it('lets no name break out of its cell', () => {
    const summary = makeListSummary(archives(1, () => ({ name: 'a|b\n<script>', version: '`1`' })));
    assert.equal(summary.split('\n').filter(line => line.startsWith('|')).length, 3);
    assert.ok(!summary.includes('<script>') && !summary.includes('`1`'));
  });
});
