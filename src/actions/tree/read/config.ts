import { readFile } from 'node:fs/promises';
import type { BuildRequest } from '../../../build/request.ts';
import { isRecord, isText } from '../../../core/guards.ts';
import { isCpuSet, parseSize } from '../../../core/sizes.ts';
import { ActionError } from '../../../core/errors.ts';
import type { ChangelogAuthor } from '../changelog/entries.ts';
import { readTextList, readTextValue, readYamlMap, type YamlMap } from './yaml.ts';
import { treeError } from './diagnostics.ts';

/** The settings of a tree, with the names of docker-pkg's `config.yaml`. */
export interface TreeConfig {
  readonly registry: string;
  readonly namespace: string;
  readonly username: string;
  readonly password: string;
  /** References to images of other places. */
  readonly baseImages: readonly string[];
  readonly aptOptions: string;
  /** Empty: none. */
  readonly httpProxy: string;
  /** The proxy of apt alone; empty: none. */
  readonly aptOnlyProxy: string;
  /** Numbers of users by name. */
  readonly uids: Readonly<Record<string, number>>;
  /** What a bump marks versions with. */
  readonly updateId: string;
  /** What a bump writes into changelogs. */
  readonly distribution: string;
  /** Who signs where nobody else is known. */
  readonly fallback: ChangelogAuthor;
  /** Shell text that judges each image, with `{path}` and `{image}`; empty: its own `test.sh` does. */
  readonly verifyCommand: string;
  /** What a build may take. */
  readonly limits: Limits;
  /** Every key of the file, with the defaults of docker-pkg, as templates see them; credentials are left out. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** Limits of `RUN`, as the inputs of a build have them. */
export type Limits = Pick<BuildRequest, 'memory' | 'memorySwap' | 'cpuShares' | 'cpusetCpus'>;

const defaults: Readonly<Record<string, unknown>> = {
  ...{ registry: '', namespace: '', base_images: [], apt_options: '', http_proxy: null, scan_workers: 8 },
  ...{ distribution: 'wikimedia', update_id: 's', fallback_author: 'github-actions[bot]' },
  // The bot's address as GitHub itself writes it.
  fallback_email: '41898282+github-actions[bot]@users.noreply.github.com',
  ...{ ca_bundle: null, force_numeric_user: false, container_limits: '', verify_command: '/bin/bash' },
  verify_args: ['-c', '{path}/test.sh {image}'],
  known_uid_mappings: { root: 0, 'www-data': 33, nobody: 65534 },
};

/** Reads the file of the input `config`, absolute; without one, the defaults. `file` is its name in errors. Throws `TREE` and `TREE_CONFIG`. */
export async function readTreeConfig(path: string, file: string): Promise<TreeConfig> {
  const map =
    path === '' ? { values: {}, lineOf: () => undefined } : await readYamlMap(await readText(path, file), file);
  const values = { ...defaults, ...map.values };
  const merged: YamlMap = { ...map, values };
  const text = (key: string) => readTextValue(merged, key, file) ?? '';
  const httpProxy = text('http_proxy');
  const aptOnlyProxy = values['apt_only_proxy'] === undefined ? httpProxy : text('apt_only_proxy');
  const { username, password, ...context } = values as Record<string, unknown>;
  if (![username, password].every(each => each === undefined || each === null || isText(each))) {
    throw treeError(file, map.lineOf('password') ?? map.lineOf('username'), 'username and password have to be texts');
  }
  return {
    ...{ registry: text('registry'), namespace: text('namespace') },
    ...{ username: text('username'), password: text('password') },
    ...{ baseImages: readTextList(merged, 'base_images', file), aptOptions: text('apt_options') },
    ...{ httpProxy, aptOnlyProxy, uids: readUids(merged, file) },
    ...{ updateId: text('update_id'), distribution: readWord(merged, 'distribution', file) },
    ...{ verifyCommand: readVerify(merged, file), limits: readLimits(merged, file) },
    fallback: { name: text('fallback_author'), email: text('fallback_email') },
    context: { ...context, apt_only_proxy: values['apt_only_proxy'] ?? values['http_proxy'] },
  };
}

// What docker-pkg does by itself is what is done here by itself.
function readVerify(map: YamlMap, file: string): string {
  const command = readTextValue(map, 'verify_command', file) ?? '';
  const words = [command, ...readTextList(map, 'verify_args', file)];
  const usual = [defaults['verify_command'], ...(defaults['verify_args'] as string[])];
  if (command === '' || words.join('\n') === usual.join('\n')) return '';
  // In double quotes what is filled in as a variable is still one word.
  return words.map(word => `"${word.replace(/["$`\\]/g, '\\$&')}"`).join(' ');
}

const limitKeys = {
  memory: 'memory',
  memswap: 'memorySwap',
  cpushares: 'cpuShares',
  cpusetcpus: 'cpusetCpus',
} as const;

// `memory=512m,cpusetcpus=0-1`; a list of CPUs has commas too.
function readLimits(map: YamlMap, file: string): Limits {
  const limits = { memory: 0, memorySwap: 0, cpuShares: 0, cpusetCpus: '' };
  const text = readTextValue(map, 'container_limits', file) ?? '';
  for (const part of text.split(/,(?=[a-z])/).filter(Boolean)) {
    const [, key = '', value = ''] = /^([a-z]+)=(.+)$/.exec(part.trim()) ?? [];
    const name = Object.hasOwn(limitKeys, key) ? limitKeys[key as keyof typeof limitKeys] : undefined;
    const limit = name && readLimit(name, value);
    if (!name || limit === undefined) {
      const allowed = 'memory=512m, memswap=1g or -1, cpushares=512, cpusetcpus=0-2,4, between commas';
      throw treeError(
        file,
        map.lineOf('container_limits'),
        `container_limits has ${JSON.stringify(part)}, allowed: ${allowed}`,
      );
    }
    Object.assign(limits, { [name]: limit });
  }
  return limits;
}

function readLimit(name: keyof Limits, value: string): number | string | undefined {
  if (name === 'cpusetCpus') return isCpuSet(value) ? value : undefined;
  if (name === 'cpuShares') return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined;
  if (name === 'memorySwap' && value === '-1') return -1;
  return parseSize(value);
}

function readWord(map: YamlMap, key: string, file: string): string {
  const text = readTextValue(map, key, file) ?? '';
  if (/^[-+.\w]+$/.test(text)) return text;
  throw treeError(file, map.lineOf(key), `${key} has to be one word`);
}

function readUids({ values, lineOf }: YamlMap, file: string): Record<string, number> {
  const uids = values['known_uid_mappings'];
  const isNumber = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
  if (isRecord(uids, []) && Object.values(uids).every(isNumber)) return uids as Record<string, number>;
  throw treeError(file, lineOf('known_uid_mappings'), 'known_uid_mappings has to be a map of names to numbers');
}

async function readText(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const hint = 'Allowed: a YAML file, relative to the workspace:\n  with:\n    config: config.yaml';
    throw new ActionError('TREE_CONFIG', `config: ${JSON.stringify(file)} cannot be read`, { hint, cause });
  }
}
