import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArchiveName } from '../../../src/image/name.ts';
import { planStale } from '../../../src/prune/plan.ts';
import type { PruneCandidate, StaleRequest } from '../../../src/prune/rules.ts';

const [one, two, three, four] = ['111111111111', '222222222222', '333333333333', '444444444444'];
const alone = { since: Infinity, used: new Set<string>() };
const current = { name: 'web', repository: 'web', version: 'dev', imageid: four, archfmt: 'zip' };

function candidate(version: string, imageid: string, stored: number, name = 'web'): PruneCandidate {
  return {
    where: 'cache',
    name,
    repository: name,
    version,
    imageid,
    format: 'zip',
    size: 10,
    stored,
    family: `archive ${name}`,
    thing: `${name}/${version}/${imageid}`,
    names: 1,
    because: '',
  };
}

interface Rules extends Partial<StaleRequest> {
  readonly made?: readonly ArchiveName[];
}

function stale(candidates: readonly PruneCandidate[], { made = [], ...rules }: Rules, now = current): string[] {
  const request: StaleRequest = { prune: 'dirty', keep: 0, keepVersions: [], ...rules };
  return planStale(candidates, now, made, request, alone)
    .filter(({ goes }) => goes)
    .map(({ candidate: { name, version, imageid } }) => `${name}/${version}/${imageid}`);
}

describe('the rules for stale archives', () => {
  it('spare everything this run made', () => {
    const made = [{ name: 'web', version: '1.1', imageid: two, archfmt: 'zip' }];
    const others = [candidate('1.0', one, 1), candidate('1.1', two, 2)];
    assert.deepEqual(stale(others, { prune: 'all', made }), [`web/1.0/${one}`]);
  });

  it('never touch an archive of another repository under the same name', () => {
    const [own, other] = ['ghcr.io/acme/web', 'quay.io/acme/web'];
    const both = [
      { ...candidate('1.0', one, 1), repository: own },
      { ...candidate('1.1', two, 2), repository: other },
      { ...candidate('1.2', three, 3), repository: undefined },
    ];
    assert.deepEqual(stale(both, { prune: 'all' }, { ...current, repository: own }), [`web/1.0/${one}`]);
  });

  it('never touch the current archive, in whatever format', () => {
    const bare = { ...candidate('dev', four, 1), format: 'docker' };
    assert.deepEqual(stale([candidate('dev', four, 1), bare], { prune: 'all' }), []);
  });

  it('never touch a neighbour whose name begins the same', () => {
    const neighbours = ['web-admin', 'web_admin', 'webx', 'we'].map(name => candidate('dev', one, 1, name));
    assert.deepEqual(stale(neighbours, { prune: 'all' }), []);
  });

  it('select what a dirty build supersedes, and no other version', () => {
    assert.deepEqual(stale([candidate('dev', one, 1), candidate('latest', two, 1), candidate('1.0', three, 1)], {}), [
      `web/dev/${one}`,
    ]);
  });

  it('select by a pattern of the user what is dirty', () => {
    const old = [candidate('1.0', one, 1)];
    assert.deepEqual(stale(old, { dirtyPattern: /^1\./ }, { ...current, version: '1.0' }), [`web/1.0/${one}`]);
    assert.deepEqual(stale([candidate('dev', one, 1)], { dirtyPattern: /^1\./ }), []);
  });

  it('leave another image of a clean version', () => {
    assert.deepEqual(stale([candidate('1.0', one, 1)], {}, { ...current, version: '1.0' }), []);
  });

  it('select every other archive of the name with prune: all', () => {
    const found = stale([candidate('dev', one, 1), candidate('1.0', two, 2), candidate('1.1', three, 3)], {
      prune: 'all',
    });
    assert.deepEqual(found, [`web/dev/${one}`, `web/1.0/${two}`, `web/1.1/${three}`]);
  });

  it('select nothing with prune: none', () => {
    assert.deepEqual(stale([candidate('dev', one, 1)], { prune: 'none' }), []);
  });

  it('keep the newest, an image in two places counting once', () => {
    const twice: PruneCandidate = { ...candidate('1.1', three, 1), where: 'folder' };
    const found = stale([candidate('1.0', two, 2), candidate('1.1', three, 3), twice, candidate('0.9', one, 1)], {
      prune: 'all',
      keep: 2,
    });
    assert.deepEqual(found, [`web/0.9/${one}`]);
  });

  it('keep what a rule of the user names, without counting it', () => {
    const found = stale([candidate('1.0', two, 9), candidate('0.9', one, 2), candidate('0.8', three, 1)], {
      prune: 'all',
      keep: 1,
      keepVersions: ['1.*'],
    });
    assert.deepEqual(found, [`web/0.8/${three}`]);
  });

  it('keep what must stay for a reason of its own, without counting it', () => {
    const used = { ...candidate('dev', one, 9), kept: 'used by this run' };
    assert.deepEqual(stale([used], { prune: 'all' }), []);
    const found = stale([used, candidate('0.9', two, 2), candidate('0.8', three, 1)], { prune: 'all', keep: 1 });
    assert.deepEqual(found, [`web/0.8/${three}`]);
  });

  it('say why', () => {
    const because = (rules: Partial<StaleRequest>, version = 'dev', now = current) =>
      planStale(
        [candidate(version, one, 1)],
        now,
        [],
        { prune: 'dirty', keep: 0, keepVersions: [], ...rules },
        alone,
      )[0]?.because;
    assert.equal(because({}), `${four} supersedes ${one}`);
    assert.equal(because({}, '1.0'), 'another version');
    assert.equal(because({}, '1.0', { ...current, version: '1.0' }), '1.0 is a clean version');
    assert.equal(because({ prune: 'all' }, '1.0', { ...current, version: '1.0' }), `${four} is newer`);
    assert.equal(because({ prune: 'all' }, '1.0'), 'dev is newer');
    assert.equal(because({ keep: 1 }), 'keep is 1');
    assert.equal(because({ keepVersions: ['2.*', 'd*'] }), 'keep-versions d*');
  });
});
