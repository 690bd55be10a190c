import { lowerRepository, parseReference, type TaggedReference } from '../../../image/reference.ts';
import type { InputReader } from '../../shared/input-reader.ts';
import type { ImageSource, PublishRequest } from '../request.ts';

/** Why a step makes several images. */
export type SeveralImages = 'several platforms' | 'all tags';

/** Reads where image and archive go; rejects what needs exactly one image in an engine if the step does not have that. */
export function readPublishRequest(read: InputReader, source: ImageSource, several?: SeveralImages): PublishRequest {
  const publish: PublishRequest = {
    tags: readTags(read),
    push: read.flag('push'),
    tagLatest: read.oneOf('tag-latest', ['auto', 'true', 'false']),
    release: readRelease(read),
    removeImage: read.oneOf('remove-image', ['none', 'tag', 'image']),
  };
  if (source === 'registry') {
    rejectImage(read, publish, 'the source is registry and no engine has the image', 'source: pull');
  }
  if (several) {
    const example = several === 'all tags' ? 'all-tags: false' : 'platforms: linux/amd64';
    rejectImage(read, publish, `${several} make more than one image`, example);
  }
  return publish;
}

// The format that docker/metadata-action writes and docker/build-push-action reads; a missing tag is not guessed.
function readTags(read: InputReader): TaggedReference[] {
  return read.words('tags').flatMap(written => {
    const { tag, digest, ...name } = parseReference(lowerRepository(written)) ?? {};
    if ('path' in name && tag !== undefined && digest === undefined) return { ...name, tag };
    const allowed = 'full references with a tag, registry/repository:tag, one per line or between commas';
    read.reject('tags', written, allowed, 'tags: ghcr.io/acme/api:1.4');
    return [];
  });
}

function readRelease(read: InputReader): string {
  const release = read.text('release');
  if (/\s/.test(release)) {
    read.reject('release', release, 'the tag of one release', 'release: ${{ github.ref_name }}');
  }
  if (release !== '' && read.text('github-token') === '') {
    const allowed = 'a token with contents: write, because release is given';
    read.reject('github-token', '', allowed, 'github-token: ${{ github.token }}');
  }
  return release;
}

function rejectImage(
  read: InputReader,
  { tags, push, tagLatest, removeImage }: PublishRequest,
  reason: string,
  example: string,
): void {
  const because = `because ${reason}`;
  if (push) read.reject('push', 'true', `false, ${because}`, example);
  if (tags.length > 0) read.reject('tags', read.words('tags').join(' '), `nothing, ${because}`, example);
  if (tagLatest === 'true') read.reject('tag-latest', 'true', `auto or false, ${because}`, example);
  if (removeImage !== 'none') read.reject('remove-image', removeImage, `none, ${because}`, example);
}
