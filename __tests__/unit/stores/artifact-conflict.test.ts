import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conflictWait } from '../../../src/stores/artifact-conflict.ts';

const failed = (method: string, status: string) =>
  new Error(`Failed to ${method}: Received non-retryable error: Failed request: ${status}`);

describe('conflictWait', () => {
  it('waits for the upload of another step that came first', () => {
    const error = failed('CreateArtifact', '(409) Conflict: an artifact with this name already exists');
    assert.equal(conflictWait(error), 300_000);
  });

  it('waits a short time where another step replaced the artifact while it was uploaded', () => {
    const errors = [
      failed('FinalizeArtifact', '(404) Not Found: artifact a.zip was not uploaded'),
      failed('FinalizeArtifact', '(400) Bad Request: size does not match the uploaded content'),
      new Error('the storage answered 400 Bad Request: InvalidBlockList'),
      new Error('the storage answered 404 Not Found: BlobNotFound'),
    ];
    assert.deepEqual(errors.map(conflictWait), [10_000, 10_000, 10_000, 10_000]);
  });

  it('does not wait after any other failure', () => {
    const errors = [
      failed('CreateArtifact', '(400) Bad Request: malformed name'),
      failed('CreateArtifact', '(403) Forbidden: insufficient usage'),
      new Error('Failed to FinalizeArtifact: Failed to make request after 5 attempts: (500) Internal Server Error'),
      new Error('socket hang up'),
    ];
    assert.deepEqual(errors.map(conflictWait), [undefined, undefined, undefined, undefined]);
  });
});
