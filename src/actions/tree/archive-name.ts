import { nameOf } from '../../image/name.ts';
import { parseReference } from '../../image/reference.ts';
import type { TreeImage } from './read/image.ts';

/** The name in the archives of an image. */
export function archiveNameOf({ label }: Pick<TreeImage, 'label'>): string {
  return nameOf(parseReference(label)?.repository ?? label);
}
