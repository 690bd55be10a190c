import pMap from 'p-map';
import type { Platform } from '../../../image/platform.ts';
import { orderByLevel } from '../graph.ts';
import type { TreeConfig } from './config.ts';
import { cycleError } from './dependencies.ts';
import { Diagnostics } from './diagnostics.ts';
import { hashIngredients } from './fingerprint.ts';
import { readFolderContents, type FolderContents } from './folder-contents.ts';
import { findDuplicates, type VersionRules } from './identity.ts';
import { findImageFolders } from './image-folders.ts';
import { isTemplate, readTreeImage, type TreeImage, type UnhashedImage } from './image.ts';
import { ReferenceResolver, type LabelPrefix } from './reference-resolver.ts';
import { makeFilters } from './template-filters.ts';
import { openTemplates, type RenderTemplate } from './template.ts';

/** Which tree to read, and how. */
export interface TreeSource {
  /** Absolute. */
  readonly root: string;
  /** Absolute; errors name files relative to it. */
  readonly workspace: string;
  readonly prefix: LabelPrefix;
  readonly baseImages: readonly string[];
  readonly rules: VersionRules;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly config: TreeConfig;
  /** The platform of all images; undefined: the engine's own. */
  readonly platform?: Platform;
}

/** A tree of images, parents before children. */
export interface Tree {
  readonly images: readonly TreeImage[];
  readonly warnings: readonly string[];
}

// Keeps the disk busy without opening too many files.
const concurrency = 32;

/**
 * Reads a tree of images: their names, versions and parents, and the hashes of what they are built from. Reports all
 * problems in one `TREE` error with files and lines; also throws `TREE_PATH` and the errors of build contexts.
 */
export async function readTree(source: TreeSource, signal: AbortSignal): Promise<Tree> {
  const { root, workspace, prefix, baseImages, rules, buildArgs, platform } = source;
  const diagnostics = new Diagnostics();
  const warnings: string[] = [];
  const folders = await findImageFolders(root, workspace);
  const contents = await mapDefined(folders, signal, folder =>
    diagnostics.attempt(() => readFolderContents(folder, rules, buildArgs, platform)),
  );
  findDuplicates(contents).forEach(error => diagnostics.add(error));
  const complete = contents.length === folders.length;
  const named = contents.map(({ identity }) => identity);
  const resolver = new ReferenceResolver(prefix, named, baseImages, complete);
  const render = await openRender(source, contents, resolver, warnings);
  const reading = { prefix, buildArgs, platform, resolver, render, diagnostics, warnings, signal };
  const images = await mapDefined(contents, signal, folder =>
    diagnostics.attempt(() => readTreeImage(folder, reading)),
  );
  diagnostics.finish();
  return { images: hashInOrder(images, platform), warnings: warnings.sort() };
}

async function mapDefined<T, R>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T) => Promise<R | undefined>,
): Promise<R[]> {
  const results = await pMap(items, work, { concurrency, signal });
  return results.filter(each => each !== undefined);
}

// The template library loads only for trees that have templates.
async function openRender(
  { config, prefix, baseImages }: TreeSource,
  images: readonly FolderContents[],
  resolver: ReferenceResolver,
  warnings: string[],
): Promise<RenderTemplate> {
  if (!images.some(isTemplate)) return text => text;
  const filters = makeFilters({ resolver, config, warn: text => void warnings.push(text) });
  return openTemplates({ variables: { ...config.variables, ...prefix, base_images: baseImages }, filters });
}

// The hash of an image contains those of its parents.
function hashInOrder(images: readonly UnhashedImage[], platform: Platform | undefined): TreeImage[] {
  const byName = new Map(images.map(each => [each.image.name, each]));
  const order = orderByLevel(images.map(({ image }) => image));
  if ('cycle' in order) throw cycleError(order.cycle, (name, parent) => byName.get(name)?.mentions.get(parent));
  const hashes = new Map<string, string>();
  return order.levels.flat().flatMap(name => {
    const each = byName.get(name);
    if (!each) return [];
    const { image, context } = each;
    const parents = Object.fromEntries(image.parents.map(parent => [parent, hashes.get(parent) ?? '']));
    const inputs = hashIngredients({ ...image, context }, parents, platform);
    hashes.set(name, inputs);
    return [{ ...image, inputs }];
  });
}
