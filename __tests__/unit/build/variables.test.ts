import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBuilderVariables, readEpoch } from '../../../src/build/variables.ts';

describe('readBuilderVariables', () => {
  it('reads DOCKER_BUILDKIT as the Docker CLI does', () => {
    const asked = (text?: string) => readBuilderVariables({ DOCKER_BUILDKIT: text }).asked;
    assert.deepEqual(['1', 'true', 'T', '0', 'false', 'F', '', undefined].map(asked), [
      ...[true, true, true, false, false, false, undefined, undefined],
    ]);
    assert.throws(() => asked('yes'), { code: 'DOCKER_BUILDKIT', message: /"yes", allowed: 1, true, 0, false/ });
  });

  it('finds what only buildx reads', () => {
    const env = { BUILDX_BUILDER: 'mine', BUILDX_GIT_LABELS: '', BUILDX_NO_DEFAULT_LOAD: '1' };
    assert.deepEqual(readBuilderVariables(env).forBuildx, ['BUILDX_BUILDER']);
  });
});

describe('readEpoch', () => {
  it('gives the variable to a build that has no such argument', () => {
    const env = { SOURCE_DATE_EPOCH: '0' };
    assert.deepEqual(readEpoch(env, { A: '1' }), env);
    assert.deepEqual(readEpoch(env, { SOURCE_DATE_EPOCH: '5' }), {});
    assert.deepEqual(readEpoch({}, {}), {});
  });
});
