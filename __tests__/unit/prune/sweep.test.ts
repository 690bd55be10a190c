import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sweep, type Subject, type SweepRules } from '../../../src/prune/sweep.ts';

const rules: SweepRules = {
  wanted: () => true,
  versions: () => true,
  isDirty: version => version === 'dev',
  ...{ dirtyOnly: false, keep: 0, beforeRule: 'older' },
};

function subject(version: string, more: Partial<Subject> & { name?: string } = {}): Subject {
  const { name = 'web', ...rest } = more;
  const archive = { name, version, imageid: version.padEnd(12, '0'), archfmt: 'zip' };
  return { where: 'folder', archive, size: 10, named: true, remove: () => Promise.resolve(), ...rest };
}

function fates(subjects: readonly Subject[], given: Partial<SweepRules>): string[] {
  return sweep(subjects, { ...rules, ...given }).map(
    ({ subject: { where, archive }, goes, because }) =>
      `${goes ? 'delete' : 'keep'} ${where} ${archive.name} ${archive.version}: ${because}`,
  );
}

describe('sweep', () => {
  it('means exactly the names and versions that the rules name', () => {
    const subjects = [subject('1'), subject('1', { name: 'web-admin' }), subject('2'), subject('dev')];
    const wanted = (name: string) => name === 'web';
    assert.deepEqual(fates(subjects, { wanted, versions: version => version !== '2' }), [
      'delete folder web 1: meant by the rules',
      'delete folder web dev: a dirty version that is meant',
    ]);
    assert.deepEqual(fates(subjects, { dirtyOnly: true }), ['delete folder web dev: a dirty version that is meant']);
  });

  it('keeps the newest images of each name, wherever they lie and in whatever format', () => {
    const subjects = [
      subject('1', { stored: 1 }),
      subject('2', { stored: 2 }),
      subject('2', { stored: 9, where: 'cache' }),
      subject('3', { stored: 3 }),
      subject('1', { stored: 1, name: 'api' }),
    ];
    assert.deepEqual(fates(subjects, { keep: 1 }), [
      'keep cache web 2: keep is 1',
      'keep folder api 1: keep is 1',
      'delete folder web 1: meant by the rules',
      'keep folder web 2: keep is 1',
      'delete folder web 3: meant by the rules',
    ]);
  });

  it('lets only what is old enough go, and never what has no date', () => {
    const subjects = [subject('1', { stored: 99 }), subject('2', { stored: 100 }), subject('3')];
    assert.deepEqual(fates(subjects, { before: 100 }), [
      'delete folder web 1: older',
      'keep folder web 2: not older',
      'keep folder web 3: has no date',
    ]);
  });

  it('never lets go what something uses', () => {
    assert.deepEqual(fates([subject('1', { kept: 'a container uses it' })], {}), [
      'keep folder web 1: a container uses it',
    ]);
  });

  it('judges what has no name by age alone', () => {
    const nameless = subject('', { named: false, name: '', where: 'dangling', stored: 5 });
    const given = { wanted: () => false, dirtyOnly: true, keep: 5 };
    assert.deepEqual(fates([nameless], given), ['delete dangling  : nothing uses it']);
    assert.deepEqual(fates([nameless], { ...given, before: 5 }), ['keep dangling  : not older']);
  });

  it('counts an image with several names once, and only when the last goes', () => {
    const shared = { id: 'sha256:a', names: 2 };
    const both = [subject('1', { shared }), subject('2', { shared })];
    const freed = (given: Partial<SweepRules>) => sweep(both, { ...rules, ...given }).map(({ frees }) => frees);
    assert.deepEqual(freed({}), [0, 10]);
    assert.deepEqual(freed({ versions: version => version === '1' }), [0]);
  });

  it('gives the same plan whatever the order', () => {
    const subjects = ['1', '2', '3', 'dev'].flatMap(version => [
      subject(version),
      subject(version, { where: 'cache' }),
    ]);
    assert.deepEqual(fates(subjects.toReversed(), { keep: 2 }), fates(subjects, { keep: 2 }));
  });
});
