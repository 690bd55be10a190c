import type { ArchiveFollower } from '../../archive/write.ts';
import { formatName, type ArchiveName } from '../../image/name.ts';
import type { ArtifactStore } from '../../stores/artifacts.ts';
import type { EarlyUpload } from '../../stores/early-upload.ts';
import type { ArchiveRequest } from './request.ts';

/**
 * Whether an archive may be uploaded while it is written: nothing else has to see it first, and the run has no other
 * archive, for which the open upload would have to wait.
 */
export function mayUploadEarly({ checks, allTags, build }: ArchiveRequest): boolean {
  return !checks.verify && !allTags && build.platforms.length <= 1;
}

/** The artifact of a run that is uploaded while its archive is written. Disposing of it ends an upload that was not finished. */
export class EarlyArtifact implements AsyncDisposable {
  readonly #store: ArtifactStore | undefined;
  #begun: { readonly name: string; readonly upload: EarlyUpload } | undefined;

  /** Without a store, nothing is uploaded early. */
  constructor(store: ArtifactStore | undefined) {
    this.#store = store;
  }

  /** Follows the first archive that is written; what is written after it failed is uploaded when it is finished. */
  follow(archive: ArchiveName, path: string, retentionDays: number): ArchiveFollower | undefined {
    if (!this.#store || this.#begun) return undefined;
    const upload = this.#store.begin(archive, path, retentionDays);
    this.#begun = { name: formatName(archive), upload };
    return upload;
  }

  /** The upload of an archive; undefined where none was begun. */
  uploadOf(archive: ArchiveName): EarlyUpload | undefined {
    return this.#begun?.name === formatName(archive) ? this.#begun.upload : undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#begun?.upload.abandon();
  }
}
