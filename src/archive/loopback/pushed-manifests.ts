import { isDigest, isOptional, isRecord, isText, parseRecord } from '../../core/guards.ts';
import type { OciDescriptor } from '../format/oci-descriptor.ts';
import { areAttestation } from '../format/oci.ts';
import type { ReceivedManifest } from './push-storage.ts';

/** A pushed manifest with its parsed content. */
export interface PushedManifest extends ReceivedManifest {
  readonly config: OciDescriptor;
  readonly layers: readonly OciDescriptor[];
}

/** The manifests of images among what was pushed. */
export function pushedImages(manifests: readonly ReceivedManifest[]): PushedManifest[] {
  return parseManifests(manifests).filter(({ layers }) => !areAttestation(layers));
}

/** The manifests of attestations, which describe an image, among what was pushed. */
export function pushedAttestations(manifests: readonly ReceivedManifest[]): PushedManifest[] {
  return parseManifests(manifests).filter(({ layers }) => areAttestation(layers));
}

function parseManifests(manifests: readonly ReceivedManifest[]): PushedManifest[] {
  return manifests.flatMap(manifest => {
    const document = parseRecord(manifest.content);
    if (!isRecord(document, ['config', 'layers'])) return [];
    const { config, layers } = document;
    if (!isBlobReference(config)) return [];
    if (!isOptional(layers, list => Array.isArray(list) && list.every(isBlobReference))) return [];
    return [{ ...manifest, config, layers: (layers ?? []) as OciDescriptor[] }];
  });
}

function isBlobReference(value: unknown): value is OciDescriptor {
  return (
    isRecord(value, ['digest', 'mediaType']) && isDigest(value['digest']) && isOptional(value['mediaType'], isText)
  );
}
