import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatPlatform } from '../../../../src/image/platform.ts';
import { readArchive as read } from '../../../support/archive-inputs.ts';
import { complaintOf } from '../../../support/complaint.ts';

const complaint = (inputs: Record<string, string>, env: Record<string, string> = {}) =>
  complaintOf(() => read(inputs, env));

describe('readArchiveInputs', () => {
  it('accepts image alone', () => {
    const inputs = read({ image: 'GHCR.io/Acme/api' });
    assert.equal(inputs.image.repository, 'ghcr.io/acme/api');
    assert.equal(inputs.name, 'ghcr.io~acme~api');
    assert.equal(inputs.version, 'latest');
    assert.equal(inputs.source, 'pull');
    assert.equal(inputs.idleTimeout, 1_800_000);
  });

  it('takes the platform of DOCKER_DEFAULT_PLATFORM for an image that is built or fetched', () => {
    const take = (inputs: Record<string, string>, DOCKER_DEFAULT_PLATFORM: string) => {
      const { platform, build, platformBecause } = read({ image: 'x', ...inputs }, { DOCKER_DEFAULT_PLATFORM });
      assert.deepEqual(build.platforms, platform ? [platform] : []);
      return [platform && formatPlatform(platform), platformBecause];
    };
    const because = 'DOCKER_DEFAULT_PLATFORM asks for it';
    assert.deepEqual(take({ context: '.' }, 'linux/arm64'), ['linux/arm64', because]);
    assert.deepEqual(take({}, 'linux/ARM/v6'), ['linux/arm/v6', because]);
    assert.deepEqual(take({ source: 'registry' }, 'arm64'), ['linux/arm64', because]);
    assert.deepEqual(take({ context: '.', platform: 'linux/amd64' }, 'linux/arm64'), ['linux/amd64', undefined]);
    assert.deepEqual(take({ source: 'local' }, 'linux/arm64'), [undefined, undefined]);
    assert.deepEqual(take({}, 'linux'), [undefined, undefined]);
    assert.match(complaint({ image: 'x' }, { DOCKER_DEFAULT_PLATFORM: 'a/b/c/d' }), /^DOCKER_DEFAULT_PLATFORM: "a\/b/);
  });

  it('builds when context or file is given', () => {
    assert.equal(read({ image: 'x', context: '.' }).source, 'build');
    assert.equal(read({ image: 'x', file: 'Dockerfile' }).sourceBecause, 'file given');
  });

  it('reads lists as docker/build-push-action does', () => {
    const { build } = read(
      { image: 'x', source: 'build', 'build-args': 'A=1\r\n\n  B=x=y \nC', labels: '"a=two\nlines"\nb=say ""hi""' },
      { C: 'env' },
    );
    assert.deepEqual(build.buildArgs, { A: '1', B: 'x=y', C: 'env' });
    assert.deepEqual(build.labels, { a: 'two\nlines', b: 'say ""hi""' });
  });

  it('gives dirty versions their own retention', () => {
    assert.equal(read({ image: 'x', 'retention-days': '9' }).dirtyRetentionDays, 9);
    assert.equal(read({ image: 'x', 'retention-days': '9', 'dirty-retention-days': '2' }).dirtyRetentionDays, 2);
  });

  it('applies registry credentials to the registry of the image', () => {
    assert.deepEqual(read({ image: 'ghcr.io/a/b', username: 'u', password: 'p' }).registry, {
      host: 'ghcr.io',
      username: 'u',
      password: 'p',
    });
  });

  it('accepts another name for missing', () => {
    assert.equal(read({ image: 'x', 'pull-policy': 'if-not-present' }).pull.policy, 'missing');
  });

  it('refuses a fallback that can never happen', () => {
    const fallback = { image: 'x', 'fallback-to-local': 'true' };
    assert.match(complaint({ ...fallback, source: 'build' }), /it belongs to source: pull/);
    assert.match(
      complaint({ ...fallback, 'pull-policy': 'missing' }),
      /with pull-policy missing an image .* never pulled/,
    );
    assert.equal(read(fallback).pull.fallbackToLocal, true);
  });

  it('accepts an image id for a local image that has a name for its archive', () => {
    const id = { source: 'local', name: 'Acme~api' };
    for (const image of ['sha256:0123456789AB', '0123456789ab']) {
      const inputs = read({ ...id, image });
      const { imageId, image: reference, name } = inputs;
      assert.deepEqual([imageId, reference.repository, name], ['0123456789ab', 'acme/api', 'Acme~api']);
    }
    assert.equal(read({ source: 'local', image: 'acme/api' }).imageId, undefined);
    assert.equal(read({ source: 'pull', image: '0123456789ab' }).image.repository, '0123456789ab');
    const message = complaint({ source: 'local', image: '0123456789ab' });
    assert.match(message, /^name: "", allowed: for an image id, 0123456789ab, the repository to tag it as/);
  });

  it('accepts all tags of a repository that has a registry, and no version beside them', () => {
    const every = { image: 'x', 'all-tags': 'true' };
    assert.equal(read(every).allTags, true);
    assert.match(complaint({ ...every, source: 'local' }), /false, because the source is local/);
    assert.match(complaint({ ...every, version: '1.0.0' }), /false, because version is 1\.0\.0 and every tag is one/);
    assert.match(complaint({ ...every, image: `x@sha256:${'0'.repeat(64)}` }), /false, because image has a digest/);
  });

  it('lists every problem at once, each with value, rule and example', () => {
    const message = complaint({
      image: 'Bad Image',
      version: '1_2',
      keep: '-1',
      cache: 'yes',
      prune: 'some',
      platform: 'linux',
    });
    assert.match(message, /^6 inputs are wrong:/);
    assert.match(message, /image: "Bad Image", allowed: a repository without tag.*example: image: ghcr\.io\/acme\/api/);
    assert.match(message, /version: "1_2", allowed: .*no "_".*example: version: 1-2/);
    assert.match(message, /keep: "-1", allowed: a whole number from 0/);
    assert.match(message, /cache: "yes", allowed: true or false/);
    assert.match(message, /prune: "some", allowed: none, dirty, all/);
    assert.match(message, /platform: "linux", allowed: one os\/arch/);
  });

  const refused: [string, Record<string, string>, RegExp][] = [
    ['a missing image', {}, /^image: ""/],
    ['a tag in image', { image: 'x:1.2' }, /example: image: x with version: 1\.2/],
    [
      'a digest of a build',
      { image: `x@sha256:${'a'.repeat(64)}`, source: 'build' },
      /a digest only when the source is pull/,
    ],
    [
      'build inputs without a build',
      { image: 'x', source: 'pull', target: 'final' },
      /^target: "final", allowed: nothing, because the source is pull/,
    ],
    ['no-cache without a build', { image: 'x', 'no-cache': 'true' }, /^no-cache: "true", allowed: nothing/],
    [
      'pull-policy with a build',
      { image: 'x', context: '.', 'pull-policy': 'always' },
      /^pull-policy: .*source is build.*example: pull: true/,
    ],
    ['a user name without password', { image: 'x', username: 'u' }, /^password: ""/],
    ['a registry without user name', { image: 'x', registry: 'ghcr.io' }, /^registry: "ghcr\.io"/],
    ['keep without prune', { image: 'x', prune: 'none', keep: '2' }, /^keep: "2"/],
    ['a broken dirty-pattern', { image: 'x', 'dirty-pattern': '(' }, /^dirty-pattern: "\("/],
    ['a version that no file name can hold', { image: 'x', version: 'feature/a' }, /example: version: feature-a/],
    ['a build-arg without value', { image: 'x', context: '.', 'build-args': 'NOWHERE' }, /^build-args: "NOWHERE"/],
    ['a level beyond 22', { image: 'x', 'compression-level': '23' }, /from 0 to 22/],
    ['a level of gzip beyond 9', { image: 'x', compression: 'gzip', 'compression-level': '10' }, /from 0 to 9/],
    [
      'gzip of a tzst',
      { image: 'x', compression: 'gzip', 'archive-format': 'tzst' },
      /compression: "gzip", allowed: zstd/,
    ],
    ['retention of years', { image: 'x', 'retention-days': '1000' }, /from 0 to 400/],
  ];
  for (const [what, inputs, expected] of refused)
    it(`refuses ${what}`, () => assert.match(complaint(inputs), expected));

  it('refuses an input it does not have and names the nearest', () => {
    assert.match(
      complaint({ image: 'x' }, { 'INPUT_DIRTY-POLICE': 'fail' }),
      /^dirty-police: "fail", allowed: no such input; nearest is dirty-policy/,
    );
  });

  it('never prints the password', () => {
    assert.doesNotMatch(complaint({ image: 'x', password: 'hunter2' }), /hunter2/);
  });
});

describe('the inputs of source: archive and s2i', () => {
  const s2i = { image: 'acme/api', source: 's2i', 's2i-source': '.', 'builder-image': 'acme/builder' };

  it('are read', () => {
    assert.equal(read({ image: 'acme/api', source: 'archive', archive: 'a.tar' }).archive, 'a.tar');
    assert.deepEqual(read({ ...s2i, 's2i-args': '--copy\n--env=A=b c', 's2i-incremental': 'true' }).s2i, {
      ...{ source: '.', builder: 'acme/builder', args: ['--copy', '--env=A=b c'], incremental: true, usage: false },
    });
    assert.equal(read({ image: 'acme/api', 'require-layout': 'docker+oci' }).requireLayout, 'docker+oci');
    assert.equal(read({ image: 'acme/api' }).requireLayout, undefined);
  });

  it('are required for their source, and refused for any other', () => {
    assert.match(complaint({ image: 'acme/api', source: 'archive' }), /^archive: "", allowed: an archive file/);
    assert.match(complaint({ image: 'acme/api', archive: 'a.tar' }), /^archive: "a\.tar", allowed: nothing/);
    assert.match(
      complaint({ image: 'acme/api', source: 's2i' }),
      /^2 inputs are wrong:\n- s2i-source.*\n- builder-image/,
    );
    const others = { 's2i-source': '.', 'builder-image': 'x', 's2i-args': '--copy', 's2i-usage': 'true' };
    assert.match(complaint({ image: 'acme/api', ...others }), /^4 inputs are wrong/);
  });

  it('hold nothing that s2i would misread', () => {
    assert.match(
      complaint({ ...s2i, 's2i-args': '-e\nA=b' }),
      /^s2i-args: "A=b", allowed: options of s2i build, one per line/,
    );
    assert.match(complaint({ ...s2i, 's2i-source': '--run' }), /^s2i-source: "--run", allowed/);
    assert.match(complaint({ ...s2i, 'builder-image': '-x' }), /^builder-image: "-x", allowed/);
    assert.match(
      complaint({ ...s2i, 'require-layout': 'legacy' }),
      /^require-layout: "legacy", allowed: docker, docker\+oci, oci/,
    );
  });
});
