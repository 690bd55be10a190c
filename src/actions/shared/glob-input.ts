import { messageOf } from '../../core/errors.ts';
import { compileGlob, type Glob } from '../../image/glob.ts';
import type { InputReader } from './input-reader.ts';

/** Compiles a glob that an input holds; reports a problem and matches nothing when it is invalid. */
export function readGlob(read: InputReader, input: string, pattern: string, compile = compileGlob): Glob {
  try {
    return compile(pattern);
  } catch (error) {
    const allowed = `a pattern with *, ?, [a-z] or [!a-z] (${messageOf(error)})`;
    read.reject(input, pattern, allowed, `${input}: ${examples[input] ?? '"1.*"'}`);
    return () => false;
  }
}

const examples: Readonly<Record<string, string>> = { select: '"acme/*"', image: 'ghcr.io/acme/*', name: '"acme~*"' };
