import { removeName, listUsedImages, listImages, type DiskImage } from '../acquire/disk.ts';
import type { Engine } from '../acquire/engine.ts';
import { readDate } from '../plan/choose.ts';
import { everyCachePrefix, isKnownFormat, nameOf, parseCacheKey, shortId } from '../plan/name.ts';
import { parseReference } from '../plan/reference.ts';
import type { ArtifactStore } from '../ship/artifact.ts';
import { listFolder } from '../ship/folder.ts';
import type { GitHubApi } from '../ship/github.ts';
import { readSidecar, removeArchive } from '../ship/sidecar.ts';
import type { Subject } from './sweep.ts';

/** The archives of the folder. */
export async function folderSubjects(dir: string): Promise<Subject[]> {
  const files = (await listFolder(dir)).filter(({ archive }) => isKnownFormat(archive));
  const subjects: Subject[] = [];
  for (const file of files) {
    const created = readDate((await readSidecar(file))?.metadata.created ?? '');
    const { archive, size, modified: stored, path } = file;
    const remove = () => removeArchive(path);
    subjects.push({
      where: 'folder',
      archive,
      size,
      stored,
      named: true,
      ...(created !== undefined && { created }),
      remove,
    });
  }
  return subjects;
}

/** The cache entries of one ref. */
export async function cacheSubjects(api: GitHubApi, ref: string): Promise<Subject[]> {
  return (await api.listCaches(everyCachePrefix, ref)).flatMap((entry): Subject[] => {
    const archive = parseCacheKey(entry.key);
    // What GitHub filters is compared once more: another ref's entries are not ours.
    if (!archive || entry.ref !== ref) return [];
    const { id, size, created: stored } = entry;
    return [{ where: 'cache', archive, size, stored, named: true, remove: () => api.deleteCache(id) }];
  });
}

/** The artifacts of this run. */
export async function artifactSubjects(store: ArtifactStore): Promise<Subject[]> {
  return (await store.list()).map(({ archive, size, stored, name }) => {
    return { where: 'artifacts', archive, size, stored, named: true, remove: () => store.remove(name) };
  });
}

/** The named images of the engine, one for each name. */
export async function imageSubjects(engine: Engine): Promise<Subject[]> {
  const [images, used] = await Promise.all([listImages(engine, 'named'), listUsedImages(engine)]);
  return images.flatMap(image => image.tags.flatMap(tag => toNamed(engine, image, tag, used)));
}

/** The images of the engine that have lost their names. */
export async function danglingSubjects(engine: Engine): Promise<Subject[]> {
  const [images, used] = await Promise.all([listImages(engine, 'dangling'), listUsedImages(engine)]);
  return images.map(image => ({ ...describe(engine, image, image.id, used), where: 'dangling', named: false }));
}

function toNamed(engine: Engine, image: DiskImage, tag: string, used: ReadonlySet<string>): Subject[] {
  const reference = parseReference(tag);
  if (reference?.tag === undefined) return [];
  const subject = describe(engine, image, tag, used);
  const archive = { ...subject.archive, name: nameOf(reference.path), version: reference.tag };
  const shared = { id: image.id, names: image.tags.length };
  return [{ ...subject, archive, where: 'images', named: true, shared }];
}

function describe(
  engine: Engine,
  { id, size, created }: DiskImage,
  reference: string,
  used: ReadonlySet<string>,
): Omit<Subject, 'where' | 'named'> {
  const kept = used.has(id) ? { kept: 'a container uses it' } : {};
  const archive = { name: '', version: '', imageid: shortId(id), archfmt: '' };
  return { archive, size, created, stored: created, ...kept, remove: () => removeName(engine, reference) };
}
