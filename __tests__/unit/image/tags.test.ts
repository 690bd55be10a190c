import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseTags } from '../../../src/image/tags.ts';

const sources = { archived: [], extra: [], repository: 'acme/api', version: '1.0.0' };

describe('chooseTags', () => {
  const cases: [string, Partial<Parameters<typeof chooseTags>[0]>, string[]][] = [
    ['the names of the archive', { archived: ['acme/api:1', 'acme/api:latest'] }, ['acme/api:1', 'acme/api:latest']],
    ['names as engines show them, each once', { archived: ['docker.io/acme/api:1', 'acme/api:1'] }, ['acme/api:1']],
    ['a bare tag of the repository', { archived: ['1.0.0'] }, ['acme/api:1.0.0']],
    ['the version where there are none', {}, ['acme/api:1.0.0']],
    ['the version as a tag can write it', { version: '1.0.0+dirty' }, ['acme/api:1.0.0-dirty']],
    ['the latest where there is no version', { version: '' }, ['acme/api:latest']],
    ['the extra ones as well', { extra: ['docker.io/library/other:2'] }, ['acme/api:1.0.0', 'other:2']],
    [
      'nothing that an engine takes for a digest',
      { archived: [`acme/api@sha256:${'a'.repeat(64)}`] },
      ['acme/api:1.0.0'],
    ],
    ['nothing without a repository', { repository: '' }, []],
    ['a registry with a port', { archived: ['localhost:5000/api:1'] }, ['localhost:5000/api:1']],
  ];
  for (const [what, given, tags] of cases) {
    it(`gives ${what}`, () => assert.deepEqual(chooseTags({ ...sources, ...given }), tags));
  }
});
