import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareVersions } from '../../../src/docker/api-version.ts';

describe('compareVersions', () => {
  it('goes by numbers, not by text', () => {
    assert.ok(compareVersions('1.9', '1.41') < 0);
    assert.ok(compareVersions('1.41', '1.9') > 0);
    assert.ok(compareVersions('2.0', '1.51') > 0);
    assert.equal(compareVersions('1.41', '1.41'), 0);
  });

  it('takes a missing part as zero', () => {
    assert.equal(compareVersions('1.41.0', '1.41'), 0);
    assert.ok(compareVersions('0.12.1', '0.12') > 0);
  });
});
