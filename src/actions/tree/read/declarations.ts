import { isText, parseRecord } from '../../../core/guards.ts';
import { parseChangelog } from '../changelog/entries.ts';
import type { DockerfileFacts } from './dockerfile.ts';
import { readTextList, readTextValue, readYamlMap } from './yaml.ts';
import { treeError } from './diagnostics.ts';

/** What one file of a folder says the image is called. */
export interface ImageDeclaration {
  /** As errors name it. */
  readonly file: string;
  readonly line?: number;
  readonly name?: string;
  readonly version?: string;
}

/** A parent that a file names by its short name. */
export interface DeclaredParent {
  readonly name: string;
  readonly file: string;
  readonly line?: number;
}

/** What the top entry of a Debian changelog says. Throws `CHANGELOG`. */
export function readChangelogDeclaration(text: string, file: string): ImageDeclaration {
  const [top] = parseChangelog(text, file);
  return { file, line: top.line, name: top.package, version: top.version };
}

/** What an `image.yml` says: `name`, `version`, and under `depends` names of parents. Throws `TREE`. */
export async function readImageYml(
  text: string,
  file: string,
): Promise<ImageDeclaration & { readonly depends: DeclaredParent[] }> {
  const map = await readYamlMap(text, file, true);
  const stranger = Object.keys(map.values).find(key => !['name', 'version', 'depends'].includes(key));
  if (stranger !== undefined) {
    throw treeError(file, map.lineOf(stranger), `has ${stranger}, allowed: name, version, depends`);
  }
  const [name, version] = [readTextValue(map, 'name', file), readTextValue(map, 'version', file)];
  const line = map.lineOf('version') ?? map.lineOf('name');
  const depends = readTextList(map, 'depends', file).map((parent, i): DeclaredParent => {
    const at = map.lineOf('depends', i);
    return { name: parent, file, ...(at !== undefined && { line: at }) };
  });
  return { file, depends, ...(line !== undefined && { line }), ...named(name, version) };
}

/** What the labels of a Dockerfile say. */
export function readLabelDeclaration({ labels }: DockerfileFacts, file: string): ImageDeclaration {
  const find = (key: string) => {
    const label = labels.get(`org.opencontainers.image.${key}`);
    // In a template that is not rendered yet a label may say anything.
    return label && label.value !== '' && !/\{[{%]/.test(label.value) ? label : undefined;
  };
  const [title, version] = [find('title'), find('version')];
  const line = (version ?? title)?.line;
  return { file, ...(line !== undefined && { line }), ...named(title?.value, version?.value) };
}

/** What a file `VERSION` says, on its first line. */
export function readVersionFile(text: string, file: string): ImageDeclaration {
  return { file, line: 1, ...named(undefined, text.trim().split('\n')[0]?.trim()) };
}

/** What a `package.json` says; its scope becomes the first part of the name. Throws `TREE`. */
export function readPackageJson(text: string, file: string): ImageDeclaration {
  const read = parseRecord(Buffer.from(text));
  if (!read) throw treeError(file, 1, 'is no JSON object');
  const [name, version] = [read['name'], read['version']].map(each => (isText(each) ? each : undefined));
  return { file, ...named(name?.replace(/^@/, ''), version) };
}

function named(name: string | undefined, version: string | undefined): Pick<ImageDeclaration, 'name' | 'version'> {
  return { ...(name && { name }), ...(version && { version }) };
}
