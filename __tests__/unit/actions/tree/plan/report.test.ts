import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeTreePlanOutputs } from '../../../../../src/actions/tree/plan/report.ts';
import type { TreePlan } from '../../../../../src/actions/tree/plan.ts';
import { makeWidePlan } from '../../../../support/planned-image.ts';

/** The outputs of a plan, with what was warned of. */
function outputsOf(plan: TreePlan) {
  const warnings: string[] = [];
  return { outputs: makeTreePlanOutputs(plan, text => warnings.push(text)), warnings };
}

describe('the outputs of a plan', () => {
  it('are complete where GitHub accepts them', () => {
    const { outputs, warnings } = outputsOf(makeWidePlan(3, 2));
    assert.deepEqual(warnings, []);
    assert.deepEqual([outputs['count'], outputs['depth']], ['6', '2']);
  });

  it('have no more jobs than GitHub makes of a matrix, and say so', () => {
    const { outputs, warnings } = outputsOf(makeWidePlan(300, 1));
    const matrices = JSON.parse(outputs['matrices'] ?? '') as { include: unknown[] }[];
    assert.equal(matrices[0]?.include.length, 256);
    assert.match(warnings.join('\n'), /matrices, level 0, has 256 of 300 images/);
    assert.equal((JSON.parse(outputs['levels'] ?? '') as unknown[][])[0]?.length, 300);
  });

  it('stay below what a job may give, however many images there are', () => {
    const { outputs, warnings } = outputsOf(makeWidePlan(200, 20));
    const size = Object.values(outputs).reduce((sum, text) => sum + text.length, 0);
    assert.ok(size < 520_000, String(size));
    assert.match(warnings.join('\n'), /The output matrices has \d+ of 4000 images/);
  });
});
