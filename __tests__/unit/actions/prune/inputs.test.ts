import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { readPruneInputs, type PruneRequest } from '../../../../src/actions/prune/inputs.ts';
import { actionYmlOf } from '../../../support/repository.ts';

const action = parse(readFileSync(actionYmlOf('prune'), 'utf8')) as { inputs: Record<string, { default: string }> };
const now = Date.parse('2026-03-31T00:00:00Z');
const day = 86_400_000;

function read(inputs: Record<string, string>, env = {}): PruneRequest {
  const all: Record<string, string> = { ...inputs };
  return readPruneInputs(name => all[name] ?? action.inputs[name]?.default ?? '', env, now);
}

function problem(inputs: Record<string, string>, env = {}): string {
  try {
    read(inputs, env);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no problem';
}

const rule = { 'older-than': '30d' };

describe('readPruneInputs', () => {
  it('prunes folder and cache unless told otherwise', () => {
    const inputs = read(rule);
    assert.deepEqual(
      [inputs.scopes, inputs.dryRun, inputs.failOnError, inputs.keep],
      [['folder', 'cache'], false, false, 0],
    );
  });

  it('reads scopes in any order and by any separator', () => {
    assert.deepEqual(read({ ...rule, scopes: 'build-cache, artifacts\nfolder' }).scopes, [
      'folder',
      'artifacts',
      'build-cache',
    ]);
  });

  for (const scopes of ['folder,registry', 'cache,cache', ',']) {
    it(`refuses scopes ${scopes}`, () =>
      assert.match(problem({ ...rule, scopes }), /^scopes: .*allowed: a list of folder, cache/));
  }

  for (const scopes of ['folder', 'cache', 'artifacts', 'dangling,cache']) {
    it(`requires a rule for ${scopes}`, () =>
      assert.match(problem({ scopes }), /without any rule everything would go/));
  }

  it('requires no rule for dangling images and build cache', () => {
    assert.deepEqual(read({ scopes: 'dangling,build-cache' }).scopes, ['dangling', 'build-cache']);
  });

  const rules: Record<string, string>[] = [
    { image: 'acme/api' },
    { name: '*' },
    { versions: 'dev' },
    { keep: '1' },
    rule,
    { until: '2026-01-01' },
    { 'dirty-only': 'true' },
  ];
  for (const one of rules) {
    it(`takes ${JSON.stringify(one)} as a rule`, () => assert.equal(problem(one), 'no problem'));
  }

  it('requires a selection of the images of an engine', () => {
    assert.match(problem({ ...rule, scopes: 'images' }), /^image: "", allowed: the repositories/);
    assert.equal(problem({ name: '*', scopes: 'images' }), 'no problem');
  });

  const ages: [Record<string, string>, number, string][] = [
    [{ 'older-than': '30d' }, now - 30 * day, 'longer ago than 30d'],
    [{ 'older-than': '2w' }, now - 14 * day, 'longer ago than 2w'],
    [{ 'older-than': '12h' }, now - day / 2, 'longer ago than 12h'],
    [{ 'older-than': '45m' }, now - 45 * 60_000, 'longer ago than 45m'],
    [{ until: '2026-01-31' }, Date.UTC(2026, 0, 31), 'before 2026-01-31'],
    [{ until: '2026-01-31T12:00:00+01:00' }, Date.UTC(2026, 0, 31, 11), 'before 2026-01-31T12:00:00+01:00'],
    [{ until: '1767225600' }, 1_767_225_600_000, 'before 1767225600'],
    [{ until: '2026-01-31', 'older-than': '30d' }, Date.UTC(2026, 0, 31), 'before 2026-01-31'],
    [{ until: '2026-03-30', 'older-than': '30d' }, now - 30 * day, 'longer ago than 30d'],
  ];
  for (const [inputs, before, words] of ages) {
    it(`reads ${JSON.stringify(inputs)}, the stricter counts`, () =>
      assert.deepEqual(read(inputs).age, { before, words }));
  }

  const wrong: [Record<string, string>, RegExp][] = [
    [{ 'older-than': '30' }, /^older-than: "30", allowed: a number with m, h, d or w/],
    [{ 'older-than': '-1d' }, /^older-than/],
    [{ until: '30d' }, /^until: "30d".*a duration is older-than/],
    [{ until: '2026-01-31T12:00:00' }, /^until: .*with its zone/],
    [{ until: '2026-13-31' }, /^until/],
    [{ ...rule, ref: 'main' }, /^ref: "main", allowed: one full ref, example: ref: refs\/heads\/main/],
    [{ ...rule, ref: '*' }, /^ref/],
    [{ ...rule, ref: 'refs/heads/*' }, /^ref/],
    [{ ...rule, ref: 'refs/heads/main', scopes: 'folder' }, /^ref: .*scopes has no cache/],
    [{ ...rule, 'dirty-pattern': 'x' }, /^dirty-pattern: .*only together with dirty-only/],
    [{ 'dirty-only': 'true', 'dirty-pattern': '(' }, /^dirty-pattern: .*regular expression/],
    [{ versions: '!' }, /^versions/],
    [{ image: 'acme/api:1' }, /^image/],
  ];
  for (const [inputs, message] of wrong) {
    it(`refuses ${JSON.stringify(inputs)}`, () => assert.match(problem(inputs), message));
  }

  it('refuses an input it does not have', () => {
    assert.match(problem(rule, { INPUT_OLDERTHAN: '30d' }), /^olderthan: .*no such input; nearest is older-than/);
  });

  it('selects versions by globs and exempts them by !, whatever their order', () => {
    const { versions } = read({ versions: '!1.1.*\n1.*\ndev' });
    assert.deepEqual(['1.0.0', '1.1.0', 'dev', '2.0'].map(versions), [
      { selected: true, because: 'versions 1.*' },
      { selected: false, because: 'versions !1.1.*' },
      { selected: true, because: 'versions dev' },
      { selected: false, because: 'none of versions' },
    ]);
    assert.deepEqual(read({ versions: '!1.*' }).versions('2.0'), { selected: true, because: '' });
  });

  it('recognises dirty versions by the built-in rule or by the pattern', () => {
    assert.deepEqual(
      ['dev', '1.0.0'].map(version => read({ 'dirty-only': 'true' }).versions(version).selected),
      [true, false],
    );
    const own = read({ 'dirty-only': 'true', 'dirty-pattern': '-SNAPSHOT$' });
    assert.deepEqual(
      ['dev', '1.0-SNAPSHOT'].map(version => own.versions(version).selected),
      [false, true],
    );
  });

  it('tells registries apart', () => {
    const exact = read({ image: 'GHCR.io/acme/api' }).names;
    assert.deepEqual(
      ['ghcr.io~acme~api', 'quay.io~acme~api', 'acme~api', 'ghcr.io~acme~api-admin'].map(name => exact(name)),
      [true, false, false, false],
    );
    const plain = read({ image: 'acme/*' }).names;
    assert.deepEqual([plain('acme~api'), plain('ghcr.io~acme~api')], [true, false]);
    const pattern = read({ image: '*.acme.io/team/*' }).names;
    assert.deepEqual([pattern('eu.acme.io~team~x'), pattern('team~x')], [true, false]);
    const local = read({ image: 'localhost:5000/api' }).names;
    assert.deepEqual([local('localhost=5000~api'), local('localhost=5001~api'), local('api')], [true, false, false]);
    const address = read({ image: '[::1]:5000/api', name: '[==1]=5001~api' }).names;
    assert.deepEqual([address('[==1]=5000~api'), address('[==1]=5001~api'), address('api')], [true, true, false]);
  });

  it('goes by the repository of an archive where it is known, not by a name that the user chose', () => {
    const image = read({ image: 'ghcr.io/acme/api' }).names;
    assert.ok(image('web', 'ghcr.io/acme/api'));
    assert.ok(!image('ghcr.io~acme~api', 'quay.io/acme/api'));
    const name = read({ name: 'w?b' }).names;
    assert.ok(name('web', 'ghcr.io/acme/api') && !name('ghcr.io~acme~api', 'web'));
  });
});
