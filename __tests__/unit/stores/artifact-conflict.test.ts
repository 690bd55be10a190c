import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conflictWait, ownWait } from '../../../src/stores/artifact-conflict.ts';
import { explainStorage } from '../../../src/stores/storage-refusal.ts';

const failed = (method: string, status: string) =>
  new Error(`Failed to ${method}: Received non-retryable error: Failed request: ${status}`);

// As Azure's library throws it.
const refused = (statusCode: number, code: string, message: string) =>
  explainStorage(Object.assign(new Error(message), { statusCode, code }));

describe('conflictWait', () => {
  it('waits for the upload of another step that came first', () => {
    const error = failed('CreateArtifact', '(409) Conflict: an artifact with this name already exists');
    assert.equal(conflictWait(error), 300_000);
  });

  it('waits a short time where another step replaced the artifact while it was uploaded', () => {
    const errors = [
      failed('FinalizeArtifact', '(404) Not Found: artifact a.zip was not uploaded'),
      failed('FinalizeArtifact', '(400) Bad Request: size does not match the uploaded content'),
      refused(400, 'InvalidBlockList', 'The specified block list is invalid.'),
      refused(404, 'BlobNotFound', 'The specified blob does not exist.'),
    ];
    assert.deepEqual(errors.map(conflictWait), [10_000, 10_000, 10_000, 10_000]);
  });

  it('does not wait after any other failure', () => {
    const errors = [
      failed('CreateArtifact', '(400) Bad Request: malformed name'),
      failed('CreateArtifact', '(403) Forbidden: insufficient usage'),
      new Error('Failed to FinalizeArtifact: Failed to make request after 5 attempts: (500) Internal Server Error'),
      new Error('socket hang up'),
      refused(403, 'AuthenticationFailed', 'Server failed to authenticate the request.'),
    ];
    assert.deepEqual(
      errors.map(conflictWait),
      errors.map(() => undefined),
    );
  });
});

it('ownWait is short, because nobody finishes what this step left', () => {
  const conflict = new Error('Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict');
  assert.ok((ownWait(conflict) ?? Infinity) <= 5000);
  assert.equal(ownWait(new Error('Failed to CreateArtifact: (403) Forbidden')), undefined);
});
