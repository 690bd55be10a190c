import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lowerRepository, nameInEngine, parseReference } from '../../../src/image/reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('parseReference', () => {
  const table: [string, object][] = [
    ['busybox', { host: 'docker.io', path: 'busybox', repository: 'busybox' }],
    ['docker.io/library/busybox', { host: 'docker.io', path: 'busybox', repository: 'busybox' }],
    ['index.docker.io/acme/api', { host: 'docker.io', path: 'acme/api', repository: 'acme/api' }],
    ['h:5000/x', { host: 'h:5000', path: 'x', repository: 'h:5000/x' }],
    ['h:5000/x:1', { host: 'h:5000', path: 'x', repository: 'h:5000/x', tag: '1' }],
    ['GHCR.io/x', { host: 'ghcr.io', path: 'x', repository: 'ghcr.io/x' }],
    ['[::1]:5000/x', { host: '[::1]:5000', path: 'x', repository: '[::1]:5000/x' }],
    ['localhost/x', { host: 'localhost', path: 'x', repository: 'localhost/x' }],
    ['acme/api', { host: 'docker.io', path: 'acme/api', repository: 'acme/api' }],
    [`x@${digest}`, { host: 'docker.io', path: 'x', repository: 'x', digest }],
    [`x:1@${digest}`, { host: 'docker.io', path: 'x', repository: 'x', tag: '1', digest }],
  ];
  for (const [text, expected] of table) it(`reads ${text}`, () => assert.deepEqual(parseReference(text), expected));

  for (const text of ['', 'Upper', 'a//b', 'a:', 'x@sha256:ab', '-x', 'a b', 'a:-x', `a:${'b'.repeat(129)}`]) {
    it(`refuses "${text}"`, () => assert.equal(parseReference(text), undefined));
  }
});

describe('lowerRepository', () => {
  const table: [string, string][] = [
    ['ghcr.io/Acme/API', 'ghcr.io/acme/api'],
    ['Acme/API:Tag', 'acme/api:Tag'],
    ['HOST:5000/Api', 'host:5000/api'],
    [`Api@${digest}`, `api@${digest}`],
  ];
  for (const [text, expected] of table)
    it(`writes ${text} as ${expected}`, () => assert.equal(lowerRepository(text), expected));
});

describe('nameInEngine', () => {
  const table: [string, string][] = [
    ['acme/api', 'acme/api:latest'],
    ['docker.io/library/busybox:1', 'busybox:1'],
    ['GHCR.io/acme/api:1', 'GHCR.io/acme/api:1'],
  ];
  for (const [text, expected] of table)
    it(`writes ${text} as ${expected}`, () => assert.equal(nameInEngine(text), expected));
});
