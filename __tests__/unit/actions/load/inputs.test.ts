import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { makeLoadRequest, readLoadInputs, type LoadRequest } from '../../../../src/actions/load/inputs.ts';
import { root } from '../../../support/repository.ts';
import { fillInputs } from '../../../support/runner/action-yml.ts';

const web = { name: 'web', repository: 'web', path: '' };

async function read(given: Record<string, string>, env: Record<string, string> = {}): Promise<LoadRequest> {
  const inputs = await fillInputs(join(root, 'load/action.yml'), given, 'token');
  return readLoadInputs(name => inputs[name] ?? '', env);
}

describe('readLoadInputs', () => {
  it('makes the request that other actions make where nothing but the image is given', async () => {
    assert.deepEqual(
      { ...(await read({ image: 'web' })) },
      {
        ...makeLoadRequest({
          targets: [web],
          token: 'token',
          run: undefined,
          platform: undefined,
          usualPlatform: undefined,
        }),
      },
    );
  });

  it('prefers the platform of DOCKER_DEFAULT_PLATFORM', async () => {
    const { platform, usualPlatform } = await read({ image: 'web' }, { DOCKER_DEFAULT_PLATFORM: 'linux/arm64' });
    assert.deepEqual([platform, usualPlatform], [undefined, { os: 'linux', architecture: 'arm64' }]);
  });

  it('reads several images, names and files line by line', async () => {
    const { targets } = await read({ image: 'ghcr.io/acme/api\nweb', name: 'api\nweb-admin' });
    assert.deepEqual(targets, [
      { name: 'api', repository: 'ghcr.io/acme/api', path: '' },
      { name: 'web-admin', repository: 'web', path: '' },
    ]);
    assert.deepEqual((await read({ path: 'a.zip\nb.zip' })).targets, [
      { name: '', repository: '', path: 'a.zip' },
      { name: '', repository: '', path: 'b.zip' },
    ]);
  });

  it('searches the places in the order that from gives them', async () => {
    const { places, auto } = await read({ image: 'web', from: 'folder,artifact' });
    assert.deepEqual([places, auto], [['folder', 'artifact'], false]);
  });

  it('searches no place for a given file, and artifacts alone for another run', async () => {
    assert.deepEqual((await read({ path: 'a.zip' })).places, []);
    assert.deepEqual((await read({ image: 'web', 'run-id': '7' })).places, ['artifact']);
  });

  it('asks for successful runs where no other conclusion is given', async () => {
    const { run } = await read({ image: 'web', workflow: 'build.yml' });
    assert.deepEqual([run?.repository, run?.workflow, run?.conclusion], ['', 'build.yml', 'success']);
    assert.equal((await read({ image: 'web', workflow: 'build.yml', conclusion: 'any' })).run?.conclusion, undefined);
  });

  const wrong: [Record<string, string>, RegExp][] = [
    [{}, /^image: "", allowed: a repository, or name or path instead/],
    [{ image: 'a\nb', name: 'a' }, /^name: "a", allowed: as many lines in image, name and path/],
    [
      { image: 'web', from: 'cache,cache' },
      /^from: "cache,cache", allowed: auto, or a list of artifact, cache, folder/,
    ],
    [{ path: 'a.zip', from: 'cache' }, /^from: "cache", allowed: auto, because path is given/],
    [{ image: 'a\nb', imageid: 'abcdef' }, /^imageid: "abcdef", allowed: nothing, because there are several images/],
    [{ image: 'web', tags: 'web' }, /^tags: "web", allowed: repository:tag, one per line/],
    [{ image: 'web', 'run-id': '7', branch: 'main' }, /^run-id: "7", allowed: nothing together with branch/],
    [{ image: 'web', commit: 'abc' }, /^commit: "abc", allowed: a full commit id, 40 hex digits/],
    [
      { image: 'web', 'allow-forks': 'a/b' },
      /^allow-forks: "a\/b", allowed: nothing, because none of repository, run-id/,
    ],
    [{ image: 'web', 'run-id': '7', 'allow-forks': 'a' }, /^allow-forks: "a", allowed: a list of owner\/repository/],
    [{ image: 'web', 'run-id': '7', from: 'cache' }, /^run-id: "7", allowed: nothing, because from is cache/],
  ];
  for (const [given, message] of wrong) {
    it(`refuses ${JSON.stringify(given)}`, () => assert.rejects(read(given), { code: 'INPUTS', message }));
  }
});
