import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { ActionError, type Annotation } from '../core/errors.ts';
import { findFailedLine } from './failed-line.ts';

/** The step that a build failed in. */
export interface FailedStep {
  /** As the builder names it: `[builder 2/4] RUN make` or `Step 2/5 : RUN make`. */
  readonly name: string;
  /** The last lines that the step printed. */
  readonly output: readonly string[];
}

/** What is known about a failed build. */
export interface BuildFailure {
  /** The builder's own words. */
  readonly message: string;
  readonly hint: string | undefined;
  readonly cause?: unknown;
  readonly step: FailedStep | undefined;
  /** Absolute path of the Dockerfile; undefined when it is not a file on this machine. */
  readonly dockerfile: string | undefined;
  /** The failed line of the Dockerfile, from 1, when the builder names it. */
  readonly line?: number | undefined;
  /** Absolute. */
  readonly workspace: string;
}

/** Makes the `BUILD_FAILED` error: the instruction, the builder's words, the step's last output and the Dockerfile's line. */
export async function explainBuildFailure(failure: BuildFailure): Promise<ActionError> {
  const { message, step, hint, cause } = failure;
  const where = step ? ` at ${step.name}` : '';
  const output = step?.output.length ? `\n${step.output.join('\n')}` : '';
  return new ActionError('BUILD_FAILED', `the build failed${where}: ${message}${output}`, {
    cause,
    hint,
    annotation: await annotate(failure),
  });
}

// GitHub can only show lines of a file on the runner.
async function annotate({ dockerfile, line, step, message, workspace }: BuildFailure): Promise<Annotation | undefined> {
  if (dockerfile === undefined) return undefined;
  const found = line ?? findFailedLine(await readFile(dockerfile, 'utf8'), step?.name ?? '', message);
  return { file: relative(workspace, dockerfile), title: 'docker build failed', line: found };
}
