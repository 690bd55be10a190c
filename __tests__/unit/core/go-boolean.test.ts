import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseGoBoolean } from '../../../src/core/go-boolean.ts';

it('parseGoBoolean reads the words of strconv.ParseBool, and no others', () => {
  const words = ['1', 't', 'T', 'true', 'True', 'TRUE', '0', 'f', 'F', 'false', 'False', 'FALSE', '', 'yes', 'tRUE'];
  const read = words.map(parseGoBoolean);
  assert.deepEqual(read, [
    ...Array<boolean>(6).fill(true),
    ...Array<boolean>(6).fill(false),
    ...Array<undefined>(3).fill(undefined),
  ]);
});
