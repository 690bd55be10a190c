import { readArchiveMetadata } from '../archive/format/archive-file.ts';
import { matches, readDate, type Wish } from './choose.ts';
import type { ArtifactStore, OtherRun, StoredArtifact } from './artifacts.ts';
import { listFolder, type StoredFile } from './files.ts';
import { findCopy, type Offer } from './offer.ts';
import { readSidecar } from './sidecar.ts';

/** The archives of the folder that may be the one asked for. */
export async function offersOfFolder(dir: string, wish: Wish, signal: AbortSignal): Promise<Offer[]> {
  const files = await listFolder(dir, wish.name);
  return Promise.all(files.filter(({ archive }) => matches(archive, wish)).map(file => offerFile(file, signal)));
}

/** The archives among artifacts that may be the one asked for; `run` is set for those of another run. */
export async function offersOfArtifacts(
  store: ArtifactStore,
  artifacts: readonly StoredArtifact[],
  dir: string,
  wish: Wish,
  run?: OtherRun,
): Promise<Offer[]> {
  const where = run ? `artifact of run ${run.runId} of ${run.repository}` : 'artifact';
  const wanted = artifacts.filter(({ archive }) => matches(archive, wish));
  return Promise.all(
    wanted.map(async artifact => {
      const { archive, stored, sha256 } = artifact;
      // Without a digest nothing says that a file of that name is the same.
      const copy = sha256 === '' ? undefined : await findCopy(dir, archive, sha256);
      const fetch = async () =>
        copy
          ? { path: copy.path, sha256, fetched: false }
          : { path: await store.download(artifact, dir, run), sha256, fetched: true };
      return { archive, stored, where, ...copy, fetch };
    }),
  );
}

async function offerFile(file: StoredFile, signal: AbortSignal): Promise<Offer> {
  const { archive, path, modified: stored } = file;
  const sidecar = await readSidecar(file);
  const created = readDate((sidecar?.metadata ?? (await readArchiveMetadata(path, signal)))?.created ?? '');
  const fetch = () => Promise.resolve({ path, sha256: sidecar?.sha256 ?? '', fetched: false });
  return {
    ...{ archive, path, stored, where: 'folder', fetch },
    ...(created !== undefined && { created }),
    ...(sidecar && { sidecar }),
  };
}
