import type { ArchiveFacts } from './format/facts.ts';
import type { ImageBlobs, LayerBlob } from './format/image-blobs.ts';
import { invalidArchive, type Members } from './format/member.ts';
import { makeOciManifest } from './format/oci-manifest.ts';
import { RetryNeeded } from './format/rewrite.ts';
import { findTopDescriptor } from './format/root-documents.ts';
import { toImageBlobs } from './format/seekable-image.ts';

/** Thrown if a saved tar holds more than one image and can therefore only be archived as it is. */
export class OtherImagesSaved extends RetryNeeded {}

/**
 * The blobs of the one image in a tar of docker save; `layers` has each layer as it is stored here, by its path in the
 * tar. Throws `OtherImagesSaved` if there is anything else.
 */
export function collectSavedImage(
  facts: ArchiveFacts,
  members: Members,
  layers: ReadonlyMap<string, LayerBlob>,
): ImageBlobs {
  const paths = new Set(facts.layers.map(({ path }) => path));
  if (facts.platforms || [...layers.keys()].some(path => !paths.has(path)))
    throw new OtherImagesSaved('the engine saved more than one image');
  const own = facts.layers.map(({ path, digest }) => {
    const layer = layers.get(path);
    if (!layer) throw invalidArchive(`lacks layer ${digest}`);
    return layer;
  });
  const top = findTopDescriptor(facts, members);
  // A layer that was compressed here has another digest than in the engine's manifest.
  if (top && own.every(({ digest }, i) => digest === facts.layers[i]?.digest)) {
    const documents = new Map(
      [...members].flatMap(([path, { content }]) => (content ? [[path, content] as const] : [])),
    );
    return toImageBlobs({ facts, layers: own, documents, top });
  }
  const content = members.get(facts.configPath)?.content;
  if (!content) throw invalidArchive(`lacks its configuration, ${facts.configDigest}`);
  const config = { digest: facts.configDigest, mediaType: '', content };
  return { config, layers: own, top: makeOciManifest(config, own), others: [] };
}
