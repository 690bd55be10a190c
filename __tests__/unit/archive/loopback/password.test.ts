import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAuthorized, makeCredential } from '../../../../src/archive/loopback/password.ts';

describe('the credential of a loopback server', () => {
  const credential = makeCredential();
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  const right = `${credential.username}:${credential.password}`;

  it('is new for each server and cannot be guessed', () => {
    assert.notEqual(makeCredential().password, credential.password);
    assert.equal(Buffer.from(credential.password, 'base64url').length, 24);
  });
  it('authorizes', () => assert.ok(isAuthorized(basic(right), credential)));
  for (const header of [
    undefined,
    '',
    right,
    `Bearer ${credential.password}`,
    basic(`${right}x`),
    basic(right.slice(0, -1)),
  ])
    it(`is not ${header?.slice(0, 12)}`, () => assert.ok(!isAuthorized(header, credential)));
});
