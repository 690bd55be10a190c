import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deletePlanned, rowsGone } from '../../../src/prune/delete.ts';
import type { PlannedRow } from '../../../src/prune/plan.ts';
import type { Prunable } from '../../../src/prune/rules.ts';

const { signal } = new AbortController();
const alone = { needs: () => Promise.resolve({ since: Infinity, used: new Set<string>() }) };

function row(version: string, thing: string, remove: () => Promise<void>, goes = true): PlannedRow<Prunable> {
  const candidate: Prunable = {
    where: 'folder',
    name: 'web',
    version,
    imageid: '111111111111',
    format: 'zip',
    size: 1,
    stored: 1,
    family: 'archive web',
    thing,
    names: 1,
    because: '',
    remove,
  };
  return { candidate, goes, because: '', frees: 1 };
}

function outcomesOf(deletions: Awaited<ReturnType<typeof deletePlanned>>): [string, string | undefined][] {
  return deletions.map(({ row: { candidate }, error }) => [candidate.version, error]);
}

describe('deletePlanned', () => {
  it('deletes what goes and nothing else', async () => {
    const deleted: string[] = [];
    const rows = ['1', '2', '3'].map(version =>
      row(version, version, () => Promise.resolve(deleted.push(version)).then(() => undefined), version !== '2'),
    );
    assert.deepEqual(outcomesOf(await deletePlanned(rows, alone, signal)), [
      ['1', undefined],
      ['3', undefined],
    ]);
    assert.deepEqual(deleted, ['1', '3']);
  });

  it('reports each failure, in the order of the rows, and goes on with the others', async () => {
    const late = Promise.withResolvers<undefined>();
    const rows = [
      row('1', 'a', () => late.promise),
      row('2', 'b', () => Promise.reject(new Error('busy'))),
      row('3', 'b', () => {
        late.resolve(undefined);
        return Promise.resolve();
      }),
    ];
    assert.deepEqual(outcomesOf(await deletePlanned(rows, alone, signal)), [
      ['1', undefined],
      ['2', 'busy'],
      ['3', undefined],
    ]);
  });

  it('deletes several things at once, but not more than it may', async () => {
    const counts = { now: 0, most: 0 };
    const remove = async () => {
      counts.most = Math.max(counts.most, ++counts.now);
      await new Promise(resolve => setImmediate(resolve));
      counts.now--;
    };
    const rows = Array.from({ length: 20 }, (_, i) => row(`${i}`, `${i}`, remove));
    await deletePlanned(rows, alone, signal);
    assert.equal(counts.most, 4);
    counts.most = 0;
    await deletePlanned(rows, alone, signal, 1);
    assert.equal(counts.most, 1);
  });

  it('deletes the names of one thing one after the other', async () => {
    const counts = { now: 0, most: 0 };
    const order: string[] = [];
    const removeAs = (version: string) => async () => {
      counts.most = Math.max(counts.most, ++counts.now);
      await new Promise(resolve => setImmediate(resolve));
      order.push(version);
      counts.now--;
    };
    await deletePlanned(
      ['1', '2', '3'].map(version => row(version, 'sha256:1', removeAs(version))),
      alone,
      signal,
    );
    assert.deepEqual([counts.most, order], [1, ['1', '2', '3']]);
  });

  it('leaves what another step has begun to use since it was planned, and says so', async () => {
    const used = new Set<string>();
    const deleted: string[] = [];
    const remove = (version: string, thing: string) => () => {
      deleted.push(version);
      used.add(thing);
      return Promise.resolve();
    };
    const rows = [row('1', 'a', remove('1', 'a')), row('2', 'a', remove('2', 'a'))];
    const deletions = await deletePlanned(rows, { needs: () => Promise.resolve({ since: Infinity, used }) }, signal);
    assert.deepEqual(deleted, ['1']);
    assert.deepEqual(rowsGone(deletions), rows.slice(0, 1));
    assert.equal(deletions[1]?.kept, 'a running step uses it');
  });

  it('stops when the step is cancelled', async () => {
    const controller = new AbortController();
    const deleted: string[] = [];
    const rows = ['1', '2', '3'].map(version =>
      row(version, 'a', () => {
        deleted.push(version);
        controller.abort(new Error('cancelled'));
        return Promise.resolve();
      }),
    );
    await assert.rejects(deletePlanned(rows, alone, controller.signal), /^Error: cancelled$/);
    assert.deepEqual(deleted, ['1']);
  });
});
