import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { ActionError } from '../../../src/core/errors.ts';
import { isTransient, isTransientStatus, isTransientText, readRetryAfter } from '../../../src/core/transient.ts';

describe('isTransientStatus', () => {
  it('accepts 408, 425, 429 and 5xx', () => {
    const statuses = [200, 206, 301, 400, 401, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504, 599];
    assert.deepEqual(statuses.filter(isTransientStatus), [408, 425, 429, 500, 502, 503, 504, 599]);
  });
});

describe('isTransientText', () => {
  const transient = [
    'dial tcp 127.0.0.1:1: connect: connection refused',
    'read tcp 10.0.0.1:4: connection reset by peer',
    'write: broken pipe',
    'net/http: TLS handshake timeout',
    'dial tcp: i/o timeout',
    'net/http: request canceled while waiting for connection',
    'context deadline exceeded',
    'unexpected EOF',
    'lookup registry.test: no such host',
    'lookup registry.test: server misbehaving',
    'connect: no route to host',
    'connect: network is unreachable',
    'toomanyrequests: you have reached your pull rate limit',
    'received unexpected HTTP status: 503 Service Unavailable',
    'unexpected status from HEAD request to https://registry.test/v2/: 502 Bad Gateway',
    'unexpected status: 520',
    'error parsing HTTP 429 response body',
  ];
  for (const text of transient) it(`takes: ${text}`, () => assert.ok(isTransientText(text)));

  const final = [
    'manifest unknown',
    'no space left on device',
    'the layer has 512 bytes',
    'x509: certificate signed by unknown authority',
    'unexpected status: 400 Bad Request',
    'Failed request: (503) Service Unavailable',
  ];
  for (const text of final) it(`leaves: ${text}`, () => assert.ok(!isTransientText(text)));
});

describe('isTransient', () => {
  it('takes a refused connection of Node, also as the cause of another error', async () => {
    const [refused] = (await once(connect(1, '127.0.0.1'), 'error').catch((error: unknown) => [error])) as [Error];
    assert.ok(isTransient(refused));
    assert.ok(isTransient(new Error('no answer', { cause: refused })));
  });

  it('goes by the HTTP status where there is one, whatever the words', () => {
    assert.ok(isTransient(Object.assign(new Error('come back'), { status: 503 })));
    assert.ok(isTransient(Object.assign(new Error('come back'), { status: 429 })));
    assert.ok(!isTransient(Object.assign(new Error('timed out'), { status: 404 })));
    assert.ok(isTransient(Object.assign(new Error('socket hang up'), { status: 0 })));
  });

  it('ignores a status in the words, except where errors are only text', () => {
    assert.ok(!isTransient(new Error('the proxy answered 502 Bad Gateway')));
  });

  it('believes an error that judges itself', () => {
    assert.ok(isTransient(Object.assign(new Error('cut short'), { transient: true })));
    assert.ok(!isTransient(Object.assign(new Error('timed out'), { transient: false, status: 503 })));
  });

  it('takes an ActionError and what is not an error as final', () => {
    assert.ok(!isTransient(new ActionError('PULL_FAILED', 'connection refused')));
    assert.ok(!isTransient(new Error('failed', { cause: new ActionError('IDLE', 'timed out') })));
    assert.ok(!isTransient('connection refused'));
    assert.ok(!isTransient(undefined));
  });
});

describe('readRetryAfter', () => {
  it('reads seconds', () => {
    assert.deepEqual(
      ['0', '7', '1.5'].map(header => readRetryAfter(header)),
      [0, 7000, 1500],
    );
  });

  it('reads an HTTP date, and one in the past as no pause', () => {
    const now = Date.UTC(2026, 0, 1);
    assert.equal(readRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now), 30_000);
    assert.equal(readRetryAfter('Wed, 31 Dec 2025 23:59:00 GMT', now), 0);
  });

  it('gives undefined for what is neither', () => {
    assert.deepEqual(
      [undefined, '', 'soon'].map(header => readRetryAfter(header)),
      [undefined, undefined, undefined],
    );
  });
});
