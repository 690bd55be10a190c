import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeStale, type Candidate, type StaleRules } from '../../../src/prune/rules.ts';

const [one, two, three, four] = ['111111111111', '222222222222', '333333333333', '444444444444'];
const current = { name: 'web', version: 'dev', imageid: four, archfmt: 'zip' };

function candidate(version: string, imageid: string, stored: number, name = 'web'): Candidate {
  return { where: 'cache', archive: { name, version, imageid, archfmt: 'zip' }, size: 10, stored };
}

function stale(candidates: Candidate[], rules: Partial<StaleRules>, now = current): string[] {
  const all: StaleRules = {
    mode: 'dirty',
    made: [],
    keep: 0,
    keptBy: () => undefined,
    isDirty: version => version === 'dev',
    ...rules,
  };
  return judgeStale(candidates, now, all)
    .filter(verdict => verdict.stale)
    .map(({ candidate: { archive } }) => `${archive.name}/${archive.version}/${archive.imageid}`);
}

describe('judgeStale', () => {
  it('spares everything this run made', () => {
    const made = [{ name: 'web', version: '1.1', imageid: two, archfmt: 'zip' }];
    const others = [candidate('1.0', one, 1), candidate('1.1', two, 2)];
    assert.deepEqual(stale(others, { mode: 'all', made }), [`web/1.0/${one}`]);
  });

  it('never touches the current archive, in whatever format', () => {
    const bare = { ...candidate('dev', four, 1), archive: { ...current, archfmt: 'docker' } };
    assert.deepEqual(stale([candidate('dev', four, 1), bare], { mode: 'all' }), []);
  });

  it('never touches a neighbour whose name begins alike', () => {
    const neighbours = ['web-admin', 'web_admin', 'webx', 'we'].map(name => candidate('dev', one, 1, name));
    assert.deepEqual(stale(neighbours, { mode: 'all' }), []);
  });

  it('takes what a dirty build supersedes, and no other version', () => {
    assert.deepEqual(stale([candidate('dev', one, 1), candidate('latest', two, 1), candidate('1.0', three, 1)], {}), [
      `web/dev/${one}`,
    ]);
  });

  it('leaves another image of a clean version', () => {
    assert.deepEqual(stale([candidate('1.0', one, 1)], {}, { ...current, version: '1.0' }), []);
  });

  it('takes every other archive of the name with prune: all', () => {
    const found = stale([candidate('dev', one, 1), candidate('1.0', two, 2), candidate('1.1', three, 3)], {
      mode: 'all',
    });
    assert.deepEqual(found, [`web/dev/${one}`, `web/1.0/${two}`, `web/1.1/${three}`]);
  });

  it('takes nothing with prune: none', () => {
    assert.deepEqual(stale([candidate('dev', one, 1)], { mode: 'none' }), []);
  });

  it('keeps the newest, an image in two places counting once', () => {
    const twice = { ...candidate('1.1', three, 1), where: 'folder' as const };
    const found = stale([candidate('1.0', two, 2), candidate('1.1', three, 3), twice, candidate('0.9', one, 1)], {
      mode: 'all',
      keep: 2,
    });
    assert.deepEqual(found, [`web/0.9/${one}`]);
  });

  it('keeps what a rule of the user names, without counting it', () => {
    const keptBy = (version: string) => (version.startsWith('1.') ? 'keep-versions 1.*' : undefined);
    const found = stale([candidate('1.0', two, 9), candidate('0.9', one, 2), candidate('0.8', three, 1)], {
      mode: 'all',
      keep: 1,
      keptBy,
    });
    assert.deepEqual(found, [`web/0.8/${three}`]);
  });

  it('keeps what must stay for a reason of its own', () => {
    assert.deepEqual(stale([{ ...candidate('dev', one, 1), kept: 'used by this run' }], { mode: 'all' }), []);
  });

  it('says why', () => {
    const [verdict] = judgeStale([candidate('dev', one, 1)], current, {
      mode: 'dirty',
      made: [],
      keep: 0,
      keptBy: () => undefined,
      isDirty: () => true,
    });
    assert.equal(verdict?.because, `${four} supersedes ${one}`);
  });
});
