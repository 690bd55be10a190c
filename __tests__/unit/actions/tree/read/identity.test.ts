import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDuplicates, resolveIdentity } from '../../../../../src/actions/tree/read/identity.ts';
import type { ImageDeclaration } from '../../../../../src/actions/tree/read/declarations.ts';

const folder = {
  dir: '/w/images/Lib/python',
  path: 'Lib/python',
  shown: 'images/Lib/python',
  files: new Set(['Dockerfile']),
  dockerfile: 'Dockerfile' as const,
};
const none = { version: '', suffix: '' };
const changelog = { file: 'c', line: 3, name: 'python3', version: '3.12+1' };

describe('resolveIdentity', () => {
  const locate = (declarations: ImageDeclaration[], rules = none) => resolveIdentity(folder, declarations, rules);

  it('takes name and version each from the first declaration that has it', () => {
    const declarations = [{ file: 'a' }, { file: 'b', line: 1, version: '2' }, changelog];
    const { name, version, nameAt, versionAt } = locate(declarations);
    assert.deepEqual([name, version], ['python3', '2']);
    assert.deepEqual(
      [nameAt, versionAt],
      [
        { file: 'c', line: 3 },
        { file: 'b', line: 1 },
      ],
    );
  });

  it('is named after its folder when no file gives a name', () => {
    const identity = locate([{ file: 'VERSION', line: 1, version: '2' }]);
    assert.deepEqual([identity.name, identity.nameAt.file], ['lib/python', 'images/Lib/python/Dockerfile']);
    assert.equal(resolveIdentity({ ...folder, path: '.' }, [changelog], none).name, 'python3');
    assert.equal(resolveIdentity({ ...folder, path: '.' }, [], { ...none, version: '1' }).name, 'python');
  });

  it('replaces the version, appends the suffix, and makes a legal tag', () => {
    const { version, tag, versionAt, nameAt } = locate([changelog], { version: '4+1', suffix: '-20250131' });
    assert.deepEqual([version, tag], ['4+1-20250131', '4-1-20250131']);
    assert.deepEqual(versionAt, nameAt);
  });

  const refused: [string, ImageDeclaration[], RegExp][] = [
    ['no version', [], /^images\/Lib\/python\/Dockerfile: the image has no version$/],
    ['an illegal name', [{ file: 'f', line: 2, name: 'A b', version: '1' }], /^f:2: "A b" is not a valid image name/],
    ['a name with a registry', [{ file: 'f', name: 'r.io/a', version: '1' }], /"r\.io\/a" is not a valid image name/],
    ['an illegal version', [{ file: 'f', line: 2, version: '1_2' }], /^f:2: "1_2" is not a valid version/],
  ];
  for (const [what, declarations, message] of refused) {
    it(`rejects ${what}`, () => assert.throws(() => locate(declarations), { code: 'TREE', message }));
  }
});

describe('findDuplicates', () => {
  it('names all folders of a name', () => {
    const at = (path: string, name: string) => ({
      path,
      identity: { ...resolveIdentity(folder, [changelog], none), name },
    });
    const errors = findDuplicates([at('a', 'x'), at('b', 'y'), at('c', 'x')]);
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['c:3: the image x is in a and c; names must be unique'],
    );
  });
});
