import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArchiveInputs, type ArchiveInputs } from '../../../src/inputs/archive.ts';
import { ActionError } from '../../../src/report/errors.ts';

const defaults: Record<string, string> = {
  ...{
    version: 'latest',
    'dirty-policy': 'allow',
    'allow-dirty': 'false',
    source: 'auto',
    'no-cache': 'false',
    pull: 'false',
    's2i-incremental': 'false',
    's2i-usage': 'false',
  },
  ...{
    'archive-format': 'zip',
    'compression-level': '1',
    existing: 'rebuild',
    'upload-artifact': 'true',
    'retention-days': '0',
  },
  ...{ cache: 'true', prune: 'dirty', keep: '0', 'dry-run': 'false', timeout: '1800', summary: 'true' },
};

function read(inputs: Record<string, string>, env: Record<string, string> = {}): ArchiveInputs {
  const all: Record<string, string> = { ...defaults, ...inputs };
  return readArchiveInputs(name => all[name] ?? '', env);
}

function complaint(inputs: Record<string, string>, env: Record<string, string> = {}): string {
  try {
    read(inputs, env);
  } catch (error) {
    assert.ok(error instanceof ActionError && error.code === 'INPUTS');
    return error.message;
  }
  assert.fail('the inputs were taken');
}

describe('readArchiveInputs', () => {
  it('takes image alone', () => {
    const inputs = read({ image: 'ghcr.io/Acme/api' });
    assert.equal(inputs.image.repository, 'ghcr.io/acme/api');
    assert.equal(inputs.name, 'acme~api');
    assert.equal(inputs.version, 'latest');
    assert.equal(inputs.source, 'pull');
    assert.equal(inputs.idleTimeout, 1_800_000);
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

  it('takes registry credentials for the registry of the image', () => {
    assert.deepEqual(read({ image: 'ghcr.io/a/b', username: 'u', password: 'p' }).registry, {
      host: 'ghcr.io',
      username: 'u',
      password: 'p',
    });
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
      'a digest outside of pull',
      { image: `x@sha256:${'a'.repeat(64)}`, source: 'local' },
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
    ['a level beyond 9', { image: 'x', 'compression-level': '10' }, /from 0 to 9/],
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

  it('must be there for their source, and not for another', () => {
    assert.match(complaint({ image: 'acme/api', source: 'archive' }), /^archive: "", allowed: an archive file/);
    assert.match(complaint({ image: 'acme/api', archive: 'a.tar' }), /^archive: "a\.tar", allowed: nothing/);
    assert.match(
      complaint({ image: 'acme/api', source: 's2i' }),
      /^2 inputs are wrong:\n- s2i-source.*\n- builder-image/,
    );
    const others = { 's2i-source': '.', 'builder-image': 'x', 's2i-args': '--copy', 's2i-usage': 'true' };
    assert.match(complaint({ image: 'acme/api', ...others }), /^4 inputs are wrong/);
  });

  it('hold nothing that s2i would take for something else', () => {
    assert.match(
      complaint({ ...s2i, 's2i-args': '-e\nA=b' }),
      /^s2i-args: "A=b", allowed: options of s2i build, one a line/,
    );
    assert.match(complaint({ ...s2i, 's2i-source': '--run' }), /^s2i-source: "--run", allowed/);
    assert.match(complaint({ ...s2i, 'builder-image': '-x' }), /^builder-image: "-x", allowed/);
    assert.match(
      complaint({ ...s2i, 'require-layout': 'legacy' }),
      /^require-layout: "legacy", allowed: docker, docker\+oci, oci/,
    );
  });
});
