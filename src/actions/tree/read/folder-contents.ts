import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contextUnreadable } from '../../../build/context/tree.ts';
import {
  readChangelogDeclaration,
  readImageYml,
  readLabelDeclaration,
  readPackageJson,
  readVersionFile,
  type ImageDeclaration,
  type DeclaredParent,
} from './declarations.ts';
import { parseControl } from './control.ts';
import { readDockerfile, type DockerfileFacts } from './dockerfile.ts';
import { resolveIdentity, type ImageIdentity, type VersionRules } from './identity.ts';
import type { ImageFolder } from './image-folders.ts';

/** What the files of an image's folder say, before its parents are known. */
export interface FolderContents extends ImageFolder {
  readonly identity: ImageIdentity;
  /** The Dockerfile, or its template. */
  readonly text: string;
  /** What the Dockerfile tells; of a template that is known only when it is rendered. */
  readonly facts: DockerfileFacts;
  /** Parents that `control` and `image.yml` name. */
  readonly declared: readonly DeclaredParent[];
  /** The rules of what is no part of the context. */
  readonly ignore: string;
}

/** Reads the files of an image's folder. Throws `TREE`, `CHANGELOG` and `CONTROL` with file and line. */
export async function readFolderContents(
  folder: ImageFolder,
  rules: VersionRules,
  buildArgs: Readonly<Record<string, string>>,
): Promise<FolderContents> {
  const { files, shown, dockerfile } = folder;
  const read = async <T>(
    name: string,
    parse: (text: string, file: string) => T | Promise<T>,
  ): Promise<T | undefined> =>
    files.has(name) ? parse(await readText(join(folder.dir, name)), `${shown}/${name}`) : undefined;
  const text = (await read(dockerfile, content => content)) ?? '';
  const facts = readDockerfile(text, buildArgs);
  const imageYml = await read('image.yml', readImageYml);
  const declarations: (ImageDeclaration | undefined)[] = [
    await read('changelog', readChangelogDeclaration),
    imageYml,
    readLabelDeclaration(facts, `${shown}/${dockerfile}`),
    await read('VERSION', readVersionFile),
    await read('package.json', readPackageJson),
  ];
  const control = await read('control', (content, file) =>
    parseControl(content, file).map(parent => ({ ...parent, file })),
  );
  const identity = resolveIdentity(
    folder,
    declarations.filter(declaration => declaration !== undefined),
    rules,
  );
  const declared = [...(control ?? []), ...(imageYml?.depends ?? [])];
  const ignore =
    (await read(`${dockerfile}.dockerignore`, rule => rule)) ?? (await read('.dockerignore', rule => rule));
  return { ...folder, identity, text, facts, declared, ignore: ignore ?? '' };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw contextUnreadable(path, error);
  }
}
