import assert from 'node:assert/strict';
import { it } from 'node:test';
import { availablePlatforms, type InspectedImage } from '../../../src/docker/image.ts';

it('the platforms of an image are those that the engine has, without attestations', () => {
  const rows = [
    { Kind: 'image', Available: false, ImageData: { Platform: { os: 'linux', architecture: 'amd64' } } },
    { Kind: 'image', Available: true, ImageData: { Platform: { os: 'linux', architecture: 'arm64' } } },
    { Kind: 'attestation', Available: true },
  ];
  const image: InspectedImage = { Id: 'sha256:ab', Os: '', Architecture: '', Manifests: rows };
  assert.deepEqual(availablePlatforms(image), [{ os: 'linux', architecture: 'arm64' }]);
  assert.deepEqual(availablePlatforms({ ...image, Manifests: null }), []);
});
