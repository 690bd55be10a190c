import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeTreePlanSummary } from '../../../../../src/actions/tree/plan/summary.ts';
import { makePlanned, makeWidePlan } from '../../../../support/planned-image.ts';

describe('the summary of a plan', () => {
  it('has one line per row, whatever the images are called, and draws no more than can be read', () => {
    const one = makeTreePlanSummary({ images: [makePlanned('a|b')], levels: [['a|b']] });
    assert.match(one, /\| 0 \| a&#124;b \| 1 \| to&#95;build \| it &#124; is new \| {2}\|/);
    const many = makeTreePlanSummary(makeWidePlan(500, 1));
    assert.match(many, /350 more images are not shown/);
    assert.ok(many.length < 100_000);
  });

  it('draws those that are built with their parents, where there are too many', () => {
    const { images } = makeWidePlan(200, 1);
    const built = makePlanned('new', { parents: ['l0-7'] });
    const idle = images.map(image => ({ ...image, state: 'built' as const }));
    const summary = makeTreePlanSummary({ images: [...idle, built], levels: [['new']] });
    assert.match(
      summary,
      /graph TD\n {2}i0\["l0-7:1<br\/>built"\]:::built\n {2}i1\["new:1<br\/>to_build"\]:::to_build\n {2}i0 --> i1\n/,
    );
  });
});
