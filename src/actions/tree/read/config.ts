import { readFile } from 'node:fs/promises';
import { ActionError } from '../../../core/errors.ts';
import { isRecord, isText } from '../../../core/guards.ts';
import type { ChangelogAuthor } from '../changelog/author.ts';
import { readBuildLimits, type BuildLimits } from './build-limits.ts';
import { treeError } from './diagnostics.ts';
import { readYamlMap, readYamlString, readYamlStrings, type YamlMap } from './yaml.ts';

/** The settings of a tree, read from a file with the keys of docker-pkg's `config.yaml`. */
export interface TreeConfig {
  readonly registry: string;
  readonly namespace: string;
  readonly username: string;
  readonly password: string;
  /** References to images that are not built from the tree. */
  readonly baseImages: readonly string[];
  readonly aptOptions: string;
  /** Empty: none. */
  readonly httpProxy: string;
  /** The proxy for apt; empty: none. */
  readonly aptOnlyProxy: string;
  /** User ids by user name. */
  readonly uids: Readonly<Record<string, number>>;
  /** The identifier that `bump` puts before its counter in versions. */
  readonly updateId: string;
  /** The distribution of the changelog entries that `bump` writes. */
  readonly distribution: string;
  /** Signs changelog entries when neither the environment nor git names an author. */
  readonly fallbackAuthor: ChangelogAuthor;
  /** A shell command that tests each image, with the placeholders `{path}` and `{image}`; empty: its own `test.sh`. */
  readonly verifyCommand: string;
  readonly limits: BuildLimits;
  readonly forceNumericUser: boolean;
  /** All keys of the file with docker-pkg's defaults, without the credentials: the variables of templates. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const defaults: Readonly<Record<string, unknown>> = {
  registry: '',
  namespace: '',
  base_images: [],
  apt_options: '',
  http_proxy: null,
  scan_workers: 8,
  distribution: 'wikimedia',
  update_id: 's',
  fallback_author: 'github-actions[bot]',
  // The address under which GitHub shows the bot's commits as the bot's.
  fallback_email: '41898282+github-actions[bot]@users.noreply.github.com',
  ca_bundle: null,
  force_numeric_user: false,
  container_limits: '',
  verify_command: '/bin/bash',
  verify_args: ['-c', '{path}/test.sh {image}'],
  known_uid_mappings: { root: 0, 'www-data': 33, nobody: 65534 },
};

/**
 * Reads the file of the input `config`; `path` is absolute, or empty for the defaults. `file` names it in errors. Throws
 * `TREE` and `TREE_CONFIG`.
 */
export async function readTreeConfig(path: string, file: string): Promise<TreeConfig> {
  const written =
    path === '' ? { values: {}, lineOf: () => undefined } : await readYamlMap(await readText(path, file), file);
  const { username, password, ...values } = { ...defaults, ...written.values } as Record<string, unknown>;
  if (![username, password].every(each => each === undefined || each === null || isText(each))) {
    const line = written.lineOf('password') ?? written.lineOf('username');
    throw treeError(file, line, 'username and password must be strings');
  }
  const map: YamlMap = { values: { ...values, username, password }, lineOf: written.lineOf };
  const text = (key: string) => readYamlString(map, key, file) ?? '';
  const httpProxy = text('http_proxy');
  return {
    registry: text('registry'),
    namespace: text('namespace'),
    username: text('username'),
    password: text('password'),
    baseImages: readYamlStrings(map, 'base_images', file),
    aptOptions: text('apt_options'),
    httpProxy,
    aptOnlyProxy: values['apt_only_proxy'] === undefined ? httpProxy : text('apt_only_proxy'),
    uids: readUids(map, file),
    updateId: text('update_id'),
    distribution: readDistribution(map, file),
    fallbackAuthor: { name: text('fallback_author'), email: text('fallback_email') },
    verifyCommand: readVerifyCommand(map, file),
    limits: readBuildLimits(map, file),
    forceNumericUser: values['force_numeric_user'] === true,
    variables: { ...values, apt_only_proxy: values['apt_only_proxy'] ?? values['http_proxy'] },
  };
}

// docker-pkg's default command runs `test.sh`, which is what happens here without any command.
function readVerifyCommand(map: YamlMap, file: string): string {
  const command = readYamlString(map, 'verify_command', file) ?? '';
  const words = [command, ...readYamlStrings(map, 'verify_args', file)];
  const usual = [defaults['verify_command'], ...(defaults['verify_args'] as string[])];
  if (command === '' || words.join('\n') === usual.join('\n')) return '';
  // Double quotes keep each argument one word after the placeholders were replaced by variables.
  return words.map(word => `"${word.replace(/["$`\\]/g, '\\$&')}"`).join(' ');
}

function readDistribution(map: YamlMap, file: string): string {
  const text = readYamlString(map, 'distribution', file) ?? '';
  if (/^[-+.\w]+$/.test(text)) return text;
  throw treeError(file, map.lineOf('distribution'), 'distribution must be one word');
}

function readUids({ values, lineOf }: YamlMap, file: string): Record<string, number> {
  const uids = values['known_uid_mappings'];
  const isUid = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
  if (isRecord(uids, []) && Object.values(uids).every(isUid)) return uids as Record<string, number>;
  throw treeError(file, lineOf('known_uid_mappings'), 'known_uid_mappings must map user names to user ids');
}

async function readText(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const hint = 'Allowed: a YAML file, relative to the workspace:\n  with:\n    config: config.yaml';
    throw new ActionError('TREE_CONFIG', `config: ${JSON.stringify(file)} cannot be read`, { hint, cause });
  }
}
