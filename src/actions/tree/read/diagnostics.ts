import { ActionError } from '../../../core/errors.ts';

/** A problem in a file of the tree, with the code `TREE`; `line` counts from 1. */
export function treeError(file: string, line: number | undefined, problem: string, hint?: string): ActionError {
  const place = line === undefined ? file : `${file}:${line}`;
  return new ActionError('TREE', `${place}: ${problem}`, { hint, annotation: { file, line } });
}

// Problems of one kind have the same hint; more than a few kinds are too long to read.
const mostHints = 3;

/** Collects the problems of a tree, so that one run reports all of them. */
export class Diagnostics {
  readonly #errors: ActionError[] = [];

  add(error: ActionError): void {
    this.#errors.push(error);
  }

  /** Returns the result of `work`, or collects its `ActionError` and returns undefined. */
  async attempt<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.#errors.push(error);
      return undefined;
    }
  }

  /** Throws the collected errors, if any: a single one as it is, several as one `TREE` error sorted by file and line. */
  finish(): void {
    const sorted = this.#errors.toSorted(byPlace);
    const [first, ...others] = sorted;
    if (!first) return;
    if (others.length === 0) throw first;
    const lines = sorted.map(({ message }) => `- ${message}`);
    const hints = [...new Set(sorted.flatMap(({ hint }) => hint ?? []))].slice(0, mostHints);
    throw new ActionError('TREE', `${sorted.length} problems in the tree:\n${lines.join('\n')}`, {
      hint: hints.length > 0 ? hints.join('\n') : undefined,
      annotation: first.annotation,
    });
  }
}

function byPlace(a: ActionError, b: ActionError): number {
  const [one, two] = [a.annotation?.file ?? '', b.annotation?.file ?? ''];
  if (one !== two) return one < two ? -1 : 1;
  return (a.annotation?.line ?? 0) - (b.annotation?.line ?? 0) || (a.message < b.message ? -1 : 1);
}
