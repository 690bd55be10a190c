import { isDigest, isOptional, isRecord, isText, isTextMap } from '../../core/guards.ts';
import type { Platform } from '../../image/platform.ts';
import type { RawSettings } from './image-settings.ts';
import { invalidArchive, readMemberJson, type Member } from './member.ts';

/** The fields of an image configuration that are used here. */
export interface ImageConfig {
  readonly created?: string | null;
  readonly os?: string | null;
  readonly architecture?: string | null;
  readonly variant?: string | null;
  readonly config?: (RawSettings & { readonly Labels?: Readonly<Record<string, string>> | null }) | null;
  readonly history?: readonly { readonly created?: string | null }[] | null;
  readonly rootfs: { readonly diff_ids?: readonly string[] | null };
}

const texts = ['created', 'os', 'architecture', 'variant'];

/** Reads an image configuration; throws `ARCHIVE_INVALID` if the member is not one. */
export function readImageConfig(member: Member): ImageConfig {
  const config = readMemberJson(member);
  if (!isImageConfig(config)) throw invalidArchive(`holds ${member.name}, which is not an image configuration`);
  // An engine with a containerd store would accept the image and then be unable to show it.
  if (![config, ...(config.history ?? [])].every(({ created }) => isOptional(created, isEngineDate)))
    throw invalidArchive(`holds ${member.name}, an image configuration with a date that engines cannot read`);
  return config;
}

/** The platform that an image is for. */
export function configPlatform({ os, architecture, variant }: ImageConfig): Platform {
  return { os: os ?? '', architecture: architecture ?? '', ...(variant && { variant }) };
}

// RFC 3339, as Go reads it.
function isEngineDate(value: unknown): boolean {
  return (
    isText(value) &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

function isImageConfig(value: unknown): value is ImageConfig {
  if (!isRecord(value, [...texts, 'config', 'history', 'rootfs'])) return false;
  const { rootfs, config, history } = value;
  const isLabelled = (labelled: unknown) => isRecord(labelled, ['Labels']) && isOptional(labelled['Labels'], isTextMap);
  return (
    texts.every(field => isOptional(value[field], isText)) &&
    isOptional(config, isLabelled) &&
    isOptional(history, steps => Array.isArray(steps) && steps.every(step => isRecord(step, ['created']))) &&
    isRecord(rootfs, ['diff_ids']) &&
    isOptional(rootfs['diff_ids'], ids => Array.isArray(ids) && ids.every(isDigest))
  );
}
