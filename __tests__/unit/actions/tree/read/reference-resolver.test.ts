import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ReferenceResolver, type ResolvedReference } from '../../../../../src/actions/tree/read/reference-resolver.ts';

const images = [
  { name: 'web', tag: '1.0' },
  { name: 'lib/python', tag: '3.12' },
];
const baseImages = ['r.io/team/debian:12'];
const parent = (name: string): ResolvedReference => ({ kind: 'parent', name });
const external: ResolvedReference = { kind: 'external' };
const unknown: ResolvedReference = { kind: 'unknown' };

describe('ReferenceResolver', () => {
  const resolver = new ReferenceResolver({ registry: 'r.io', namespace: 'team' }, images, baseImages);
  const rows: [string, ResolvedReference][] = [
    ['web', parent('web')],
    ['web:latest', parent('web')],
    ['web:1.0', parent('web')],
    ['team/web:1.0', parent('web')],
    ['r.io/team/web:1.0', parent('web')],
    ['r.io/team/lib/python', parent('lib/python')],
    ['web:2.0', { kind: 'external', otherTag: 'r.io/team/web:1.0' }],
    [`web@sha256:${'a'.repeat(64)}`, { kind: 'external', otherTag: 'r.io/team/web:1.0' }],
    ['quay.io/team/web:1.0', external],
    ['debian:12', external],
    ['r.io/team/debian:11', external],
    ['r.io/team/gone:1', unknown],
    ['r.io/other/gone:1', external],
    ['r.io/team/child', external],
    ['NOT A REFERENCE', external],
  ];
  for (const [reference, resolved] of rows) {
    it(`resolves ${reference} to ${JSON.stringify(resolved)}`, () => {
      const { otherTag, ...rest } = resolver.resolve(reference, 'child') as { otherTag?: string };
      assert.deepEqual(otherTag === undefined ? rest : { ...rest, otherTag }, resolved);
    });
  }

  it('treats a reference to the image itself as one from outside', () => {
    assert.equal(resolver.resolve('web:1.0', 'web').kind, 'external');
  });

  it('resolves short names to images of the tree, base images, or nothing', () => {
    assert.deepEqual(resolver.resolveName('lib/python', 'child'), parent('lib/python'));
    assert.deepEqual(resolver.resolveName('debian', 'child'), external);
    assert.deepEqual(resolver.resolveName('child', 'child'), external);
    assert.deepEqual(resolver.resolveName('gone', 'child'), unknown);
  });

  it('knows no registry without a namespace as its own', () => {
    const shared = new ReferenceResolver({ registry: 'r.io', namespace: '' }, images, []);
    assert.deepEqual(shared.resolve('r.io/web', 'child'), parent('web'));
    assert.deepEqual(shared.resolve('r.io/gone', 'child'), external);
  });

  it('finds nothing unknown while the tree is incomplete', () => {
    const incomplete = new ReferenceResolver({ registry: 'r.io', namespace: 'team' }, images, [], false);
    assert.deepEqual(incomplete.resolve('r.io/team/gone:1', 'child'), external);
    assert.deepEqual(incomplete.resolveName('gone', 'child'), external);
    assert.equal(incomplete.findLabel('gone'), 'r.io/team/gone:x');
  });
});
