import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Platform } from '../../../src/image/platform.ts';
import type { IndexEntry } from '../../../src/registry/documents.ts';
import { choosePlatform, platformsOf } from '../../../src/registry/platforms.ts';

const [amd64, arm] = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
];

function entry(digit: string, platform?: Platform): IndexEntry {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  return { mediaType, digest: `sha256:${digit.repeat(64)}`, size: 1, platform };
}

describe('choosePlatform', () => {
  it('finds a platform in any of its spellings', () => {
    const index = [entry('1', amd64), entry('2', { os: 'linux', architecture: 'armhf' })];
    assert.equal(choosePlatform('acme/api:1', index, arm), index[1]);
  });

  it('takes the one image of an index that names no platform', () => {
    const index = [entry('1')];
    assert.equal(choosePlatform('acme/api:1', index, arm), index[0]);
  });

  it('lists what there is, each platform once', () => {
    const index = [entry('1'), entry('2', amd64), entry('3', amd64)];
    assert.throws(() => choosePlatform('acme/api:1', index, arm), {
      code: 'PLATFORM',
      message: 'acme/api:1 has no image for linux/arm/v7, there is: an unknown platform, linux/amd64',
      hint: 'platform: linux/amd64',
    });
    assert.throws(() => choosePlatform('acme/api:1', [], arm), { message: /there is: none at all$/, hint: undefined });
  });
});

describe('platformsOf', () => {
  it('gives each named platform once', () => {
    assert.deepEqual(platformsOf([entry('1', amd64), entry('2'), entry('3', arm), entry('4', amd64)]), [amd64, arm]);
  });
});
