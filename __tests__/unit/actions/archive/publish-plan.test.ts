import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planArchive } from '../../../../src/actions/archive/plan.ts';
import { describePublish } from '../../../../src/actions/archive/publish-plan.ts';
import { formatReference } from '../../../../src/image/reference.ts';
import { readArchive } from '../../../support/archive-inputs.ts';

type Inputs = Readonly<Record<string, string>>;

function plan(inputs: Inputs) {
  return planArchive(readArchive({ image: 'acme/api', version: '1.2.3', ...inputs })).publish;
}

describe('planPublish', () => {
  it('names the version first, and no name twice', () => {
    const tags = 'ghcr.io/acme/api:1.2 acme/api:1.2.3 acme/api:latest';
    const { names } = plan({ tags, 'tag-latest': 'true' });
    assert.deepEqual(names.map(formatReference), ['acme/api:1.2.3', 'ghcr.io/acme/api:1.2', 'acme/api:latest']);
  });

  const latest: [string, Inputs, string, RegExp][] = [
    ['asks the registry about a pushed clean version', { push: 'true' }, 'ask', /highest clean version/],
    ['moves where it is told to', { 'tag-latest': 'true' }, 'yes', /tag-latest is true/],
    ['stays where it is told to', { push: 'true', 'tag-latest': 'false' }, 'no', /tag-latest is false/],
    ['stays when nothing is pushed', {}, 'no', /nothing is pushed/],
    ['stays when it is the version', { version: 'latest', push: 'true' }, 'no', /tag of the version already/],
    ['stays when tags has it', { push: 'true', tags: 'acme/api:latest' }, 'no', /tags names it already/],
    ['stays for a dirty version', { version: 'dev', push: 'true' }, 'no', /the version is dirty/],
    ['stays for a version without order', { version: '1.2.3-rc1', push: 'true' }, 'no', /not a plain version/],
  ];
  for (const [what, inputs, kind, because] of latest) {
    it(`latest ${what}`, () => {
      const decided = plan(inputs).latest;
      assert.equal(decided.kind, kind);
      assert.match(decided.because, because);
    });
  }

  it('publishes a dirty version only with allow-dirty', () => {
    const push = { version: 'dev', push: 'true' };
    const refused = plan({ ...push, release: 'v1', 'github-token': 'x' }).gate;
    assert.equal(refused.kind, 'refuse');
    assert.match(refused.because, /^push and release is only for clean versions/);
    assert.equal(plan({ ...push, 'allow-dirty': 'true' }).gate.kind, 'warn');
    assert.equal(plan({ version: 'dev' }).gate.kind, 'open');
  });
});

describe('describePublish', () => {
  function sentences(inputs: Inputs): string[] {
    const request = readArchive({ image: 'acme/api', version: '1.2.3', ...inputs });
    return describePublish(request, planArchive(request).publish);
  }

  it('says nothing when nothing is published', () => assert.deepEqual(sentences({}), []));

  it('says what is tagged, pushed, attached and removed', () => {
    const inputs = { tags: 'acme/api:1.2', push: 'true', release: 'v1', 'github-token': 'x', 'remove-image': 'tag' };
    const names = 'acme/api:1.2.3, acme/api:1.2';
    assert.deepEqual(sentences(inputs), [
      `tag the image ${names}`,
      `push ${names}, and prove that each registry has the archived image`,
      'perhaps move latest: only when 1.2.3 is the highest clean version in the registry',
      'attach the archive to the release v1',
      `remove ${names} from the engine`,
    ]);
  });
});
