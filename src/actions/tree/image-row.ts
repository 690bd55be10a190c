import type { PlannedImage } from './plan.ts';

/** What the output `images` of every command that plans says of an image. */
export function toImageRow(image: PlannedImage) {
  const { name, label, version, tag, state, because, selected, folder, parents, inputs } = image;
  return { image: name, label, version, tag, state, because, selected, path: folder.shown, parents, inputs };
}
