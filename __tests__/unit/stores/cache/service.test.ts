import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRunnerEnvironment, type RunnerEnvironment } from '../../../../src/core/environment.ts';
import { cacheObstacle, CacheFailure, isCacheOff, readOnlyCache } from '../../../../src/stores/cache/service.ts';

function environmentOf(mode?: string): RunnerEnvironment {
  const env = { ACTIONS_CACHE_SERVICE_V2: 'True', ACTIONS_RESULTS_URL: 'http://service', ACTIONS_CACHE_MODE: mode };
  return readRunnerEnvironment(env, { cwd: '/', tmp: '/tmp', home: '/' });
}

describe('cache-mode', () => {
  const cases: [string | undefined, any: string | undefined, read: string | undefined, write: string | undefined][] = [
    [undefined, undefined, undefined, undefined],
    ['write', undefined, undefined, undefined],
    ['something new', undefined, undefined, undefined],
    [' Read ', undefined, undefined, 'cache-mode is read'],
    ['write-only', undefined, 'cache-mode is write-only', undefined],
    ['none', 'cache-mode is none', 'cache-mode is none', 'cache-mode is none'],
  ];
  for (const [mode, any, read, write] of cases) {
    it(`${mode ?? 'that is not set'} says what may be done`, () => {
      const environment = environmentOf(mode);
      const found = [cacheObstacle(environment, 'any'), cacheObstacle(environment, 'read'), readOnlyCache(environment)];
      assert.deepEqual(found, [any, read, write]);
      assert.equal(isCacheOff(environment), mode === 'none');
    });
  }
});

describe('CacheFailure', () => {
  const cases: [string, boolean][] = [
    ['Failed to restore: Failed to GetCacheEntryDownloadURL: Rate limited: Failed request: (429) Too Many', true],
    ['Failed to restore: Failed to make request after 5 attempts: Failed request: (500) Internal Server Error', false],
    ['Failed to restore: Failed request: (503) Service Unavailable', true],
    ['Failed to restore: Unable to make request: ECONNRESET\nIf you are using self-hosted runners', true],
    ['Failed to restore: Received non-retryable error: Failed request: (401) Unauthorized', false],
    ['Failed to restore: cache read denied: no scopes', false],
  ];
  for (const [reason, transient] of cases) {
    it(`${transient ? 'is worth another try' : 'is final'} where the library says "${reason.split('\n')[0] ?? ''}"`, () => {
      const failure = new CacheFailure(reason);
      assert.equal(failure.transient, transient);
      assert.doesNotMatch(failure.message, /\n/);
    });
  }
});
