import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuzz } from '../support/fuzz/fuzz.ts';

// The long run is `npm run fuzz -- --rounds 10000`. Each bug that it found has a test of its own beside the code.
describe('foreign input, mutated', () => {
  it('is accepted when it is proved, or refused with one typed error', { timeout: 120_000 }, async () => {
    const { findings, counts } = await fuzz({ rounds: 300, seed: 20_261_127 });
    assert.deepEqual(findings, []);
    for (const [what, { accepted, refused }] of Object.entries(counts)) {
      // The harness mutates neither everything beyond recognition nor nothing at all.
      assert.ok(refused > 0 && accepted + refused > 4, what);
    }
  });
});
