import { ActionError } from '../core/errors.ts';
import { GitHubRefusal } from './github/refusal.ts';
import { AssetTaken } from './release-upload.ts';

/** The error for a published release whose assets GitHub lets nobody change. */
export function immutableRelease(name: string, tag: string, cause?: unknown): ActionError {
  const message = `cannot attach ${name} to the release ${tag}: it is published and immutable`;
  const hint = [
    'Attach to the draft of a release, then publish it:',
    '  - run: gh release create TAG --draft',
    '  # this step, with release: TAG',
    '  - run: gh release edit TAG --draft=false',
  ].join('\n');
  return new ActionError('RELEASE_IMMUTABLE', message, { hint, cause });
}

/**
 * Names what kept the archive `name` from a release: `RELEASE_IMMUTABLE`, `RELEASE_DENIED`, `RELEASE_FAILED`. An error
 * that says nothing about the release stays what it is.
 */
export function explainAsset(name: string, tag: string, cause: unknown): unknown {
  if (!(cause instanceof GitHubRefusal) && !(cause instanceof AssetTaken)) return cause;
  if (/\bimmutable\b/i.test(cause.message)) return immutableRelease(name, tag, cause);
  const message = `cannot attach ${name} to the release ${tag}: ${cause.message}`;
  if (cause instanceof GitHubRefusal && cause.denied) {
    const hint = 'Let the token of the workflow write releases:\n  permissions:\n    contents: write';
    return new ActionError('RELEASE_DENIED', message, { hint, cause });
  }
  const hint = cause.transient
    ? 'Run the step again; assets that are already there are not uploaded twice.'
    : `Look at what the release has:\n  gh release view ${tag}`;
  return new ActionError('RELEASE_FAILED', message, { hint, cause });
}
