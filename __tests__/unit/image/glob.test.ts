import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileGlob, compilePathGlob } from '../../../src/image/glob.ts';

const label = 'ghcr.io/acme/api:1.0';

const texts: [pattern: string, matching: string[], others: string[]][] = [
  ['*', ['1.0', label, '.hidden'], ['']],
  ['1.*', ['1.', '1.0', '1.0.0+dirty'], ['1', '11.0', 'v1.0']],
  ['*+dirty', ['1.0+dirty'], ['1.0.dirty', '1.0+dirty.1']],
  ['[0-9]+dirty', ['1+dirty'], ['1dirty', '11+dirty']],
  ['acme~*', ['acme~api', 'acme~team~api'], ['acme', 'my~acme~api']],
  ['acme/*', ['acme/api', 'acme/team/api'], ['acme', 'my/acme/api']],
  ['*/api:*', [label], ['api:1.0', 'ghcr.io/acme/my-api:1.0']],
  ['ghcr*:1.0', [label], ['docker.io/acme/api:1.0']],
  ['ghcr.io?acme/api:1.0', [label], []],
  ['python?', ['python3', 'python/'], ['python', 'python31']],
  ['python[0-5]', ['python3'], ['python6', 'python[0-5']],
  ['python[!0-5]', ['python6', 'pythonX'], ['python3', 'python']],
  ['python[^0-5]', ['python6'], ['python3']],
  ['{1.*,2.0}', ['1.5', '2.0'], ['2.1', '3']],
  ['@(1|2).*', ['1.0', '2.0'], ['3.0', '12.0']],
  ['!(1.*)', ['2.0'], ['1.0']],
  ['!1.*', ['!1.0'], ['1.0', '2.0']],
  ['#a', ['#a'], ['a']],
  ['1.0', ['1.0'], ['1x0', '1.0.0', '']],
  ['API', ['API'], ['api']],
  [String.raw`1.\*`, ['1.*'], ['1.0']],
];

describe('compileGlob', () => {
  for (const [pattern, matching, others] of texts) {
    it(`takes ${pattern} for ${matching.join(' ')}`, () => {
      const matches = compileGlob(pattern);
      assert.deepEqual([...matching, ...others].filter(matches), matching);
    });
  }
});

const paths: [pattern: string, matching: string[], others: string[]][] = [
  ['*', ['api'], ['acme/api']],
  ['acme/*', ['acme/api'], ['acme', 'acme/team/api', 'my/acme/api']],
  ['acme/**', ['acme/api', 'acme/team/api'], ['my/acme/api']],
  ['**/api', ['api', 'acme/api', 'acme/team/api'], ['acme/my-api']],
  ['acme?api', [], ['acme/api']],
  ['acme/{api,web}', ['acme/api', 'acme/web'], ['acme/db']],
  ['acme/a[a-p]*', ['acme/api', 'acme/ab'], ['acme/az', 'acme/ab/c']],
];

describe('compilePathGlob', () => {
  for (const [pattern, matching, others] of paths) {
    it(`takes ${pattern} for ${matching.join(' ') || 'none of them'}`, () => {
      const matches = compilePathGlob(pattern);
      assert.deepEqual([...matching, ...others].filter(matches), matching);
    });
  }
});

for (const compile of [compileGlob, compilePathGlob]) {
  for (const pattern of ['[z-a]', '{1', '1\\']) {
    it(`${compile.name} refuses ${pattern}`, () => assert.throws(() => compile(pattern), SyntaxError));
  }
}
