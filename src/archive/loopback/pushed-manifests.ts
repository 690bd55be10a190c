import { isDigest, isOptional, isRecord, isText } from '../../core/guards.ts';
import type { OciDescriptor } from '../format/oci.ts';
import type { ReceivedManifest } from './push-registry.ts';

/** A manifest with what it says. */
export interface PushedManifest extends ReceivedManifest {
  readonly config: OciDescriptor;
  readonly layers: readonly OciDescriptor[];
}

/** The manifests of images among what was pushed. */
export function pushedImages(manifests: readonly ReceivedManifest[]): PushedManifest[] {
  return readManifests(manifests).filter(each => !isAttestation(each));
}

/** The manifests of attestations among what was pushed: they describe an image and are none. */
export function pushedAttestations(manifests: readonly ReceivedManifest[]): PushedManifest[] {
  return readManifests(manifests).filter(isAttestation);
}

function readManifests(manifests: readonly ReceivedManifest[]): PushedManifest[] {
  return manifests.flatMap(manifest => {
    const document = JSON.parse(manifest.content.toString('utf8')) as unknown;
    if (!isRecord(document, ['config', 'layers'])) return [];
    const { config, layers } = document;
    if (!isDescriptor(config) || !isOptional(layers, list => Array.isArray(list) && list.every(isDescriptor)))
      return [];
    return [{ ...manifest, config, layers: (layers ?? []) as OciDescriptor[] }];
  });
}

function isAttestation({ layers }: PushedManifest): boolean {
  return layers.length > 0 && layers.every(({ mediaType }) => mediaType?.includes('in-toto'));
}

function isDescriptor(value: unknown): value is OciDescriptor {
  return (
    isRecord(value, ['digest', 'mediaType']) && isDigest(value['digest']) && isOptional(value['mediaType'], isText)
  );
}
