import { codecLevels, layerCodecs, type LayerCompression } from '../../../archive/compress/codec.ts';
import { archiveFormats, type ArchiveFormat } from '../../../image/name.ts';
import { readGlob } from '../../shared/glob-input.ts';
import type { InputReader } from '../../shared/input-reader.ts';
import type { StorageRequest } from '../request.ts';

/** Reads how archives are packed, where they are stored, and which older ones are pruned. */
export function readStorageRequest(read: InputReader): StorageRequest {
  const retentionDays = read.integer('retention-days', 0, 400);
  const ofDirty = read.text('dirty-retention-days');
  const format = read.oneOf('archive-format', archiveFormats);
  return {
    format,
    ...readCompression(read, format),
    uploadArtifact: read.flag('upload-artifact'),
    artifactError: read.oneOf('artifact-error', ['fail', 'warn']),
    retentionDays,
    dirtyRetentionDays: ofDirty ? read.integer('dirty-retention-days', 0, 400) : retentionDays,
    cache: read.flag('cache'),
    ...readPrune(read),
  };
}

function readCompression(read: InputReader, format: ArchiveFormat): LayerCompression {
  const compression = read.oneOf('compression', layerCodecs);
  if (format === 'tzst' && compression !== 'zstd')
    read.reject('compression', compression, 'zstd, because archive-format is tzst', 'archive-format: zip');
  const { most, usual } = codecLevels[compression];
  const level = read.text('compression-level') ? read.integer('compression-level', 0, most) : usual;
  return { compression, level };
}

function readPrune(read: InputReader): Pick<StorageRequest, 'prune' | 'keep' | 'keepVersions'> {
  const prune = read.oneOf('prune', ['none', 'dirty', 'all']);
  const keep = read.integer('keep', 0, Number.MAX_SAFE_INTEGER);
  const keepVersions = read.lines('keep-versions');
  for (const pattern of keepVersions) readGlob(read, 'keep-versions', pattern);
  if (prune === 'none' && keep > 0) read.reject('keep', String(keep), '0, because prune is none', 'prune: all');
  if (prune === 'none' && keepVersions.length > 0) {
    read.reject('keep-versions', keepVersions.join(' '), 'nothing, because prune is none', 'prune: all');
  }
  return { prune, keep, keepVersions };
}
