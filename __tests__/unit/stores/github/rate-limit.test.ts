import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RateLimit, readPause } from '../../../../src/stores/github/rate-limit.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const { signal } = new AbortController();

function pauseOf(status: number, headers: Record<string, string> = {}, body = ''): number | undefined {
  return readPause({ status, headers: new Headers(headers), body }, now);
}

describe('readPause', () => {
  it('gives what Retry-After asks for, whatever the limit', () => {
    for (const status of [403, 429, 503]) assert.equal(pauseOf(status, { 'retry-after': '7' }), 7000);
  });

  it('gives the time until the limit is reset, and a second more', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 20) };
    assert.equal(pauseOf(403, headers), 21_000);
    assert.equal(pauseOf(429, headers), 21_000);
    const { 'x-ratelimit-reset': reset } = headers;
    assert.equal(pauseOf(403, { 'x-ratelimit-reset': reset }, '{"message":"API rate limit exceeded"}'), 21_000);
    assert.equal(pauseOf(403, { ...headers, 'x-ratelimit-reset': String(now / 1000 - 20) }), 1000);
  });

  it('gives a minute to a secondary limit that names no time', () => {
    assert.equal(pauseOf(403, {}, '{"message":"You have exceeded a secondary rate limit"}'), 60_000);
  });

  it('gives two seconds where nothing is said', () => {
    assert.equal(pauseOf(429), 2000);
    assert.equal(pauseOf(403, { 'x-ratelimit-remaining': '0' }), 2000);
  });

  it('gives nothing to an answer that no limit has refused', () => {
    const left = { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': String(now / 1000 + 20) };
    assert.equal(pauseOf(403, left, '{"message":"Resource not accessible by integration"}'), undefined);
    assert.equal(pauseOf(200, { ...left, 'x-ratelimit-remaining': '0' }), undefined);
    assert.equal(pauseOf(404, { 'retry-after': '7' }), undefined);
    assert.equal(pauseOf(502), undefined);
  });
});

describe('RateLimit', () => {
  const limited = (seconds: number) => {
    const limit = new RateLimit();
    const headers = new Headers({ 'retry-after': String(seconds) });
    assert.equal(limit.note({ status: 429, headers, body: '' }), true);
    return limit;
  };

  it('does not wait until GitHub asks for it', async () => {
    const limit = new RateLimit();
    assert.equal(limit.note({ status: 200, headers: new Headers(), body: '' }), false);
    await limit.wait(signal);
  });

  it('waits as long as GitHub asks for, and no shorter answer ends that', async () => {
    const limit = limited(0.2);
    limit.note({ status: 503, headers: new Headers({ 'retry-after': '0' }), body: '' });
    const start = performance.now();
    await Promise.all([limit.wait(signal), limit.wait(signal)]);
    assert.ok(performance.now() - start >= 195);
  });

  it('refuses to wait longer than a step should', async () => {
    const limit = limited(61);
    assert.equal(limit.isBearable, false);
    await assert.rejects(limit.wait(signal), {
      name: 'GitHubRefusal',
      status: 429,
      message: /^GitHub's rate limit is used up until [\d:]{8} UTC, 1 min 1 s from now$/,
    });
  });

  it('stops waiting when the step is cancelled', async () => {
    const cancelled = new AbortController();
    const waiting = limited(30).wait(cancelled.signal);
    cancelled.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
  });
});
