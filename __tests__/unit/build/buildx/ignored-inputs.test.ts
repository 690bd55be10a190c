import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findIgnored } from '../../../../src/build/buildx/ignored-inputs.ts';
import { readBuildInputs } from '../../../support/build-inputs.ts';

const all = readBuildInputs({ 'shm-size': '1m', ulimit: 'nofile=1', 'cgroup-parent': 'x', annotations: 'a=b' });
const old = { driver: 'docker', limits: false, containerd: false };

describe('findIgnored', () => {
  it('names what an old engine of a classic store passes over', () => {
    const names = findIgnored(all, old).map(each => each.split(' ')[0]);
    assert.deepEqual(names, ['shm-size', 'ulimit', 'cgroup-parent', 'annotations']);
    assert.deepEqual(findIgnored(readBuildInputs({}), old), []);
  });

  it('names nothing where it is honoured', () => {
    assert.equal(findIgnored(all, { ...old, limits: true }).length, 1);
    assert.deepEqual(findIgnored(all, { driver: 'docker', limits: true, containerd: true }), []);
    assert.deepEqual(findIgnored(all, { ...old, driver: 'docker-container' }), []);
  });
});
