import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Redaction } from '../../../../src/actions/shared/redaction.ts';

describe('Redaction', () => {
  it('takes secrets out, the longer first, and each line of one', () => {
    const redaction = new Redaction();
    ['s3cret', 's3cret-and-more', 'first line\nsecond line', 'abc', ''].forEach(secret => redaction.add(secret));
    const text = 'a s3cret, s3cret-and-more: second line, first line\nsecond line abc';
    assert.equal(redaction.apply(text), 'a ***, ***: ***, *** abc');
  });

  const byForm: [string, string][] = [
    ['https://h/b?se=1&sig=ab%2Bc&sp=r', 'https://h/b?se=1&sig=***&sp=r'],
    ['https://h/b?X-Amz-Signature=ab12&x=1', 'https://h/b?X-Amz-Signature=***&x=1'],
    ['https://h/?X-Amz-Security-Token=a/b', 'https://h/?X-Amz-Security-Token=***'],
    ['Authorization: Basic dTpwYXNzd29yZA==', 'Authorization: Basic ***'],
    ['sent Bearer eyJhbGciOi.J9.x', 'sent Bearer ***'],
    ['git clone https://x-access-token:ghs_1@github.com/a', 'git clone https://x-access-token:***@github.com/a'],
  ];
  for (const [text, shown] of byForm) {
    it(`hides the secret in ${text}`, () => assert.equal(new Redaction().apply(text), shown));
  }

  it('leaves other text alone', () => {
    const text = 'image ghcr.io/acme/api:1@sha256:ab?x=1 Bearer realm="https://a/b" at http://localhost:5000/v2/a@b';
    assert.equal(new Redaction().apply(text), text);
  });
});
