import { isOptional, isRecord, isText, parseRecord } from '../core/guards.ts';
import type { Platform } from '../image/platform.ts';

/** Reads the platform of a configuration; undefined when the bytes are not the configuration of an image. */
export function readPlatform(config: Buffer): Platform | undefined {
  return toPlatform(parseRecord(config) ?? {});
}

/** Reads the platform in the fields of a configuration or an index entry; undefined when there is none. */
export function toPlatform(fields: Readonly<Record<string, unknown>>): Platform | undefined {
  if (!isRecord(fields, ['os', 'architecture', 'variant'])) return undefined;
  const { os, architecture, variant } = fields;
  if (!isText(os) || !isText(architecture) || !isOptional(variant, isText)) return undefined;
  return { os, architecture, ...(isText(variant) && variant !== '' && { variant }) };
}
