import { nameOf } from '../../image/name.ts';
import { parseReference } from '../../image/reference.ts';
import type { TreeImage } from './read/image.ts';

/** The name in the archives of an image. */
export function archiveNameOf({ label, name }: Pick<TreeImage, 'label' | 'name'>): string {
  return nameOf(parseReference(label)?.path ?? name);
}
