import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readableRefs } from '../../../../src/stores/cache/scopes.ts';

const tokenOf = (claims: unknown) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;

it('readableRefs gives the refs that a token lets a step read, in their order', () => {
  const scopes = [
    { Scope: 'refs/pull/1/merge', Permission: 3 },
    { Scope: 'refs/heads/secret', Permission: 2 },
    { Scope: 'refs/heads/main', Permission: 1 },
  ];
  assert.deepEqual(readableRefs(tokenOf({ ac: JSON.stringify(scopes) })), ['refs/pull/1/merge', 'refs/heads/main']);
});

it('readableRefs gives nothing where a token does not say so', () => {
  for (const token of ['', 'x', tokenOf(1), tokenOf({}), tokenOf({ ac: 'x' }), tokenOf({ ac: '{}' })]) {
    assert.equal(readableRefs(token), undefined, token);
  }
});
