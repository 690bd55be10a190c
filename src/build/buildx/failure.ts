import type { BuildFailure } from '../failure.ts';

const oldHint =
  'The BuildKit of this builder is too old for one of the inputs. Make a newer one before this step:\n  - uses: docker/setup-buildx-action@v3';

/** Reads why a build failed, where in the Dockerfile, and what could help, from the text that buildx writes in addition to its progress. */
export function readBuildxFailure(text: string): Pick<BuildFailure, 'message' | 'line' | 'hint'> {
  const error = /^ERROR: ([^]*)/m.exec(text)?.[1] ?? text.slice(-2000);
  const message = error.replace(/^(failed to (build|solve): )+/, '').trim() || 'buildx did not say why';
  // buildx shows the failed line as `Dockerfile:3`, above a ruler.
  const line = /:(\d+)\n-{10,}\n/.exec(text)?.[1];
  return {
    message,
    line: line === undefined ? undefined : Number(line),
    hint: message.includes('unsupported frontend capability') ? oldHint : undefined,
  };
}
