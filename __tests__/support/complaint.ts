import assert from 'node:assert/strict';
import { ActionError } from '../../src/core/errors.ts';

/** The message of the error that refuses inputs. */
export function complaintOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof ActionError && error.code === 'INPUTS');
    return error.message;
  }
  assert.fail('the inputs were accepted');
}
