import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { ActionError } from '../../report/errors.ts';
import type { FailedStep } from '../build-log.ts';
import { findFailedLine } from '../dockerfile.ts';

/** What is known of a build by buildx that failed. */
export interface BuildxFailure {
  /** What buildx said beside its progress. */
  readonly text: string;
  readonly step: FailedStep | undefined;
  /** Absolute path of the Dockerfile; undefined where it is none of this machine's files. */
  readonly dockerfile: string | undefined;
  /** Absolute. */
  readonly workspace: string;
}

/** The error of a failed build: the instruction, buildx's own words, the step's last output, and the line of the Dockerfile. */
export async function explainFailure({ text, step, dockerfile, workspace }: BuildxFailure): Promise<ActionError> {
  const message = readMessage(text);
  const where = step ? ` at ${step.name}` : '';
  const output = step?.output.length ? `\n${step.output.join('\n')}` : '';
  const line = dockerfile === undefined ? undefined : await findLine(dockerfile, text, step);
  return new ActionError('BUILD_FAILED', `the build failed${where}: ${message}${output}`, {
    ...(/unsupported frontend capability/.test(message) && { hint: oldHint }),
    ...(dockerfile !== undefined && {
      annotation: {
        file: relative(workspace, dockerfile),
        title: 'docker build failed',
        ...(line !== undefined && { line }),
      },
    }),
  });
}

const oldHint =
  'The BuildKit of this builder is too old for one of the inputs. Make a newer one before this step:\n  - uses: docker/setup-buildx-action@v3';

function readMessage(text: string): string {
  const said = /^ERROR: ([^]*)/m.exec(text)?.[1] ?? text.slice(-2000);
  return said.replace(/^(failed to (build|solve): )+/, '').trim() || 'buildx did not say why';
}

// buildx shows the line that failed as `Dockerfile:3`, over a ruler.
async function findLine(dockerfile: string, text: string, step: FailedStep | undefined): Promise<number | undefined> {
  const shown = /:(\d+)\n-{10,}\n/.exec(text)?.[1];
  if (shown !== undefined) return Number(shown);
  return findFailedLine(await readFile(dockerfile, 'utf8'), step?.name ?? '', text);
}
