import { parseImageId } from '../../../image/id.ts';
import { nameOf, repositoryOf } from '../../../image/name.ts';
import { lowerRepository, parseReference, type Reference } from '../../../image/reference.ts';
import { acceptName, readRepository } from '../../shared/identity-inputs.ts';
import type { InputReader } from '../../shared/input-reader.ts';
import type { ArchiveRequest, ImageSource } from '../request.ts';

const placeholder: Reference = { host: 'docker.io', path: 'image', repository: 'image' };

/** Reads `image`, which names a repository or, for a local image, may be an id; and `name`, under which the archive is stored. */
export function readImageInputs(
  read: InputReader,
  source: ImageSource,
): Pick<ArchiveRequest, 'image' | 'imageId' | 'name'> {
  const imageId = source === 'local' ? parseImageId(read.text('image')) : undefined;
  const image = imageId === undefined ? readReference(read, source) : readReferenceOfId(read, imageId);
  return { image, imageId, name: acceptName(read, read.text('name') || nameOf(image.repository)) };
}

function readReference(read: InputReader, source: ImageSource): Reference {
  const written = read.text('image');
  const image = readRepository(read, written, 'a repository without tag, optionally with @sha256:<64 hex>');
  if (!image) return placeholder;
  if (image.digest !== undefined && source === 'build') {
    const allowed = `a digest only when the source is pull, local or registry, here it is ${source}`;
    read.reject('image', written, allowed, 'source: pull');
  }
  return image;
}

// An id names no repository, so the name of the archive has to.
function readReferenceOfId(read: InputReader, imageId: string): Reference {
  const name = read.text('name');
  const image = parseReference(lowerRepository(repositoryOf(name)));
  if (image && image.tag === undefined) return image;
  const allowed = `for an image id, ${imageId}, the repository to tag it as, \`/\` written \`~\``;
  read.reject('name', name, allowed, 'name: acme~api');
  return placeholder;
}

/** Reads `all-tags`, which needs a source with a registry and excludes a version of its own. */
export function readAllTags(read: InputReader, source: ImageSource, image: Reference): boolean {
  const allTags = read.flag('all-tags');
  if (!allTags) return false;
  const refuse = (because: string, example: string) =>
    read.reject('all-tags', 'true', `false, because ${because}`, example);
  if (source !== 'pull' && source !== 'registry') refuse(`the source is ${source}`, 'source: registry');
  if (image.digest !== undefined) refuse('image has a digest', `image: ${image.repository}`);
  const version = read.text('version') || 'latest';
  if (version !== 'latest') refuse(`version is ${version} and every tag is one`, 'version: latest');
  return true;
}
