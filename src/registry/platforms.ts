import { isOptional, isRecord, isText, parseRecord } from '../core/guards.ts';
import { formatPlatform, parsePlatform, samePlatform, type Platform } from '../image/platform.ts';
import { ActionError } from '../core/errors.ts';
import type { IndexEntry } from './documents.ts';

/** The platform of a configuration; undefined when the bytes are no configuration of an image. */
export function readPlatform(bytes: Buffer): Platform | undefined {
  return toPlatform(parseRecord(bytes) ?? {});
}

/** The platform that is taken when none is asked for: this machine's, as Linux. */
export function defaultPlatform(nodeArchitecture: string): Platform {
  const architecture = goArchitectures[nodeArchitecture] ?? nodeArchitecture;
  return parsePlatform(`linux/${architecture}`) ?? { os: 'linux', architecture };
}

const goArchitectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** Finds the image for a platform in an index; throws `PLATFORM`, which lists what there is. */
export function choosePlatform(what: string, index: readonly IndexEntry[], asked: Platform): IndexEntry {
  const [first] = index;
  // An index of one image need not say what it is for; its configuration does.
  if (index.length === 1 && first && !first.platform) return first;
  const found = index.find(({ platform }) => platform && samePlatform(platform, asked));
  if (found) return found;
  const there = [
    ...new Set(index.map(({ platform }) => (platform ? formatPlatform(platform) : 'an unknown platform'))),
  ];
  const message = `${what} has no image for ${formatPlatform(asked)}, there is: ${there.join(', ') || 'none at all'}`;
  const known = index.find(({ platform }) => platform)?.platform;
  throw new ActionError('PLATFORM', message, known && { hint: `platform: ${formatPlatform(known)}` });
}

/** The platforms that an index names, each once. */
export function platformsOf(index: readonly IndexEntry[]): Platform[] {
  const named = index.flatMap(({ platform }) => platform ?? []);
  return [...new Map(named.map(platform => [formatPlatform(platform), platform])).values()];
}

/** The platform that a configuration or the entry of an index names; undefined when it names none. */
export function toPlatform(value: Readonly<Record<string, unknown>>): Platform | undefined {
  if (!isRecord(value, ['os', 'architecture', 'variant'])) return undefined;
  const { os, architecture, variant } = value;
  if (!isText(os) || !isText(architecture) || !isOptional(variant, isText)) return undefined;
  return { os, architecture, ...(isText(variant) && variant !== '' && { variant }) };
}
