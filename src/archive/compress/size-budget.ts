import { ActionError } from '../../core/errors.ts';

/** How many more bytes the members of one archive may decompress to. */
export class SizeBudget {
  readonly #limit: number;
  #left: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.#left = limit;
  }

  /** Bytes that are not spent. */
  get left(): number {
    return this.#left;
  }

  /** Spends bytes; throws `ARCHIVE_TOO_LARGE` when the budget is exceeded. */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw archiveTooLarge(this.#limit);
  }
}

/** The error for an archive that decompresses to more than the limit. */
export function archiveTooLarge(limit: number): ActionError {
  const message = `the image archive unpacks to more than the ${limit} bytes allowed`;
  return new ActionError('ARCHIVE_TOO_LARGE', message, { hint: `size-limit: ${Math.ceil(limit / 500_000)} # MB` });
}
