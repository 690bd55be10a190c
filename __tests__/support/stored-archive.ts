import type { StoredArchive } from '../../src/stores/store.ts';

/** An archive as a store lists it, `web` 1.0.0 in the folder where nothing else is given; it can be neither fetched nor removed. */
export function storedArchive(
  archive: Partial<StoredArchive['archive']> = {},
  fields: Partial<StoredArchive> = {},
): StoredArchive {
  const refuse = () => Promise.reject(new Error('there is no such archive'));
  return {
    archive: { name: 'web', version: '1.0.0', imageid: 'a'.repeat(12), archfmt: 'zip', ...archive },
    place: 'folder',
    where: fields.place ?? 'folder',
    size: 5,
    sha256: '',
    fetch: refuse,
    remove: refuse,
    ...fields,
  };
}
