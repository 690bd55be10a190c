import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  readImageYml,
  readLabelDeclaration,
  readPackageJson,
  readVersionFile,
} from '../../../../../src/actions/tree/read/declarations.ts';
import { readDockerfile } from '../../../../../src/actions/tree/read/dockerfile.ts';

describe('readImageYml', () => {
  it('keeps a version as it is written, and the lines of parents', async () => {
    const text = 'name: web\nversion: 1.10\ndepends:\n  - base\n  - lib/tools\n';
    assert.deepEqual(await readImageYml(text, 'image.yml'), {
      file: 'image.yml',
      line: 2,
      name: 'web',
      version: '1.10',
      depends: [
        { name: 'base', file: 'image.yml', line: 4 },
        { name: 'lib/tools', file: 'image.yml', line: 5 },
      ],
    });
  });

  const refused: [string, RegExp][] = [
    ['version: 1\nparents: [a]\n', /^f:2: has parents, allowed: name, version, depends$/],
    ['version: [1]\n', /^f:1: version must be a string$/],
    ['depends: base\n', /^f:1: depends must be a list of strings$/],
    ['- a\n', /^f:1: must be a map/],
  ];
  for (const [text, message] of refused) {
    it(`rejects ${JSON.stringify(text)}`, () => assert.rejects(readImageYml(text, 'f'), { code: 'TREE', message }));
  }
});

describe('readLabelDeclaration', () => {
  const read = (labels: string) => readLabelDeclaration(readDockerfile(`FROM scratch\nLABEL ${labels}\n`, {}), 'f');

  it('reads title and version', () => {
    const declaration = read('org.opencontainers.image.title=web org.opencontainers.image.version=1.0');
    assert.deepEqual(declaration, { file: 'f', line: 2, name: 'web', version: '1.0' });
  });

  it('ignores what is empty or still a template', () => {
    const declaration = read('org.opencontainers.image.title="{{ name }}" org.opencontainers.image.version=""');
    assert.deepEqual([declaration.name, declaration.version, declaration.line], [undefined, undefined, undefined]);
  });
});

it('readVersionFile reads the first line', () => {
  assert.deepEqual(readVersionFile('\n1.2 \nmore\n', 'f'), { file: 'f', line: 1, name: undefined, version: '1.2' });
  assert.equal(readVersionFile('\n', 'f').version, undefined);
});

it('readPackageJson makes the scope a part of the name', () => {
  const { name, version } = readPackageJson('{"name":"@acme/web","version":"1.0"}', 'f');
  assert.deepEqual([name, version], ['acme/web', '1.0']);
  assert.equal(readPackageJson('{"version":5}', 'f').version, undefined);
  assert.throws(() => readPackageJson('[]', 'f'), { code: 'TREE', message: 'f:1: is not a JSON object' });
});
