import { ActionError } from '../core/errors.ts';
import { formatPlatform, parsePlatform, samePlatform, type Platform } from '../image/platform.ts';
import type { IndexEntry } from './documents.ts';

const goArchitectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** The platform that is used when none is asked for: Linux on an architecture as Node names it. */
export function defaultPlatform(nodeArchitecture: string): Platform {
  const architecture = goArchitectures[nodeArchitecture] ?? nodeArchitecture;
  return parsePlatform(`linux/${architecture}`) ?? { os: 'linux', architecture };
}

/** Finds the image for a platform in an index; throws `PLATFORM`, which lists what there is. */
export function choosePlatform(what: string, index: readonly IndexEntry[], asked: Platform): IndexEntry {
  const [first] = index;
  // An index of one image need not name its platform; the configuration does.
  if (index.length === 1 && first && !first.platform) return first;
  const found = index.find(({ platform }) => platform && samePlatform(platform, asked));
  if (found) return found;
  const names = index.map(({ platform }) => (platform ? formatPlatform(platform) : 'an unknown platform'));
  const there = [...new Set(names)].join(', ') || 'none at all';
  const known = index.find(({ platform }) => platform)?.platform;
  throw new ActionError('PLATFORM', `${what} has no image for ${formatPlatform(asked)}, there is: ${there}`, {
    hint: known && `platform: ${formatPlatform(known)}`,
  });
}

/** The platforms that an index names, each once. */
export function platformsOf(index: readonly IndexEntry[]): Platform[] {
  const named = index.flatMap(({ platform }) => platform ?? []);
  return [...new Map(named.map(platform => [formatPlatform(platform), platform])).values()];
}
