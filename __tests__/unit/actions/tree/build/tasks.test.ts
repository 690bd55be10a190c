import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Course } from '../../../../../src/actions/tree/build/progress.ts';
import { planWork } from '../../../../../src/actions/tree/build/tasks.ts';
import { makeCharted } from '../../../../support/planned-image.ts';

const archive = { name: 'x', version: '1', imageid: '0123456789ab', archfmt: 'zip' };
const plan = {
  images: [
    makeCharted('new'),
    makeCharted('left', { selected: false }),
    makeCharted('archived', { state: 'built', archive }),
    makeCharted('bare', { state: 'built', inEngine: true }),
    makeCharted('other', { state: 'built', inEngine: true, selected: false }),
    makeCharted('published', { state: 'published', archive }),
  ],
  levels: [['new']],
};

describe('planWork', () => {
  it('builds what is planned, and archives what only the engine has', () => {
    assert.deepEqual(Object.fromEntries(planWork(plan, false)), { new: 'build', bare: 'finish' });
  });

  it('finishes whatever is to be pushed', () => {
    const work = { new: 'build', archived: 'finish', bare: 'finish' };
    assert.deepEqual(Object.fromEntries(planWork(plan, true)), work);
  });
});

describe('Course', () => {
  it('tells every change in one line, and refuses what cannot happen', () => {
    const lines: string[] = [];
    const course = new Course(plan.images, line => lines.push(line));
    course.move('new', 'build', 'sha256:1');
    course.move('new', 'fail', 'its test failed');
    assert.deepEqual(lines, ['new: built, sha256:1', 'new: error, its test failed']);
    assert.deepEqual(course.of('new'), { state: 'error', because: 'its test failed' });
    assert.throws(() => course.move('new', 'build', ''), /is error cannot build/);
    assert.deepEqual(course.lost(['left', 'new', 'elsewhere']), ['new']);
  });
});
