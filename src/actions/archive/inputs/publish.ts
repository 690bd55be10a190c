import { lowerRepository, parseReference, type TaggedReference } from '../../../image/reference.ts';
import type { Source } from '../inputs.ts';
import type { InputReader } from '../../shared/input-reader.ts';

export type TagLatest = 'auto' | 'true' | 'false';
export type RemoveImage = 'none' | 'tag' | 'image';

/** Where the image and its archive go beside folder, artifact and cache. */
export interface PublishInputs {
  /** The names that the image gets beside `image:tag`. */
  readonly tags: readonly TaggedReference[];
  readonly push: boolean;
  readonly tagLatest: TagLatest;
  /** Tag of a release of this repository; empty: none. */
  readonly release: string;
  /** What goes from the engine once all is archived. */
  readonly removeImage: RemoveImage;
}

/** Of what a step makes several images. */
export type Several = 'several platforms' | 'all tags';

/** Reads the inputs of publishing; notes a problem for each that the source has no image in an engine for. */
export function readPublish(read: InputReader, source: Source, several?: Several): PublishInputs {
  const publish: PublishInputs = {
    tags: readTags(read),
    push: read.flag('push'),
    tagLatest: read.oneOf('tag-latest', ['auto', 'true', 'false']),
    release: readRelease(read),
    removeImage: read.oneOf('remove-image', ['none', 'tag', 'image']),
  };
  if (source === 'registry') {
    rejectImage(read, publish, 'the source is registry and no engine has the image', 'source: pull');
  }
  if (several)
    rejectImage(
      read,
      publish,
      `${several} have no image of one name`,
      several === 'all tags' ? 'all-tags: false' : 'platforms: linux/amd64',
    );
  return publish;
}

// As docker/metadata-action writes them and docker/build-push-action takes them; the tag is never guessed.
function readTags(read: InputReader): TaggedReference[] {
  return read.words('tags').flatMap(written => {
    const { tag, digest, ...name } = parseReference(lowerRepository(written)) ?? {};
    if ('path' in name && tag !== undefined && digest === undefined) return { ...name, tag };
    const allowed = 'full references with a tag, registry/repository:tag, one a line or between commas';
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
  { tags, push, tagLatest, removeImage }: PublishInputs,
  reason: string,
  example: string,
): void {
  const because = `because ${reason}`;
  if (push) read.reject('push', 'true', `false, ${because}`, example);
  if (tags.length > 0) read.reject('tags', read.words('tags').join(' '), `nothing, ${because}`, example);
  if (tagLatest === 'true') read.reject('tag-latest', 'true', `auto or false, ${because}`, example);
  if (removeImage !== 'none') read.reject('remove-image', removeImage, `none, ${because}`, example);
}
