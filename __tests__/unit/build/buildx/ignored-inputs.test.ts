import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findIgnoredInputs } from '../../../../src/build/buildx/ignored-inputs.ts';
import { readBuildInputs } from '../../../support/build-inputs.ts';

const all = readBuildInputs({ 'shm-size': '1m', ulimit: 'nofile=1', 'cgroup-parent': 'x', annotations: 'a=b' });
const old = { driver: 'docker', limits: false, containerd: false };

describe('findIgnoredInputs', () => {
  it('names what an old engine with a classic store ignores', () => {
    const names = findIgnoredInputs(all, old).map(each => each.split(' ')[0]);
    assert.deepEqual(names, ['shm-size', 'ulimit', 'cgroup-parent', 'annotations']);
    assert.deepEqual(findIgnoredInputs(readBuildInputs({}), old), []);
  });

  it('names nothing where it is honoured', () => {
    assert.equal(findIgnoredInputs(all, { ...old, limits: true }).length, 1);
    assert.deepEqual(findIgnoredInputs(all, { driver: 'docker', limits: true, containerd: true }), []);
    assert.deepEqual(findIgnoredInputs(all, { ...old, driver: 'docker-container' }), []);
  });
});
