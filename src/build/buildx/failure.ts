import type { BuildFailure } from '../failure.ts';

/** What buildx says of a failed build beside its progress: why, where in the Dockerfile, and what could help. */
export function readFailure(text: string): Pick<BuildFailure, 'message' | 'line' | 'hint'> {
  const said = /^ERROR: ([^]*)/m.exec(text)?.[1] ?? text.slice(-2000);
  const message = said.replace(/^(failed to (build|solve): )+/, '').trim() || 'buildx did not say why';
  // The line that failed is shown as `Dockerfile:3`, over a ruler.
  const line = /:(\d+)\n-{10,}\n/.exec(text)?.[1];
  return {
    message,
    ...(line !== undefined && { line: Number(line) }),
    ...(/unsupported frontend capability/.test(message) && { hint: oldHint }),
  };
}

const oldHint =
  'The BuildKit of this builder is too old for one of the inputs. Make a newer one before this step:\n  - uses: docker/setup-buildx-action@v3';
