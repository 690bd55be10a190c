import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { ActionError, type Annotation, type ErrorDetails } from '../core/errors.ts';
import type { FailedStep } from './log.ts';
import { findFailedLine } from './failed-line.ts';

/** What is known of a build that failed. */
export interface BuildFailure extends Pick<ErrorDetails, 'hint' | 'cause'> {
  /** The builder's own words. */
  readonly message: string;
  readonly step: FailedStep | undefined;
  /** Absolute path of the Dockerfile; undefined where it is none of this machine's files. */
  readonly dockerfile: string | undefined;
  /** The line of the Dockerfile, from 1, where the builder tells it. */
  readonly line?: number | undefined;
  /** Absolute. */
  readonly workspace: string;
}

/** The error of a failed build: the instruction, the builder's words, the step's last output, and the line of the Dockerfile. */
export async function explainBuildFailure(failure: BuildFailure): Promise<ActionError> {
  const { message, step, hint, cause } = failure;
  const where = step ? ` at ${step.name}` : '';
  const output = step?.output.length ? `\n${step.output.join('\n')}` : '';
  const annotation = await findPlace(failure);
  return new ActionError('BUILD_FAILED', `the build failed${where}: ${message}${output}`, {
    cause,
    ...(hint !== undefined && { hint }),
    ...(annotation && { annotation }),
  });
}

// Only a Dockerfile that is a file on the runner has lines that GitHub could show.
async function findPlace({
  dockerfile,
  line,
  step,
  message,
  workspace,
}: BuildFailure): Promise<Annotation | undefined> {
  if (dockerfile === undefined) return undefined;
  const found = line ?? findFailedLine(await readFile(dockerfile, 'utf8'), step?.name ?? '', message);
  const place = { file: relative(workspace, dockerfile), title: 'docker build failed' };
  return { ...place, ...(found !== undefined && { line: found }) };
}
