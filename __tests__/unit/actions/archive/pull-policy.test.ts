import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  compareDigests,
  decidePull,
  pullPolicies,
  type LocalImage,
} from '../../../../src/actions/archive/pull-policy.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const other = `sha256:${'b'.repeat(64)}`;
const reference = 'ghcr.io/acme/api:1';
const local: LocalImage = { platform: { os: 'linux', architecture: 'amd64' }, digests: [`ghcr.io/acme/api@${digest}`] };

describe('decidePull', () => {
  const kinds = (present: LocalImage | undefined, platform?: LocalImage['platform']) =>
    pullPolicies.map(policy => decidePull({ policy, reference, platform }, present).kind);

  it('goes by the policy where the engine has the image', () =>
    assert.deepEqual(kinds(local), ['pull', 'keep', 'compare', 'keep']));

  it('pulls what the engine lacks, unless that is forbidden', () =>
    assert.deepEqual(kinds(undefined), ['pull', 'pull', 'pull', 'forbid']));

  it('treats an image for another platform as missing, and says so', () => {
    const platform = { os: 'linux', architecture: 's390x' };
    assert.deepEqual(kinds(local, platform), ['pull', 'pull', 'pull', 'forbid']);
    const { because } = decidePull({ policy: 'missing', reference, platform }, local);
    assert.equal(because, 'ghcr.io/acme/api:1 is in the engine for linux/amd64, not for linux/s390x');
  });

  it('asks no registry about a digest', () => {
    const wish = { policy: 'newer', reference: `ghcr.io/acme/api@${digest}`, platform: undefined } as const;
    assert.equal(decidePull(wish, local).kind, 'keep');
  });
});

describe('compareDigests', () => {
  it('keeps what the registry still has', () =>
    assert.deepEqual(compareDigests(reference, local, digest), {
      kind: 'keep',
      because: `engine and registry have ${digest}`,
    }));

  it('pulls when the tag leads elsewhere now', () =>
    assert.deepEqual(compareDigests(reference, local, other), {
      kind: 'pull',
      because: `the registry has ${other}, the engine ${digest}`,
    }));

  it('replaces an image that was built here, or is known only by another repository', () => {
    for (const digests of [[], [`ghcr.io/acme/api2@${digest}`]]) {
      const { kind, because } = compareDigests(reference, { ...local, digests }, digest);
      assert.deepEqual([kind, because.endsWith('the engine an image without registry digest')], ['pull', true]);
    }
  });
});
