import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** A path in a folder for what is not finished yet: hidden, no archive name, and nobody else's. */
export function partialPath(dir: string): string {
  return join(dir, `.${randomBytes(8).toString('hex')}.partial`);
}
