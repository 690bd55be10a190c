import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seeded } from '../../../../support/random.ts';
import { ActionError } from '../../../../../src/core/errors.ts';
import { planBump, type BumpableImage, type VersionBump } from '../../../../../src/actions/tree/bump/plan.ts';
import { childrenOf, findReachable } from '../../../../../src/actions/tree/graph.ts';
import { indentReason } from '../../../../../src/actions/tree/changelog/format.ts';

function image(name: string, parents: readonly string[] = [], more: Partial<BumpableImage> = {}): BumpableImage {
  return { name, parents, version: '1.0', file: `images/${name}/changelog`, line: 1, newest: { changes: [] }, ...more };
}

function says(reason: string): Partial<BumpableImage> {
  return { newest: { changes: indentReason(reason) } };
}

const refresh = 'Refresh for update in parent image base:\nSecurity update';

function plan(images: readonly BumpableImage[], bump: Partial<VersionBump> & { bases: ReadonlySet<string> }) {
  return planBump(images, { reason: 'Security update', identifier: 's', version: '', idempotent: false, ...bump });
}

function refuse(work: () => unknown, ...messages: RegExp[]): void {
  assert.throws(work, (error: unknown) => {
    assert.ok(error instanceof ActionError);
    assert.equal(error.code, 'TREE');
    for (const message of messages) assert.match(error.message, message);
    return true;
  });
}

describe('planBump', () => {
  const diamond = [image('base'), image('left', ['base']), image('right', ['base']), image('top', ['left', 'right'])];

  it('gives the base its reason, and all its descendants that of a refreshed parent', () => {
    const rows = plan([image('other'), ...diamond], { bases: new Set(['base']) });
    assert.deepEqual(
      rows.map(({ name, from, to, reason, because, bumped }) => [name, from, to, reason, because, bumped]),
      [
        ['base', '1.0', '1.0-s1', 'Security update', 'selected', true],
        ['left', '1.0', '1.0-s1', refresh, 'made from base', true],
        ['right', '1.0', '1.0-s1', refresh, 'made from base', true],
        ['top', '1.0', '1.0-s1', refresh, 'made from base', true],
      ],
    );
  });

  it('leaves parents alone, and images whose name only contains that of a base', () => {
    const rows = plan([...diamond, image('my-left', ['base'])], { bases: new Set(['left']) });
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['left', 'top'],
    );
  });

  it('names all bases an image descends from, and gives a base below another its own reason', () => {
    const rows = plan(diamond, { bases: new Set(['base', 'left']) });
    const reasons = new Map(rows.map(({ name, reason }) => [name, reason]));
    assert.equal(reasons.get('left'), 'Security update');
    assert.equal(reasons.get('right'), refresh);
    assert.equal(reasons.get('top'), 'Refresh for update in parent images base, left:\nSecurity update');
  });

  it('gives update-version to the base only', () => {
    const rows = plan(diamond, { bases: new Set(['base']), version: '2.0~rc1' });
    assert.deepEqual(
      rows.map(({ to }) => to),
      ['2.0~rc1', '1.0-s1', '1.0-s1', '1.0-s1'],
    );
  });

  it('marks versions with the identifier, or with none', () => {
    const images = [image('base', [], { version: '0.1.2-1' })];
    assert.equal(plan(images, { bases: new Set(['base']), identifier: 'sec.' })[0]?.to, '0.1.2-1-sec.1');
    assert.equal(plan(images, { bases: new Set(['base']), identifier: '' })[0]?.to, '0.1.2-2');
  });

  it('reports every unfit version at once, with image, version, file and line', () => {
    const images = [
      image('base', [], { version: 'v1' }),
      image('left', ['base'], { version: '1.0~rc1', line: 3 }),
      image('right', ['base']),
    ];
    refuse(
      () => plan(images, { bases: new Set(['base']) }),
      /^2 problems in the tree:/,
      /images\/base\/changelog:1: the version "v1" of base has no next one, allowed: digits, "\." and "-"/,
      /images\/left\/changelog:3: the version "1\.0~rc1" of left has no next one/,
    );
    assert.throws(() => plan(images, { bases: new Set(['base']) }), { hint: /update-version: 1\.0\.1/ });
    refuse(() => plan(images, { bases: new Set(['base']), version: '2' }), /^images\/left\/changelog:3: the version/);
  });

  it('refuses an update-version that the base has already', () => {
    refuse(
      () => plan(diamond, { bases: new Set(['base']), version: '1.0' }),
      /update-version: "1\.0" already is the version of base/,
    );
  });

  it('refuses a version that no tag and no archive could have', () => {
    const images = [image('base'), image('long', [], { version: '1'.repeat(99) })];
    refuse(
      () => plan(images, { bases: new Set(['base']), identifier: 'a_b' }),
      /would be "1\.0-a_b1", allowed: letters/,
    );
    refuse(() => plan(images, { bases: new Set(['long']) }), /allowed: letters, digits, .*, at most 100/);
  });

  it('bumps just what descends from a base, parents first, in any tree', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = seeded(seed);
      const images = Array.from({ length: 60 }, (_, i) =>
        image(
          `i${i}`,
          Array.from({ length: Math.min(i, 3) }, () => `i${Math.floor(random() * i)}`).filter(() => random() < 0.5),
        ),
      );
      const bases = new Set(images.filter(() => random() < 0.05).map(({ name }) => name));
      const children = childrenOf(images);
      const rows = plan(images, { bases }).map(({ name }) => name);
      const expected = findReachable(bases, name => children.get(name) ?? []);
      assert.deepEqual(
        rows,
        images.map(({ name }) => name).filter(name => expected.has(name)),
        `seed ${seed}`,
      );
    }
  });

  describe('when idempotent', () => {
    const done = [image('base', [], says('Security update')), image('left', ['base'], says(refresh))];
    const bump = { bases: new Set(['base']), idempotent: true };
    const outcome = (images: readonly BumpableImage[], more: Partial<VersionBump> = {}) =>
      plan(images, { ...bump, ...more }).map(({ name, to, bumped }) => [name, to, bumped]);

    it('leaves images whose newest entry has the reason', () => {
      assert.deepEqual(outcome(done), [
        ['base', '1.0', false],
        ['left', '1.0', false],
      ]);
    });

    it('bumps them again when that is not asked for', () => {
      assert.deepEqual(outcome(done, { idempotent: false }), [
        ['base', '1.0-s1', true],
        ['left', '1.0-s1', true],
      ]);
    });

    it('bumps a child that came later, and what is made from it', () => {
      const images = [...done, image('new', ['base']), image('newer', ['new'], says(refresh))];
      assert.deepEqual(
        outcome(images)
          .filter(([, , bumped]) => bumped)
          .map(([name]) => name),
        ['new', 'newer'],
      );
    });

    it('bumps for another reason, or for a version the base does not have', () => {
      assert.deepEqual(
        outcome(done, { reason: 'CVE-1' }).map(([, to]) => to),
        ['1.0-s1', '1.0-s1'],
      );
      assert.deepEqual(
        outcome(done, { version: '2' }).map(([, to]) => to),
        ['2', '1.0-s1'],
      );
      assert.deepEqual(
        outcome(done, { version: '1.0' }).map(([, , bumped]) => bumped),
        [false, false],
      );
    });

    it('refuses images without a changelog, because nothing records why they were bumped', () => {
      const plain = { name: 'left', parents: ['base'], version: '1.0', file: 'images/left/VERSION', line: 1 };
      refuse(() => outcome([image('base'), plain]), /^images\/left\/VERSION:1: left has no changelog/);
    });
  });
});
