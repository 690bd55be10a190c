import type { Platform } from '../../../image/platform.ts';
import { findDependencies, type ImageDependencies } from './dependencies.ts';
import { treeError, type Diagnostics } from './diagnostics.ts';
import { readDockerfile, type DockerfileFacts, type UsedImage } from './dockerfile.ts';
import { hashContext } from './fingerprint.ts';
import type { FolderContents } from './folder-contents.ts';
import type { SourceLocation } from './identity.ts';
import type { ImageFolder } from './image-folders.ts';
import { formatLabel, type LabelPrefix, type ReferenceResolver } from './reference-resolver.ts';
import type { RenderTemplate } from './template.ts';

/** An image of a tree: everything that is needed to build it. */
export interface TreeImage {
  /** Its short name. */
  readonly name: string;
  readonly version: string;
  /** A legal tag, made from the version. */
  readonly tag: string;
  /** Where its version is declared. */
  readonly versionAt: SourceLocation;
  /** `registry/namespace/name:tag`. */
  readonly label: string;
  readonly folder: ImageFolder;
  /** The text that is built: a template is rendered. */
  readonly dockerfile: string;
  /** References to images in it. */
  readonly uses: readonly UsedImage[];
  /** Those of the given build arguments that its Dockerfile declares. */
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The names of the images of the tree that it is made from, sorted. */
  readonly parents: readonly string[];
  /** The names of parents by the references that the Dockerfile has for them. */
  readonly references: ReadonlyMap<string, string>;
  /** References to the images from outside the tree that it is made from. */
  readonly externals: readonly string[];
  /** The hash of everything it is built from, its parents included: the value of its label `docker-archive-action.inputs`. */
  readonly inputs: string;
}

/** An image before the hashes of its parents are known. */
export interface UnhashedImage {
  readonly image: Omit<TreeImage, 'inputs'>;
  /** The hash of its context. */
  readonly context: string;
  /** Where its parents are named. */
  readonly mentions: ImageDependencies['parents'];
}

/** What all images of a tree are read with. */
export interface ImageReading {
  readonly prefix: LabelPrefix;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly platform: Platform | undefined;
  readonly resolver: ReferenceResolver;
  readonly render: RenderTemplate;
  readonly diagnostics: Diagnostics;
  readonly warnings: string[];
  readonly signal: AbortSignal;
}

/** Whether a folder has a template instead of a Dockerfile. */
export function isTemplate({ dockerfile }: ImageFolder): boolean {
  return dockerfile === 'Dockerfile.template';
}

/** Renders the Dockerfile of a folder, resolves its parents and hashes its context. Problems go to the diagnostics. */
export async function readTreeImage(contents: FolderContents, reading: ImageReading): Promise<UnhashedImage> {
  const { prefix, buildArgs, platform, resolver, render, diagnostics, warnings, signal } = reading;
  const { identity, shown, text, declared, dir, ignore } = contents;
  const { name, version, tag, versionAt } = identity;
  const file = `${shown}/${contents.dockerfile}`;
  const dockerfile = isTemplate(contents) ? render(text, dir, file) : text;
  const facts = isTemplate(contents) ? readDockerfile(dockerfile, buildArgs, platform) : contents.facts;
  for (const { variable, line } of facts.missing) {
    const hint = `Give it a default in an ARG before the first FROM, or:\n  with:\n    build-args: ${variable}=…`;
    diagnostics.add(treeError(file, line, `${variable} in the name of an image has no value`, hint));
  }
  const found = findDependencies(resolver, { name, file, uses: facts.uses, declared });
  found.problems.forEach(problem => diagnostics.add(problem));
  warnings.push(...found.warnings);
  const image = {
    name,
    version,
    tag,
    versionAt,
    label: formatLabel(prefix, identity),
    folder: contents,
    dockerfile,
    uses: facts.uses,
    buildArgs: pickDeclared(buildArgs, facts),
    parents: [...found.parents.keys()].sort(),
    references: found.references,
    externals: [...found.externals.keys()],
  };
  return { image, context: await hashContext(dir, ignore, signal), mentions: found.parents };
}

function pickDeclared(buildArgs: Readonly<Record<string, string>>, { args }: DockerfileFacts): Record<string, string> {
  return Object.fromEntries(Object.entries(buildArgs).filter(([name]) => args.has(name)));
}
