import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makePlanOutputs } from '../../../../../src/actions/tree/plan/report.ts';
import { makePlanSummary } from '../../../../../src/actions/tree/plan/summary.ts';
import type { TreePlan } from '../../../../../src/actions/tree/plan.ts';
import { makePlanned } from '../../../../support/planned-image.ts';

function makeWide(count: number, levels: number): TreePlan {
  const names = Array.from({ length: levels }, (_, level) => Array.from({ length: count }, (_, i) => `l${level}-${i}`));
  return { images: names.flat().map(name => makePlanned(name)), levels: names };
}

describe('the outputs of a plan', () => {
  it('are whole where GitHub takes them', () => {
    const { outputs, warnings } = makePlanOutputs(makeWide(3, 2));
    assert.deepEqual(warnings, []);
    assert.deepEqual([outputs['count'], outputs['depth']], ['6', '2']);
  });

  it('have no more jobs than GitHub makes of a matrix, and say so', () => {
    const { outputs, warnings } = makePlanOutputs(makeWide(300, 1));
    const matrices = JSON.parse(outputs['matrices'] ?? '') as { include: unknown[] }[];
    assert.equal(matrices[0]?.include.length, 256);
    assert.match(warnings.join('\n'), /matrices, level 0, has 256 of 300 images/);
    assert.equal((JSON.parse(outputs['levels'] ?? '') as unknown[][])[0]?.length, 300);
  });

  it('stay below what a job may give, however many images there are', () => {
    const { outputs, warnings } = makePlanOutputs(makeWide(200, 20));
    const size = Object.values(outputs).reduce((sum, text) => sum + text.length, 0);
    assert.ok(size < 520_000, String(size));
    assert.match(warnings.join('\n'), /The output matrices has \d+ of 4000 images/);
  });
});

describe('the summary of a plan', () => {
  it('is one line a row, whatever the images are called, and draws no more than anybody sees', () => {
    const one = makePlanSummary({ images: [makePlanned('a|b')], levels: [['a|b']] });
    assert.match(one, /\| 0 \| a&#124;b \| 1 \| to&#95;build \| it &#124; is new \| {2}\|/);
    const many = makePlanSummary(makeWide(500, 1));
    assert.match(many, /350 more images are not drawn/);
    assert.ok(many.length < 100_000);
  });

  it('draws those that are built with their parents, where there are too many', () => {
    const { images } = makeWide(200, 1);
    const built = makePlanned('new', { parents: ['l0-7'] });
    const idle = images.map(image => ({ ...image, state: 'built' as const }));
    const summary = makePlanSummary({ images: [...idle, built], levels: [['new']] });
    assert.match(
      summary,
      /graph TD\n {2}i0\["l0-7:1<br\/>built"\]:::built\n {2}i1\["new:1<br\/>to_build"\]:::to_build\n {2}i0 --> i1\n/,
    );
  });
});
