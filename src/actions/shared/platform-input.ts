import { parsePlatform, type Platform } from '../../image/platform.ts';
import type { InputReader } from './input-reader.ts';

/** Reads a platform from an input; rejects any other text and gives undefined. `allowed` says what the input may hold. */
export function readPlatformInput(
  read: InputReader,
  input: string,
  text: string,
  allowed = 'one os/arch[/variant]',
): Platform | undefined {
  const platform = parsePlatform(text);
  if (!platform) read.reject(input, text, allowed, `${input}: linux/arm64`);
  return platform;
}
