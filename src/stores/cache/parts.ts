import { isDigest, isRecord, isText } from '../../core/guards.ts';
import type { ReadyArchive } from '../store.ts';
import { findStoredLayers } from '../stored-layers.ts';

/** The parts of an archive file, in order: bytes of its own, and layers that other archives may share. */
export interface ArchiveParts {
  readonly schema: 1;
  /** Bytes of the archive file. */
  readonly size: number;
  /** SHA-256 of the archive file, 64 hex digits. */
  readonly sha256: string;
  readonly parts: readonly ArchivePart[];
}

/** A range of bytes of an archive file; without a digest they are its own. */
export interface ArchivePart {
  readonly size: number;
  /** `sha256:` of a layer. */
  readonly layer?: string;
}

/** Bytes of its own that an archive in parts may have; one with more is kept whole. */
export const ownLimit = 16 * 1024 * 1024;

// A smaller layer costs more as a separate entry than as a copy in several archives.
const smallest = 256 * 1024;

/** Cuts an archive file at its layers; undefined where it has to be kept whole, because it does not hold them unchanged. */
export async function cutArchive(archive: ReadyArchive): Promise<ArchiveParts | undefined> {
  const { size, sha256 } = archive;
  const stored = (await findStoredLayers(archive)).filter(({ layer }) => layer.size >= smallest);
  if (stored.length === 0) return undefined;
  const parts: ArchivePart[] = [];
  let at = 0;
  for (const { layer, start } of stored.sort((a, b) => a.start - b.start)) {
    // An image may use a layer twice, which its archive holds once.
    if (start < at) continue;
    if (start > at) parts.push({ size: start - at });
    parts.push({ size: layer.size, layer: layer.digest });
    at = start + layer.size;
  }
  parts.push({ size: size - at });
  const own = parts.filter(({ layer }) => layer === undefined);
  return sizeOf(own) > ownLimit ? undefined : { schema: 1, size, sha256, parts };
}

/** The layers among the parts of an archive, each once. */
export function layersOf({ parts }: Pick<ArchiveParts, 'parts'>): string[] {
  return [...new Set(parts.flatMap(({ layer }) => layer ?? []))];
}

/**
 * Groups the parts of an archive, in order. The layers of a group are fetched at once, so they are few, and no larger
 * together than the disk can spare for a while; a larger layer is the only one of its group.
 */
export function groupParts({ parts }: ArchiveParts, most = { layers: 4, bytes: 256 * 1024 * 1024 }): ArchivePart[][] {
  const groups: ArchivePart[][] = [];
  for (const part of parts) {
    const group = groups.at(-1) ?? [];
    const layers = [...group, part].filter(({ layer }) => layer !== undefined);
    const fits = layers.length <= most.layers && sizeOf(layers) <= most.bytes;
    if (group.length > 0 && (part.layer === undefined || layers.length === 1 || fits)) group.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** Reads the parts that `cutArchive` made; undefined where the text is not in that form. */
export function parseParts(text: string): ArchiveParts | undefined {
  try {
    const read = JSON.parse(text) as unknown;
    return isParts(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isParts(value: unknown): value is ArchiveParts {
  if (!isRecord(value, []) || value['schema'] !== 1 || !Array.isArray(value['parts'])) return false;
  const { size, sha256, parts } = value;
  if (!isText(sha256) || !/^[0-9a-f]{64}$/.test(sha256) || !parts.every(isPart)) return false;
  return size === sizeOf(parts);
}

function isPart(value: unknown): value is ArchivePart {
  if (!isRecord(value, [])) return false;
  const { size, layer } = value;
  return Number.isSafeInteger(size) && Number(size) >= 0 && (layer === undefined || isDigest(layer));
}

function sizeOf(parts: readonly ArchivePart[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0);
}
