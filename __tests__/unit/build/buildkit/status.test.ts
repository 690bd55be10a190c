import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decodeStatus } from '../../../../src/build/buildkit/status.ts';

it('a status of BuildKit that breaks off is an error of the engine', () => {
  // A vertex of 100 bytes, none of which follow.
  for (const text of [Buffer.from([0x0a, 100]).toString('base64'), 'not base64'])
    assert.throws(() => decodeStatus(text), { code: 'ENGINE_STREAM' });
});
