import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseEngineHeaders, findUnmetTrust } from '../../../src/docker/variables.ts';

describe('chooseEngineHeaders', () => {
  const configured = { 'X-Config': 'c' };
  const choose = (text: string) => chooseEngineHeaders({ DOCKER_CUSTOM_HEADERS: text }, configured);

  it('takes those of the variable instead of those of the docker config', () => {
    assert.deepEqual(choose(''), configured);
    assert.deepEqual(choose('one=1, two=a b,"three=x,""y""",four='), {
      ...{ one: '1', two: 'a b', three: 'x,"y"', four: '' },
    });
  });

  it('refuses what is not a list of headers, without showing it', () => {
    for (const text of ['token', '=x', 'a b=c', 'a=1,"b=2', 'a=1,,b=2']) {
      assert.throws(
        () => choose(text),
        (error: Error & { code?: string }) =>
          error.code === 'DOCKER_CUSTOM_HEADERS' && !error.message.includes(text) && !error.message.includes('token'),
        text,
      );
    }
  });
});

describe('findUnmetTrust', () => {
  it('is a sentence when the variable asks for signatures', () => {
    const find = (text: string | undefined) => findUnmetTrust({ DOCKER_CONTENT_TRUST: text });
    for (const text of [undefined, '', '0', 'false']) assert.equal(find(text), undefined);
    for (const text of ['1', 'true', 'yes']) assert.match(find(text) ?? '', /^DOCKER_CONTENT_TRUST=.* has no effect/);
  });
});
