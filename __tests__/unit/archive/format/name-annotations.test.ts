import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { annotatedName, annotateNames, isNameAnnotation } from '../../../../src/archive/format/name-annotations.ts';
import { digestOf } from '../../../support/spoil.ts';

const entry = { digest: digestOf(''), annotations: { team: 'acme' } };

describe('annotateNames', () => {
  const table = [
    ['busybox:1.36', 'docker.io/library/busybox:1.36', '1.36'],
    ['acme/api:1', 'docker.io/acme/api:1', '1'],
    ['localhost:5000/acme/api:1', 'localhost:5000/acme/api:1', '1'],
  ] as const;
  for (const [name, canonical, tag] of table) {
    it(`writes ${name} in full and as a tag`, () => {
      const names = { 'io.containerd.image.name': canonical, 'org.opencontainers.image.ref.name': tag };
      const [named = entry] = annotateNames(entry, [name]);
      assert.deepEqual(named, { ...entry, annotations: { team: 'acme', ...names } });
      assert.equal(annotatedName(named), canonical);
    });
  }

  it('makes an entry of each name, and leaves one without names as it is', () => {
    assert.equal(annotateNames(entry, ['a:1', 'b:2']).length, 2);
    assert.deepEqual(annotateNames(entry, []), [entry]);
  });
});

describe('annotatedName', () => {
  it('is the bare reference of the specification if there is nothing else', () =>
    assert.equal(annotatedName({ ...entry, annotations: { 'org.opencontainers.image.ref.name': '1' } }), '1'));
  it('is nothing without annotations', () => assert.equal(annotatedName({ digest: entry.digest }), undefined));
});

describe('isNameAnnotation', () => {
  for (const key of [
    'io.containerd.image.name',
    'containerd.io/distribution.source.registry.internal',
    'org.opencontainers.image.ref.name',
  ])
    it(`knows ${key}`, () => assert.ok(isNameAnnotation(key)));
  for (const key of [
    'org.opencontainers.image.version',
    'vnd.docker.reference.type',
    'org.opencontainers.image.ref.names',
  ])
    it(`leaves ${key}`, () => assert.ok(!isNameAnnotation(key)));
});
