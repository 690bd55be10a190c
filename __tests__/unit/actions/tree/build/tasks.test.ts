import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planTasks } from '../../../../../src/actions/tree/build/tasks.ts';
import { makePlanned } from '../../../../support/planned-image.ts';

const archive = { name: 'x', version: '1', imageid: '0123456789ab', archfmt: 'zip' };
const plan = {
  images: [
    makePlanned('new'),
    makePlanned('left', { selected: false }),
    makePlanned('archived', { state: 'built', archive }),
    makePlanned('bare', { state: 'built', inEngine: true }),
    makePlanned('other', { state: 'built', inEngine: true, selected: false }),
    makePlanned('published', { state: 'published', archive }),
  ],
  levels: [['new']],
};

describe('planTasks', () => {
  it('builds what the plan says, and archives what only the engine has', () => {
    assert.deepEqual(Object.fromEntries(planTasks(plan, false)), { new: 'build', bare: 'finish' });
  });

  it('finishes what has to be pushed', () => {
    const tasks = { new: 'build', archived: 'finish', bare: 'finish' };
    assert.deepEqual(Object.fromEntries(planTasks(plan, true)), tasks);
  });
});
