import assert from 'node:assert/strict';
import { it } from 'node:test';
import { exitError } from '../../../../src/build/s2i/failure.ts';

it('exitError tells a refused API version from other failures', () => {
  const refused = 'client version 1.43 is too old. Minimum supported API version is 1.44, please upgrade';
  const { code, message } = exitError('s2i build', 1, refused, 'unix:///engine');
  assert.equal(code, 'S2I_ENGINE');
  assert.match(message, /at unix:\/\/\/engine: it speaks API 1\.43, and the engine takes at least 1\.44$/);
  const other = exitError('s2i build', 2, 'assemble failed', '');
  assert.deepEqual([other.code, other.message], ['S2I_FAILED', 's2i build failed with exit code 2:\nassemble failed']);
});
