import type { Source } from '../inputs.ts';
import type { InputReader } from '../../shared/input-reader.ts';

const example = 'source: archive';

/** Reads which archive file is to be converted; empty but for `source: archive`. */
export function readArchivePath(read: InputReader, source: Source): string {
  const path = read.text('archive');
  if (source === 'archive' && path === '') {
    read.reject('archive', '', 'an archive file, because the source is archive', 'archive: downloads/api.tar');
  }
  if (source !== 'archive' && path !== '') {
    read.reject('archive', path, `nothing, because the source is ${source}`, example);
  }
  return path;
}
