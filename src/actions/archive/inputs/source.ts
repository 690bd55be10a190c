import type { InputReader } from '../../shared/input-reader.ts';
import type { ArchiveRequest, ImageSource } from '../request.ts';

/** Reads where the image comes from; `auto` builds when a build is described, and pulls otherwise. */
export function readSource(read: InputReader): Pick<ArchiveRequest, 'source' | 'sourceBecause'> {
  const source = read.oneOf('source', ['auto', 'build', 'pull', 'local', 'registry', 'archive', 's2i']);
  if (source !== 'auto') return { source, sourceBecause: `source is ${source}` };
  const given = ['context', 'file', 'dockerfile-inline'].filter(input => read.text(input) !== '').join(' and ');
  if (given) return { source: 'build', sourceBecause: `${given} given` };
  return { source: 'pull', sourceBecause: 'neither context nor file is given' };
}

/** Reads which archive file is to be converted; empty for any source but archive. */
export function readArchivePath(read: InputReader, source: ImageSource): string {
  const path = read.text('archive');
  if (source === 'archive' && path === '') {
    read.reject('archive', '', 'an archive file, because the source is archive', 'archive: downloads/api.tar');
  }
  if (source !== 'archive' && path !== '') {
    read.reject('archive', path, `nothing, because the source is ${source}`, 'source: archive');
  }
  return path;
}
