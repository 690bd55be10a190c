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
  readonly rootfs: { readonly diff_ids?: readonly string[] | null };
}

const texts = ['created', 'os', 'architecture', 'variant'];

/** Reads an image configuration; throws `ARCHIVE_INVALID` if the member is not one. */
export function readImageConfig(member: Member): ImageConfig {
  const config = readMemberJson(member);
  if (isImageConfig(config)) return config;
  throw invalidArchive(`holds ${member.name}, which is not an image configuration`);
}

/** The platform that an image is for. */
export function configPlatform({ os, architecture, variant }: ImageConfig): Platform {
  return { os: os ?? '', architecture: architecture ?? '', ...(variant && { variant }) };
}

function isImageConfig(value: unknown): value is ImageConfig {
  if (!isRecord(value, [...texts, 'config', 'rootfs'])) return false;
  const { rootfs, config } = value;
  const isLabelled = (labelled: unknown) => isRecord(labelled, ['Labels']) && isOptional(labelled['Labels'], isTextMap);
  return (
    texts.every(field => isOptional(value[field], isText)) &&
    isOptional(config, isLabelled) &&
    isRecord(rootfs, ['diff_ids']) &&
    isOptional(rootfs['diff_ids'], ids => Array.isArray(ids) && ids.every(isDigest))
  );
}
