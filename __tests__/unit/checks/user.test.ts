import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkUser } from '../../../src/checks/user.ts';

describe('checkUser', () => {
  for (const user of ['0', '65532', '65532:65532']) {
    it(`passes ${user}`, () => assert.equal(checkUser(user).passed, true));
  }
  for (const user of ['', 'app', '1000:app', '1000:', ' 1']) {
    it(`fails ${JSON.stringify(user)}`, () => assert.equal(checkUser(user).passed, false));
  }
});
