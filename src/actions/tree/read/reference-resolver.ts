import { parseReference } from '../../../image/reference.ts';

/** Where the images of a tree belong. */
export interface Home {
  /** Host with port; empty: none, which engines take for Docker Hub. */
  readonly registry: string;
  /** Empty: none. */
  readonly namespace: string;
}

/** What an image is called. */
export interface Named {
  /** Its short name, with `/` where it has several parts. */
  readonly name: string;
  /** A legal tag, made of its version. */
  readonly tag: string;
}

/** What a reference means in a tree. */
export type Meaning =
  | { readonly kind: 'parent'; readonly name: string }
  /** An image of another place; `elsewhere` where the tree has it under another tag. */
  | { readonly kind: 'external'; readonly elsewhere?: string }
  /** It would be an image of this tree, and the tree has none of that name. */
  | { readonly kind: 'unknown' };

/** The repository of an image, without tag. */
export function formatRepository({ registry, namespace }: Home, name: string): string {
  return [registry, namespace, name].filter(Boolean).join('/');
}

/** The full label of an image, `registry/namespace/name:tag`; parts that are empty are left out. */
export function formatLabel(home: Home, { name, tag }: Named): string {
  return `${formatRepository(home, name)}:${tag}`;
}

/** Says what references mean in a tree. */
export class ReferenceResolver {
  readonly #home: Home;
  readonly #images: ReadonlyMap<string, Named>;
  readonly #bases: readonly string[];
  readonly #whole: boolean;

  /**
   * `bases`: references to images of other places that look as if they were of this tree. Where `images` are not the
   * whole tree, because some have no name yet, none is unknown.
   */
  constructor(home: Home, images: Iterable<Named>, bases: readonly string[], whole = true) {
    this.#home = home;
    this.#whole = whole;
    this.#images = new Map([...images].map(image => [image.name, image]));
    this.#bases = bases;
  }

  /** What `written` means in the Dockerfile of the image `by`. */
  readReference(written: string, by: string): Meaning {
    const { name, ours } = this.#shorten(written);
    if (name === undefined || this.#isBase(written)) return { kind: 'external' };
    const image = this.#images.get(name);
    // Whoever calls a folder `nginx` and begins with `FROM nginx:1.27` means the other one.
    if (!image || name === by) return ours && name !== by && this.#whole ? { kind: 'unknown' } : { kind: 'external' };
    const { tag, digest } = parseReference(written) ?? {};
    const current = digest === undefined && [undefined, 'latest', image.tag].includes(tag);
    return current ? { kind: 'parent', name } : { kind: 'external', elsewhere: formatLabel(this.#home, image) };
  }

  /** What a name in `control` or `image.yml` means, where images of the tree alone are named. */
  readName(written: string, by: string): Meaning {
    if (this.#images.has(written) && written !== by) return { kind: 'parent', name: written };
    const known = this.#bases.some(base =>
      [written, formatRepository(this.#home, written)].some(each => isOf(base, each)),
    );
    return known || written === by || !this.#whole ? { kind: 'external' } : { kind: 'unknown' };
  }

  /** The full reference for a short name, as `image_tag` gives it: an image of the tree, else a base image. */
  findTag(name: string): string | undefined {
    const image = this.#images.get(name);
    if (image) return formatLabel(this.#home, image);
    const bases = [formatRepository(this.#home, name), name].map(each => this.#bases.find(base => isOf(base, each)));
    return (
      bases.find(base => base !== undefined) ?? (this.#whole ? undefined : formatLabel(this.#home, { name, tag: 'x' }))
    );
  }

  #isBase(written: string): boolean {
    const repository = parseReference(written)?.repository;
    return this.#bases.some(base => repository !== undefined && parseReference(base)?.repository === repository);
  }

  // The short name that a reference could mean, and whether it can be of no other place.
  #shorten(written: string): { readonly name?: string; readonly ours: boolean } {
    const { registry, namespace } = this.#home;
    const own = parseReference(formatRepository(this.#home, 'x'))?.repository.slice(0, -1) ?? '';
    const reference = parseReference(written);
    if (!reference) return { ours: false };
    const { repository } = reference;
    // A registry or Docker Hub's own namespaces are other people's as well.
    if (own !== '' && repository.startsWith(own)) return { name: repository.slice(own.length), ours: namespace !== '' };
    if (hasHost(written)) return { ours: false };
    const path =
      repository.startsWith(`${namespace}/`) && registry ? repository.slice(namespace.length + 1) : repository;
    return { name: path, ours: false };
  }
}

function hasHost(written: string): boolean {
  return /^(?:localhost|[^/]*[.:][^/]*)\//.test(written);
}

function isOf(reference: string, repository: string): boolean {
  const parsed = parseReference(reference)?.repository;
  return parsed !== undefined && parsed === parseReference(repository)?.repository;
}
