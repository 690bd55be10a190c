import { shortId } from '../../../image/name.ts';
import { parseReference } from '../../../image/reference.ts';
import type { Prunable } from '../../../prune/rules.ts';

/** An image in the engine. */
export interface TaggedImage {
  readonly id: string;
  /** `repository:tag`. */
  readonly tags: readonly string[];
  /** Bytes. */
  readonly size: number;
}

/** A tag in the engine that an image of the tree has or had. */
export interface TreeTag extends Prunable {
  /** `repository:tag`. */
  readonly tag: string;
  readonly id: string;
}

/** What the engine has. */
export interface EngineState {
  readonly images: readonly TaggedImage[];
  /** The name of a container that uses an image, by the image's id. */
  readonly usage: ReadonlyMap<string, string>;
  readonly remove: (tag: string, id: string) => Promise<void>;
}

/**
 * Finds the tags that the engine has in the repositories of `selected` images, children before their parents. An image
 * keeps all of them where one is current in the tree, or where a container uses it.
 */
export function findTreeTags(
  images: readonly { readonly name: string; readonly label: string }[],
  selected: ReadonlySet<string>,
  { images: rows, usage, remove }: EngineState,
): TreeTag[] {
  const current = new Set(images.map(({ label }) => withoutDigest(label)));
  const toTag = (name: string, tag: string, { id, tags, size }: TaggedImage): TreeTag => {
    const currentTag = tags.find(each => current.has(each));
    const container = usage.get(id);
    return {
      tag,
      id,
      where: 'image',
      name,
      version: parseReference(tag)?.tag ?? '',
      imageid: shortId(id),
      format: '',
      size,
      stored: 0,
      family: '',
      // Each tag is a thing of its own, so that they are deleted in this very order.
      thing: tag,
      names: 1,
      because: 'none of its tags is current',
      kept: currentTag ? `${currentTag} is current` : container && `container ${container} uses it`,
      remove: () => remove(tag, id),
    };
  };
  return images
    .filter(({ name }) => selected.has(name))
    .toReversed()
    .flatMap(({ name, label }) => {
      const repository = parseReference(label)?.repository;
      return rows.flatMap(row => {
        const own = row.tags.filter(tag => isTagOf(tag, repository)).sort();
        return own.map(tag => toTag(name, tag, row));
      });
    });
}

function withoutDigest(label: string): string {
  const { repository = '', tag = '' } = parseReference(label) ?? {};
  return `${repository}:${tag}`;
}

// The containerd store lists digests among the tags.
function isTagOf(written: string, repository: string | undefined): boolean {
  const reference = parseReference(written);
  return reference !== undefined && reference.digest === undefined && reference.repository === repository;
}
