import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BuildProgress } from '../../../../../src/actions/tree/build/progress.ts';
import { makePlanned } from '../../../../support/planned-image.ts';

describe('BuildProgress', () => {
  it('reports each change in one line, and rejects events that cannot happen', () => {
    const lines: string[] = [];
    const progress = new BuildProgress([makePlanned('new'), makePlanned('left')], line => lines.push(line));
    progress.advance('new', 'build', 'sha256:1');
    progress.advance('new', 'fail', 'its test failed');
    assert.deepEqual(lines, ['new: built, sha256:1', 'new: error, its test failed']);
    assert.deepEqual(progress.of('new'), { state: 'error', because: 'its test failed' });
    assert.throws(() => progress.advance('new', 'build', ''), /is error cannot build/);
    assert.deepEqual(progress.unavailable(['left', 'new', 'elsewhere']), ['new']);
  });
});
