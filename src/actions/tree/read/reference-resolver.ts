import { parseReference } from '../../../image/reference.ts';

/** The first parts of the labels of all images of a tree. */
export interface LabelPrefix {
  /** Host with port; empty: none, by which engines mean Docker Hub. */
  readonly registry: string;
  /** Empty: none. */
  readonly namespace: string;
}

/** The name of an image and its current tag. */
export interface NamedImage {
  /** Its short name, with `/` between parts. */
  readonly name: string;
  /** A legal tag, made from its version. */
  readonly tag: string;
}

/** What a reference stands for in a tree. */
export type ResolvedReference =
  | { readonly kind: 'parent'; readonly name: string }
  /** An image from outside; `otherTag` is the label of the tree's image of that name, which has another tag. */
  | { readonly kind: 'external'; readonly otherTag?: string }
  /** By its name it belongs to the tree, but the tree has no such image. */
  | { readonly kind: 'unknown' };

function formatRepository({ registry, namespace }: LabelPrefix, name: string): string {
  return [registry, namespace, name].filter(Boolean).join('/');
}

/** The full label of an image, `registry/namespace/name:tag`, without empty parts. */
export function formatLabel(prefix: LabelPrefix, { name, tag }: NamedImage): string {
  return `${formatRepository(prefix, name)}:${tag}`;
}

/** Tells which references stand for images of the tree. */
export class ReferenceResolver {
  readonly #prefix: LabelPrefix;
  readonly #images: ReadonlyMap<string, NamedImage>;
  readonly #baseImages: readonly string[];
  readonly #complete: boolean;

  /**
   * `baseImages` are references to images from outside whose names look like those of the tree. When `images` is not
   * `complete`, because some folders could not be read, no reference is `unknown`.
   */
  constructor(prefix: LabelPrefix, images: Iterable<NamedImage>, baseImages: readonly string[], complete = true) {
    this.#prefix = prefix;
    this.#complete = complete;
    this.#images = new Map([...images].map(image => [image.name, image]));
    this.#baseImages = baseImages;
  }

  /** Resolves a reference in the Dockerfile of the image `child`. */
  resolve(reference: string, child: string): ResolvedReference {
    const { name, ours } = this.#shorten(reference);
    if (name === undefined || this.#isBaseImage(reference)) return { kind: 'external' };
    const image = this.#images.get(name);
    // `FROM nginx:1.27` in a folder `nginx` is the image from outside.
    if (!image || name === child) return this.#isUnknown(ours && name !== child);
    const { tag, digest } = parseReference(reference) ?? {};
    const current = digest === undefined && [undefined, 'latest', image.tag].includes(tag);
    return current ? { kind: 'parent', name } : { kind: 'external', otherTag: formatLabel(this.#prefix, image) };
  }

  /** Resolves a short name in the `control` or `image.yml` of the image `child`. */
  resolveName(name: string, child: string): ResolvedReference {
    if (this.#images.has(name) && name !== child) return { kind: 'parent', name };
    const known = this.#repositoriesOf(name).some(repository => this.#findBaseImage(repository) !== undefined);
    return this.#isUnknown(!known && name !== child);
  }

  /** The full reference for a short name, as the filter `image_tag` gives it: an image of the tree, else a base image. */
  findLabel(name: string): string | undefined {
    const image = this.#images.get(name);
    if (image) return formatLabel(this.#prefix, image);
    const [own, plain] = this.#repositoriesOf(name).map(repository => this.#findBaseImage(repository));
    return own ?? plain ?? (this.#complete ? undefined : formatLabel(this.#prefix, { name, tag: 'x' }));
  }

  #isUnknown(belongsToTree: boolean): ResolvedReference {
    return { kind: belongsToTree && this.#complete ? 'unknown' : 'external' };
  }

  #repositoriesOf(name: string): [own: string, plain: string] {
    return [formatRepository(this.#prefix, name), name];
  }

  #isBaseImage(reference: string): boolean {
    const repository = parseReference(reference)?.repository;
    return repository !== undefined && this.#findBaseImage(repository) !== undefined;
  }

  #findBaseImage(repository: string): string | undefined {
    const wanted = parseReference(repository)?.repository;
    return this.#baseImages.find(base => wanted !== undefined && parseReference(base)?.repository === wanted);
  }

  // The short name that a reference may stand for, and whether only the tree can have an image of that reference.
  #shorten(reference: string): { readonly name?: string; readonly ours: boolean } {
    const { registry, namespace } = this.#prefix;
    const prefix = parseReference(formatRepository(this.#prefix, 'x'))?.repository.slice(0, -1) ?? '';
    const repository = parseReference(reference)?.repository;
    if (repository === undefined) return { ours: false };
    // Others publish in a registry, too; only a namespace of it belongs to the tree.
    if (prefix !== '' && repository.startsWith(prefix)) {
      return { name: repository.slice(prefix.length), ours: namespace !== '' };
    }
    if (hasHost(reference)) return { ours: false };
    const inNamespace = registry !== '' && repository.startsWith(`${namespace}/`);
    return { name: inNamespace ? repository.slice(namespace.length + 1) : repository, ours: false };
  }
}

function hasHost(reference: string): boolean {
  return /^(?:localhost|[^/]*[.:][^/]*)\//.test(reference);
}
