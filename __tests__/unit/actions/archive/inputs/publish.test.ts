import { formatReference } from '../../../../../src/image/reference.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImageSource, PublishRequest } from '../../../../../src/actions/archive/request.ts';
import { readPublishRequest, type SeveralImages } from '../../../../../src/actions/archive/inputs/publish.ts';
import { InputReader } from '../../../../../src/actions/shared/input-reader.ts';

const defaults = { push: 'false', 'tag-latest': 'auto', 'remove-image': 'none', 'github-token': 'ghs_1' };

function read(
  inputs: Record<string, string>,
  source: ImageSource = 'build',
  several?: SeveralImages,
): { publish: PublishRequest; problems: string[] } {
  const all: Record<string, string> = { ...defaults, ...inputs };
  const reader = new InputReader(name => all[name] ?? '');
  return { publish: readPublishRequest(reader, source, several), problems: reader.problems };
}

describe('readPublishRequest', () => {
  it('reads tags one per line or between commas, as docker/metadata-action writes them', () => {
    for (const between of ['\n', ',', ', ', '\r\n']) {
      const { publish, problems } = read({ tags: ['ghcr.io/Acme/api:1.4.0', 'acme/api:Sha-1'].join(between) });
      assert.deepEqual(problems, []);
      assert.deepEqual(publish.tags.map(formatReference), ['ghcr.io/acme/api:1.4.0', 'acme/api:Sha-1']);
    }
  });

  it('guesses no tag (conu tags latest without a word)', () => {
    for (const tags of ['ghcr.io/acme/api', 'acme/api:', 'acme/api:-x', `acme/api@sha256:${'a'.repeat(64)}`, ':1']) {
      const { problems } = read({ tags });
      assert.equal(problems.length, 1, tags);
      assert.match(problems[0] ?? '', /^tags: .*full references with a tag/);
    }
  });

  it('refuses what needs an engine when the source is registry', () => {
    const inputs = { push: 'true', tags: 'a:1', 'tag-latest': 'true', 'remove-image': 'tag' };
    const { problems } = read(inputs, 'registry');
    assert.deepEqual(
      problems.map(problem => problem.split(':')[0]),
      ['push', 'tags', 'tag-latest', 'remove-image'],
    );
    assert.ok(problems.every(problem => problem.endsWith('example: source: pull')));
    assert.deepEqual(read({ release: 'v1' }, 'registry').problems, []);
  });

  it('refuses what needs one image when there are several platforms', () => {
    const { problems } = read({ push: 'true' }, 'build', 'several platforms');
    assert.match(problems[0] ?? '', /^push: "true", allowed: false, because several platforms/);
  });

  it('requires a token for a release', () => {
    assert.match(read({ release: 'v1', 'github-token': '' }).problems[0] ?? '', /^github-token: .*contents: write/);
    assert.match(read({ release: 'v1 v2' }).problems[0] ?? '', /^release: /);
  });
});
