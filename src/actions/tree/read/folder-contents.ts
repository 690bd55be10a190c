import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contextUnreadable } from '../../../build/context/tree.ts';
import type { Platform } from '../../../image/platform.ts';
import { parseControl } from './control.ts';
import {
  readChangelogDeclaration,
  readImageYml,
  readLabelDeclaration,
  readPackageJson,
  readVersionFile,
  type DeclaredParent,
} from './declarations.ts';
import { readDockerfile, type DockerfileFacts } from './dockerfile.ts';
import { resolveIdentity, type DeclaredIdentity, type VersionRules } from './identity.ts';
import type { ImageFolder } from './image-folders.ts';

/** What the files of an image's folder say, before its parents are resolved. */
export interface FolderContents extends ImageFolder {
  readonly identity: DeclaredIdentity;
  /** The Dockerfile, or its template. */
  readonly text: string;
  /** Of a template they are incomplete until it is rendered. */
  readonly facts: DockerfileFacts;
  /** The parents that `control` and `image.yml` declare. */
  readonly declared: readonly DeclaredParent[];
  /** The rules of the `.dockerignore` that applies. */
  readonly ignore: string;
}

/** Reads the files of an image's folder. Throws `TREE`, `CHANGELOG` and `CONTROL` with file and line. */
export async function readFolderContents(
  folder: ImageFolder,
  rules: VersionRules,
  buildArgs: Readonly<Record<string, string>>,
  platform: Platform | undefined,
): Promise<FolderContents> {
  const { files, shown, dockerfile } = folder;
  const read = async <T>(name: string, parse: (text: string, file: string) => T | Promise<T>) =>
    files.has(name) ? parse(await readText(join(folder.dir, name)), `${shown}/${name}`) : undefined;
  const text = (await read(dockerfile, content => content)) ?? '';
  const facts = readDockerfile(text, buildArgs, platform);
  const changelog = await read('changelog', readChangelogDeclaration);
  const imageYml = await read('image.yml', readImageYml);
  const labels = readLabelDeclaration(facts, `${shown}/${dockerfile}`);
  const version = await read('VERSION', readVersionFile);
  const packageJson = await read('package.json', readPackageJson);
  const control = await read('control', (content, file) =>
    parseControl(content, file).map(parent => ({ ...parent, file })),
  );
  const declarations = [changelog, imageYml, labels, version, packageJson].filter(each => each !== undefined);
  const ignore =
    (await read(`${dockerfile}.dockerignore`, rule => rule)) ?? (await read('.dockerignore', rule => rule));
  return {
    ...folder,
    identity: resolveIdentity(folder, declarations, rules),
    text,
    facts,
    declared: [...(control ?? []), ...(imageYml?.depends ?? [])],
    ignore: ignore ?? '',
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw contextUnreadable(path, error);
  }
}
