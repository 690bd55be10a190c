import { isText, parseRecord } from '../../../core/guards.ts';
import { parseChangelog } from '../changelog/entries.ts';
import { treeError } from './diagnostics.ts';
import type { DockerfileFacts } from './dockerfile.ts';
import { readYamlMap, readYamlString, readYamlStrings } from './yaml.ts';

/** The name and version that one file of a folder declares. */
export interface ImageDeclaration {
  /** As errors name it. */
  readonly file: string;
  readonly line?: number;
  readonly name?: string;
  readonly version?: string;
}

/** A parent that a file declares by its short name. */
export interface DeclaredParent {
  readonly name: string;
  readonly file: string;
  readonly line?: number;
}

/** Reads the newest entry of a Debian changelog. Throws `CHANGELOG`. */
export function readChangelogDeclaration(text: string, file: string): ImageDeclaration {
  const [newest] = parseChangelog(text, file);
  return { file, line: newest.line, name: newest.package, version: newest.version };
}

/** Reads an `image.yml`: `name`, `version`, and the names of parents under `depends`. Throws `TREE`. */
export async function readImageYml(
  text: string,
  file: string,
): Promise<ImageDeclaration & { readonly depends: DeclaredParent[] }> {
  const map = await readYamlMap(text, file, true);
  const unknown = Object.keys(map.values).find(key => !['name', 'version', 'depends'].includes(key));
  if (unknown !== undefined) {
    throw treeError(file, map.lineOf(unknown), `has ${unknown}, allowed: name, version, depends`);
  }
  const [name, version] = [readYamlString(map, 'name', file), readYamlString(map, 'version', file)];
  const parents = readYamlStrings(map, 'depends', file);
  const depends = parents.map((parent, i) => ({ name: parent, file, line: map.lineOf('depends', i) }));
  return { ...declare(file, name, version, map.lineOf('version') ?? map.lineOf('name')), depends };
}

/** Reads the labels of a Dockerfile. */
export function readLabelDeclaration({ labels }: DockerfileFacts, file: string): ImageDeclaration {
  const find = (key: string) => {
    const label = labels.get(`org.opencontainers.image.${key}`);
    // A label that a template still has to fill in declares nothing.
    return label && label.value !== '' && !/\{[{%]/.test(label.value) ? label : undefined;
  };
  const [title, version] = [find('title'), find('version')];
  return declare(file, title?.value, version?.value, (version ?? title)?.line);
}

/** Reads the first line of a file `VERSION`. */
export function readVersionFile(text: string, file: string): ImageDeclaration {
  return declare(file, undefined, text.trim().split('\n')[0]?.trim(), 1);
}

/** Reads a `package.json`; the scope becomes the first part of the name. Throws `TREE`. */
export function readPackageJson(text: string, file: string): ImageDeclaration {
  const record = parseRecord(Buffer.from(text));
  if (!record) throw treeError(file, 1, 'is not a JSON object');
  const [name, version] = [record['name'], record['version']].map(each => (isText(each) ? each : undefined));
  return declare(file, name?.replace(/^@/, ''), version);
}

// An empty field declares nothing.
function declare(file: string, name?: string, version?: string, line?: number): ImageDeclaration {
  return { file, line, name: name || undefined, version: version || undefined };
}
