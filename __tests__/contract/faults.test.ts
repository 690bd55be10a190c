import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { renderFaults } from '../../scripts/faults.ts';
import { root } from '../support/repository.ts';

it('docs/faults.md is what the table of faults says', () => {
  assert.equal(readFileSync(join(root, 'docs/faults.md'), 'utf8'), renderFaults());
});
