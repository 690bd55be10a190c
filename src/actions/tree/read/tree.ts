import pMap from 'p-map';
import type { TreeConfig } from './config.ts';
import { cycleError, findDependencies, type Dependencies, type ParentMention } from './dependencies.ts';
import { readDockerfile, type DockerfileFacts } from './dockerfile.ts';
import { makeFilters } from './template-filters.ts';
import { hashContext, hashInputs } from './fingerprint.ts';
import { readFolderContents, type FolderContents } from './folder-contents.ts';
import { orderByLevel } from '../graph.ts';
import { findDuplicates, type Place, type VersionRules } from './identity.ts';
import { formatLabel, ReferenceResolver, type Home } from './reference-resolver.ts';
import { findImageFolders, type ImageFolder } from './image-folders.ts';
import { openTemplates, type Render } from './template.ts';
import { Diagnostics, treeError } from './diagnostics.ts';

// Keeps the disk busy and the number of open files bounded.
const concurrency = 32;

/** Which tree is read, and how. */
export interface TreeRequest {
  /** Absolute. */
  readonly root: string;
  /** Absolute; files are named relative to it. */
  readonly workspace: string;
  readonly home: Home;
  readonly baseImages: readonly string[];
  readonly rules: VersionRules;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly config: TreeConfig;
}

/** An image of a tree: all that has to be known to build it. */
export interface TreeImage {
  /** Its short name. */
  readonly name: string;
  readonly version: string;
  /** A legal tag, made of the version. */
  readonly tag: string;
  /** Where its version stands. */
  readonly versioned: Place;
  /** `registry/namespace/name:tag`. */
  readonly label: string;
  readonly folder: ImageFolder;
  /** The Dockerfile as it is built: after rendering. */
  readonly dockerfile: string;
  /** The build arguments it takes, of those given. */
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The images of the tree it is made from, in the order of names. */
  readonly parents: readonly string[];
  /** What its Dockerfile calls them: references, each with the name of the image. */
  readonly references: ReadonlyMap<string, string>;
  /** References to the images of other places it is made from. */
  readonly externals: readonly string[];
  /** The hash of all it is built from, its parents too: the value of the label `docker-archive-action.inputs`. */
  readonly inputs: string;
}

/** A tree of images, parents before children. */
export interface Tree {
  readonly images: readonly TreeImage[];
  /** What is allowed and perhaps not meant. */
  readonly warnings: readonly string[];
}

interface Draft {
  readonly image: Omit<TreeImage, 'inputs'>;
  /** The hash of its context. */
  readonly context: string;
  readonly places: Dependencies['parents'];
}

/**
 * Reads a tree of images: names, versions, parents, and what each is built from. Everything that is wrong is in one
 * `TREE` error, with files and lines; further errors are `TREE_PATH` and those of build contexts.
 */
export async function readTree(order: TreeRequest, signal: AbortSignal): Promise<Tree> {
  const diagnostics = new Diagnostics();
  const { rules, buildArgs } = order;
  const folders = await findImageFolders(order.root, order.workspace);
  const read = await pMap(folders, folder => diagnostics.attempt(() => readFolderContents(folder, rules, buildArgs)), {
    concurrency,
    signal,
  });
  const images = read.filter(each => each !== undefined);
  findDuplicates(images).forEach(error => diagnostics.add(error));
  const warnings: string[] = [];
  const naming = nameImages(order, images, images.length === folders.length);
  const render = await openRender(order, images, naming, warnings);
  const drafts = await pMap(
    images,
    image => diagnostics.attempt(() => draft(order, image, { naming, render, diagnostics, warnings, signal })),
    { concurrency, signal },
  );
  diagnostics.finish();
  return { images: finish(drafts.filter(each => each !== undefined)), warnings: warnings.sort() };
}

function nameImages(
  { home, baseImages }: TreeRequest,
  images: readonly FolderContents[],
  whole: boolean,
): ReferenceResolver {
  return new ReferenceResolver(
    home,
    images.map(({ identity }) => identity),
    baseImages,
    whole,
  );
}

// Most trees have no templates, and need not wait for what renders them.
async function openRender(
  { config, home, baseImages }: TreeRequest,
  images: readonly FolderContents[],
  naming: ReferenceResolver,
  warnings: string[],
): Promise<Render> {
  if (!images.some(isTemplate)) return text => text;
  const filters = makeFilters({ naming, config, warn: text => void warnings.push(text) });
  return openTemplates({ variables: { ...config.context, ...home, base_images: baseImages }, filters });
}

interface Drafting {
  readonly naming: ReferenceResolver;
  readonly render: Render;
  readonly diagnostics: Diagnostics;
  readonly warnings: string[];
  readonly signal: AbortSignal;
}

async function draft(
  { home, buildArgs }: TreeRequest,
  image: FolderContents,
  { naming, render, diagnostics, warnings, signal }: Drafting,
): Promise<Draft> {
  const { identity, shown, text, declared, ...folder } = image;
  const { name, version, tag, versioned } = identity;
  const file = `${shown}/${folder.dockerfile}`;
  const dockerfile = isTemplate(image) ? render(text, folder.dir, file) : text;
  const facts = isTemplate(image) ? readDockerfile(dockerfile, buildArgs) : image.facts;
  for (const { variable, line } of facts.missing) {
    const hint = `Give it a default in an ARG before the first FROM, or:\n  with:\n    build-args: ${variable}=…`;
    diagnostics.add(treeError(file, line, `${variable} in the name of an image has no value`, hint));
  }
  const found = findDependencies(naming, { name, file, uses: facts.uses, declared });
  found.problems.forEach(problem => diagnostics.add(problem));
  warnings.push(...found.warnings);
  const made = {
    ...{ name, version, tag, versioned, label: formatLabel(home, identity), folder: image, dockerfile },
    ...{ buildArgs: pickArgs(buildArgs, facts), parents: [...found.parents.keys()].sort() },
    ...{ references: found.references, externals: [...found.externals.keys()] },
  };
  return { image: made, context: await hashContext(folder.dir, folder.ignore, signal), places: found.parents };
}

// Orders the images, and gives each the hash that holds those of its parents.
function finish(drafts: readonly Draft[]): TreeImage[] {
  const byName = new Map(drafts.map(each => [each.image.name, each]));
  const order = orderByLevel(drafts.map(({ image }) => image));
  if ('cycle' in order) {
    throw cycleError(order.cycle, (name, parent): ParentMention | undefined => byName.get(name)?.places.get(parent));
  }
  const hashes = new Map<string, string>();
  return order.levels.flat().flatMap(name => {
    const each = byName.get(name);
    if (!each) return [];
    const { image, context } = each;
    const parents = Object.fromEntries(image.parents.map(parent => [parent, hashes.get(parent) ?? '']));
    const inputs = hashInputs({ ...image, context }, parents);
    hashes.set(name, inputs);
    return [{ ...image, inputs }];
  });
}

function pickArgs(buildArgs: Readonly<Record<string, string>>, { args }: DockerfileFacts): Record<string, string> {
  return Object.fromEntries(Object.entries(buildArgs).filter(([name]) => args.has(name)));
}

function isTemplate({ dockerfile }: ImageFolder): boolean {
  return dockerfile === 'Dockerfile.template';
}
