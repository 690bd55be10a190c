import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readListInputs, type ListRequest } from '../../../../src/actions/list/inputs.ts';

function read(inputs: Record<string, string>, env: Record<string, string> = {}): ListRequest {
  const given: Record<string, string> = { from: 'auto', 'github-token': 'token', ...inputs };
  return readListInputs(name => given[name] ?? '', env);
}

function problemOf(inputs: Record<string, string>): string {
  try {
    read(inputs);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`${JSON.stringify(inputs)} was accepted`);
}

describe('readListInputs', () => {
  it('looks everywhere, for every name, by default', () => {
    const { places, auto, wanted, baseUrl, dirtyPattern } = read({});
    assert.deepEqual([places, auto, baseUrl, dirtyPattern], [['folder', 'artifact', 'cache'], true, '', undefined]);
    assert.equal(wanted('acme~api'), true);
  });

  for (const from of ['cache,folder', 'cache, folder', 'folder cache', 'cache\nfolder', 'folder,cache,']) {
    it(`reads from ${JSON.stringify(from)}`, () => {
      const { places, auto } = read({ from });
      assert.deepEqual([places, auto], [['folder', 'cache'], false]);
    });
  }

  for (const from of ['moon', 'auto,folder', '', ',', 'Folder']) {
    it(`rejects from ${JSON.stringify(from)}`, () => {
      const allowed = 'auto, or a list of folder, artifact, cache';
      assert.ok(problemOf({ from }).startsWith(`from: ${JSON.stringify(from)}, allowed: ${allowed}`));
    });
  }

  for (const url of [
    'https://cdn.acme.com/images',
    'https://cdn.acme.com/images/',
    's3://bucket/images',
    'file:///srv/a',
  ]) {
    it(`takes base-url ${url}`, () => assert.equal(read({ 'base-url': url }).baseUrl, url));
  }

  const bad = [
    'cdn.acme.com/images',
    'localhost:8080/images',
    'mailto:x',
    '/images',
    'https://x.com/a?',
    'https://x.com/#',
  ];
  for (const url of [...bad, 'https://x.com/a?b=1', 'https://']) {
    it(`rejects base-url ${url}`, () =>
      assert.match(problemOf({ 'base-url': url }), /^base-url: ".*allowed: an absolute URL/));
  }

  it('never repeats a password or a query of base-url', () => {
    for (const url of [
      'https://user:hunter2@x.com/a',
      'https://user:hunter2@x .com/a',
      'https://x.com/a?key=hunter2',
    ]) {
      for (const from of ['auto', 'cache']) {
        const problem = problemOf({ 'base-url': url, from });
        assert.ok(problem.includes('base-url') && !problem.includes('hunter2'), problem);
      }
    }
  });

  it('requires the folder for base-url and a token for the cache, where from is a list', () => {
    assert.match(
      problemOf({ from: 'cache', 'base-url': 'https://x.com' }),
      /^base-url: .*allowed: nothing, because from/,
    );
    assert.match(problemOf({ from: 'cache', 'github-token': '' }), /^github-token: "", allowed: a token/);
    assert.equal(read({ 'github-token': '' }).token, '');
  });

  it('rejects inputs that it does not have', () => {
    assert.throws(() => read({}, { INPUT_VERSION: '1' }), /version: "1", allowed: no such input/);
  });
});
