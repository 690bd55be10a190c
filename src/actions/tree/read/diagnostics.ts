import { ActionError, messageOf } from '../../../core/errors.ts';

/** Something in a file of the tree that is wrong; `line` counts from 1. */
export function treeError(file: string, line: number | undefined, what: string, hint?: string): ActionError {
  const place = line === undefined ? file : `${file}:${line}`;
  return new ActionError('TREE', `${place}: ${what}`, {
    ...(hint !== undefined && { hint }),
    annotation: { file, ...(line !== undefined && { line }) },
  });
}

// Enough to see what kind of help there is.
const mostHints = 3;

/** Collects what is wrong with a tree, so that it is told at once. */
export class Diagnostics {
  readonly #found: ActionError[] = [];

  /** Notes something. */
  add(error: ActionError): void {
    this.#found.push(error);
  }

  /** Gives what `work` gives; an `ActionError` is noted, and undefined given. */
  async attempt<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.#found.push(error);
      return undefined;
    }
  }

  /** Throws what was noted, several as one `TREE` error in the order of their places. */
  finish(): void {
    const sorted = this.#found.toSorted((a, b) => compare(a, b));
    const [first, ...others] = sorted;
    if (!first) return;
    if (others.length === 0) throw first;
    const lines = sorted.map(({ message }) => `- ${message}`);
    const hints = [...new Set(sorted.flatMap(({ hint }) => hint ?? []))];
    throw new ActionError('TREE', `${sorted.length} problems in the tree:\n${lines.join('\n')}`, {
      ...(hints.length > 0 && { hint: hints.slice(0, mostHints).join('\n') }),
      ...(first.annotation && { annotation: first.annotation }),
    });
  }
}

function compare(a: ActionError, b: ActionError): number {
  const [one, two] = [a.annotation?.file ?? '', b.annotation?.file ?? ''];
  if (one !== two) return one < two ? -1 : 1;
  return (a.annotation?.line ?? 0) - (b.annotation?.line ?? 0) || (messageOf(a) < messageOf(b) ? -1 : 1);
}
