import { documentLimit } from '../core/guards.ts';
import { acceptedTypes, readDocument, type RegistryDocument } from './documents.ts';
import { fetchDocument, type ExpectedDocument, type Fetch } from './fetch.ts';

/** A manifest or an index as it arrived, and what it says. */
export interface FetchedManifest extends RegistryDocument {
  readonly bytes: Buffer;
  readonly digest: string;
}

/** Fetches what a tag or a digest leads to. */
export async function readManifest(fetch: Fetch, name: string, expected: ExpectedDocument): Promise<FetchedManifest> {
  const path = `manifests/${name}`;
  const { bytes, digest, contentType } = await fetchDocument(fetch, path, acceptedTypes, expected, documentLimit);
  return { bytes, digest, ...readDocument(fetch.what, bytes, contentType) };
}
