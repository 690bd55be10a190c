import { parsePlatform, type Platform } from '../../image/platform.ts';
import type { InputReader } from './input-reader.ts';

/** The variable by which users of the Docker CLI choose a platform for every build and pull. */
export const platformVariable = 'DOCKER_DEFAULT_PLATFORM';

/** The platform that `DOCKER_DEFAULT_PLATFORM` asks for; undefined when it does not restrict the engine's choice. */
export function readDefaultPlatform(
  read: InputReader,
  env: Readonly<Record<string, string | undefined>>,
): Platform | undefined {
  const text = env[platformVariable]?.trim().toLowerCase() ?? '';
  // As in the Docker CLI, an operating system or an architecture is enough.
  if (text === '' || text === 'linux') return undefined;
  const platform = parsePlatform(text.includes('/') ? text : `linux/${text}`);
  if (!platform) read.reject(platformVariable, text, 'one os/arch[/variant]', `${platformVariable}: linux/arm64`);
  return platform;
}
