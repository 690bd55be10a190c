import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isVersion } from '../../../src/image/version.ts';
import { chooseTagVersions } from '../../../src/registry/tag-versions.ts';
import { toTag } from '../../../src/image/version.ts';

describe('chooseTagVersions', () => {
  it('takes tags as they are, each once', () => {
    const { versions } = chooseTagVersions(['latest', '1.0.0', '1.0.0'], isVersion);
    assert.deepEqual(versions, ['1.0.0', 'latest']);
    assert.deepEqual(versions.map(toTag), versions);
  });

  it('leaves out what an archive cannot be named by', () => {
    const long = 'a'.repeat(101);
    assert.deepEqual(chooseTagVersions(['1_0', long, '1.0'], isVersion), {
      versions: ['1.0'],
      invalid: ['1_0', long],
      attached: [],
    });
  });

  it('knows the tags of signatures and attestations', () => {
    const digest = `sha256-${'0'.repeat(64)}`;
    const attached = [digest, `${digest}.att`, `${digest}.sig`];
    assert.deepEqual(chooseTagVersions([...attached, 'sha256-1'], isVersion), {
      versions: ['sha256-1'],
      invalid: [],
      attached,
    });
  });
});
