import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeRun } from '../../../../src/actions/archive/dry-run.ts';
import { planArchive } from '../../../../src/actions/archive/plan.ts';
import { readArchive } from '../../../support/archive-inputs.ts';

function sentences(inputs: Readonly<Record<string, string>>): string[] {
  const request = readArchive({ image: 'acme/api', version: '1.2.3', ...inputs });
  const plan = planArchive(request);
  const identity = { name: request.name, image: 'acme/api', version: request.version, tag: plan.tag };
  return describeRun({ request, plan, identity, stores: { dir: '/archives' } });
}

describe('describeRun', () => {
  it('says what the defaults do, in the order of the stages', () => {
    assert.deepEqual(sentences({}), [
      'pull acme/api:1.2.3, pull-policy missing: a clean version does not move',
      'save acme~api_1.2.3_<image id>.zip in /archives, unless this very image is archived already',
      "upload it as a workflow artifact for the repository's default time",
      'keep it in the actions cache',
      'prune by the rule dirty',
    ]);
  });

  it('says what is left out, and why', () => {
    const off = { 'upload-artifact': 'false', cache: 'false', prune: 'none', existing: 'fail' };
    assert.deepEqual(sentences(off).slice(1), [
      'save acme~api_1.2.3_<image id>.zip in /archives, unless the version is archived already (existing is fail)',
      'upload no artifact: upload-artifact is false',
      'keep nothing in the actions cache: cache is false',
      'prune nothing: prune is none',
    ]);
  });

  it('says that force saves whatever is there', () => {
    const [, save] = sentences({ force: 'true', existing: 'reuse' });
    assert.equal(save, 'save acme~api_1.2.3_<image id>.zip in /archives, whatever is there: force is true');
  });

  const sources: [string, Record<string, string>, RegExp][] = [
    ['build', { source: 'build', context: 'app' }, /^build acme\/api:1\.2\.3 from app: source is build$/],
    ['local', { source: 'local' }, /^take acme\/api:1\.2\.3 as it is in the engine/],
    ['registry', { source: 'registry' }, /^fetch acme\/api:1\.2\.3 from its registry, without an engine/],
    ['archive', { source: 'archive', archive: 'a.tar' }, /^convert a\.tar, without an engine/],
    ['s2i', { source: 's2i', 's2i-source': '.', 'builder-image': 'acme/s2i' }, /by s2i from \. on acme\/s2i/],
  ];
  for (const [source, inputs, first] of sources) {
    it(`names the source ${source}`, () => assert.match(sentences(inputs)[0] ?? '', first));
  }

  it('lists the checks before the archive', () => {
    const checks = { 'require-numeric-user': 'true', 'required-files': '/app', 'verify-command': './test.sh' };
    assert.deepEqual(sentences(checks).slice(1, 3), [
      'check the image before it is saved: that its USER is a number; that it has /app',
      'run verify-command before anything ships',
    ]);
  });
});
