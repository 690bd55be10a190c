import { Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { ActionError, messageOf } from '../report/errors.ts';
import type { MemberFacts } from './zip-members.ts';

/** What the content of a member is held against. */
export interface ContentCheck {
  readonly path: string;
  readonly member: MemberFacts;
  /** Bytes, as expanded. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/**
 * Lets the expanded content of a zip member pass; fails with `ZIP_TOO_LARGE` beyond the limit, with `ZIP_CRC` where
 * it is not what the directory declares, with `ZIP_INVALID` for anything that was thrown before it in the pipeline.
 */
export function checkContent(check: ContentCheck): Transform {
  let size = 0;
  let sum = 0;
  return new Transform({
    highWaterMark: 256 * 1024,
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      sum = crc32(chunk, sum);
      if (size > check.limit) done(tooLarge(check));
      else if (size > check.member.size) done(different(check, 'more'));
      else done(null, chunk);
    },
    flush(done) {
      const same = size === check.member.size && sum === check.member.crc32;
      done(same ? null : different(check, describe(size, sum)));
    },
    // The one place where an error of zlib or yauzl can still become ours: pipeline hands it on as it is.
    destroy(error, done) {
      if (error && check.signal.aborted) done(check.signal.reason as Error);
      else done(error && brokenZip(check.path, error));
    },
  });
}

/** The error for a zip file that cannot be read; leaves one that is ours already. */
export function brokenZip(path: string, error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  const message = `zip file ${path} is damaged or no zip file: ${messageOf(error)}`;
  return new ActionError('ZIP_INVALID', message, { hint: `unzip -t '${path}'`, cause: error });
}

/** The error for a member that is larger than its reader allows. */
export function tooLarge({ path, member, limit }: ContentCheck): ActionError {
  const message = `member ${member.name} of zip file ${path} expands to more than the ${limit} bytes allowed`;
  return new ActionError('ZIP_TOO_LARGE', message, { hint: `unzip -Z '${path}'` });
}

function different({ path, member }: ContentCheck, found: string): ActionError {
  const message = `member ${member.name} of zip file ${path} is damaged: it holds ${found}, expected ${describe(member.size, member.crc32)}`;
  return new ActionError('ZIP_CRC', message, { hint: `unzip -t '${path}'` });
}

function describe(size: number, sum: number): string {
  return `${size} bytes with CRC-32 ${sum.toString(16).padStart(8, '0')}`;
}
