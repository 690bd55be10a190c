import { parseReference } from '../../../image/reference.ts';

/** An image of the engine. */
export interface EngineRow {
  readonly id: string;
  /** `repository:tag`. */
  readonly tags: readonly string[];
}

/** A name in the engine that an image of the tree has or had. */
export interface OutdatedRow {
  /** The short name of the image. */
  readonly name: string;
  /** `repository:tag`. */
  readonly tag: string;
  readonly id: string;
  readonly goes: boolean;
  readonly because: string;
}

/**
 * Decides which names of images go from the engine, children before their parents: those in the repositories of
 * `selected` images that are not current. An image any of whose names is current in the tree keeps all of them, and so
 * does one that a container uses; `usage` has the name of a container by the image's id.
 */
export function findOutdated(
  images: readonly { readonly name: string; readonly label: string }[],
  selected: ReadonlySet<string>,
  rows: readonly EngineRow[],
  usage: ReadonlyMap<string, string>,
): OutdatedRow[] {
  const current = new Set(images.map(({ label }) => nameIn(label)));
  const judge = ({ id, tags }: EngineRow): Pick<OutdatedRow, 'goes' | 'because'> => {
    const kept = tags.find(tag => current.has(tag));
    if (kept !== undefined) return { goes: false, because: `${kept} is current` };
    const container = usage.get(id);
    if (container !== undefined) return { goes: false, because: `container ${container} uses it` };
    return { goes: true, because: 'no name of it is current' };
  };
  return images
    .filter(({ name }) => selected.has(name))
    .toReversed()
    .flatMap(({ name, label }) => {
      const repository = parseReference(label)?.repository;
      return rows.flatMap(row => {
        const own = row.tags.filter(tag => isTagOf(tag, repository)).sort();
        return own.map(tag => ({ name, tag, id: row.id, ...judge(row) }));
      });
    });
}

function nameIn(label: string): string {
  const { repository = '', tag = '' } = parseReference(label) ?? {};
  return `${repository}:${tag}`;
}

// The containerd store lists digests among the tags.
function isTagOf(written: string, repository: string | undefined): boolean {
  const reference = parseReference(written);
  return reference !== undefined && reference.digest === undefined && reference.repository === repository;
}
