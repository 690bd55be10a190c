import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTreeInputs } from '../../../../src/actions/tree/inputs.ts';
import { readRunnerEnvironment } from '../../../../src/core/environment.ts';
import { actionYmlOf } from '../../../support/repository.ts';
import { fillInputs } from '../../../support/runner/action-yml.ts';

async function read(given: Readonly<Record<string, string>>) {
  const environment = readRunnerEnvironment({ FROM_ENV: '5' }, { cwd: '/w', tmp: '/t', home: '/h' });
  const inputs = await fillInputs(actionYmlOf('tree'), given, '');
  return readTreeInputs(name => inputs[name] ?? '', environment);
}

describe('readTreeInputs', () => {
  it('changes no less than a command says, unless dry-run says so', async () => {
    assert.equal((await read({})).dryRun, false);
    assert.equal((await read({ 'dry-run': 'true' })).dryRun, true);
  });

  it('resolves paths in the workspace', async () => {
    const { root, config } = await read({ path: 'images', config: 'tree/config.yaml' });
    assert.deepEqual([root, config], ['/w/images', { path: '/w/tree/config.yaml', written: 'tree/config.yaml' }]);
    assert.deepEqual((await read({})).config, { path: '', written: '' });
  });

  it('reads patterns, suffix and build arguments', async () => {
    const request = await read({ select: 'base/*\n! base/old', snapshot: 'true', 'build-args': 'A=1\nFROM_ENV' });
    assert.deepEqual(request.select, ['base/*', '!base/old']);
    assert.equal(request.suffix, 'snapshot');
    assert.deepEqual(request.buildArgs, { A: '1', FROM_ENV: '5' });
    assert.equal((await read({ nightly: 'true' })).suffix, 'nightly');
    assert.equal((await read({})).suffix, undefined);
  });

  it('accepts all names of Docker Hub as registry', async () => {
    for (const registry of ['docker.io', 'index.docker.io', 'localhost:5000']) {
      assert.equal((await read({ registry })).registry, registry);
    }
  });

  const rejected: [string, Readonly<Record<string, string>>, RegExp][] = [
    [
      'two suffixes',
      { nightly: 'true', snapshot: 'true' },
      /^snapshot: "true", allowed: false, because nightly is true/,
    ],
    ['an empty exclusion', { select: '!' }, /^select: "!", allowed: a pattern after "!"/],
    ['a broken pattern', { select: '!a[z-a]' }, /^select: "a\[z-a\]", allowed: a pattern/],
    [
      'a registry with a path',
      { registry: 'ghcr.io/acme' },
      /^registry: "ghcr\.io\/acme", allowed: the host of a registry/,
    ],
    ['an illegal namespace', { namespace: 'Acme' }, /^namespace: "Acme", allowed: the parts of repositories/],
    ['a base image that is no reference', { 'base-images': 'a b' }, /^base-images: "a b", allowed: a reference/],
    ['a version with "_"', { version: '1_2' }, /^version: "1_2", allowed: letters/],
  ];
  for (const [what, given, message] of rejected) {
    it(`rejects ${what}`, () => assert.rejects(read(given), { code: 'INPUTS', message }));
  }
});
