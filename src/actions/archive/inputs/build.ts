import { findConflict } from '../../../build/choice.ts';
import type { BuildRequest } from '../../../build/request.ts';
import { isCpuSet, parseSize } from '../../../core/sizes.ts';
import type { Platform } from '../../../image/platform.ts';
import type { InputReader } from '../../shared/input-reader.ts';
import { readPlatformInput } from '../../shared/platform-input.ts';

/** Reads the inputs of a build; `source` is where the image comes from, `env` gives the values of build-args without one. */
export function readBuildRequest(
  read: InputReader,
  source: string,
  env: Readonly<Record<string, string | undefined>>,
): BuildRequest {
  const part = read.part();
  const request = readRequest(part, env);
  if (source !== 'build') refuseAll(part, source, request);
  const conflict = findConflict(request);
  if (conflict)
    read.reject(conflict.one, '', `nothing together with ${conflict.other}: ${conflict.because}`, 'one of them');
  return request;
}

function readRequest(read: InputReader, env: Readonly<Record<string, string | undefined>>): BuildRequest {
  return {
    context: read.text('context') || '.',
    file: read.text('file'),
    dockerfileInline: readInline(read),
    target: read.text('target'),
    buildArgs: read.pairs('build-args', 'build-args: GO_VERSION=1.24', key => env[key]),
    labels: read.pairs('labels', 'labels: org.opencontainers.image.vendor=acme', () => ''),
    noCache: read.flag('no-cache'),
    noCacheFilters: readItems(read, 'no-cache-filters'),
    pull: read.flag('pull'),
    platforms: readPlatforms(read),
    buildContexts: read.pairs('build-contexts', 'build-contexts: base=docker-image://alpine:3', () => undefined),
    ...readSecrets(read, env),
    ssh: readItems(read, 'ssh'),
    cacheFrom: read.lines('cache-from'),
    cacheTo: read.lines('cache-to'),
    network: read.text('network'),
    addHosts: readHosts(read),
    useConfigProxy: read.flag('use-config-proxy'),
    ...readLimits(read),
    cgroupParent: read.text('cgroup-parent'),
    isolation: read.text('isolation'),
    squash: read.flag('squash'),
    annotations: read.lines('annotations'),
    attests: read.lines('attests'),
    provenance: readSwitch(read, 'provenance'),
    sbom: readSwitch(read, 'sbom'),
    allow: readItems(read, 'allow'),
    builder: read.text('builder'),
  };
}

function refuseAll(read: InputReader, source: string, request: BuildRequest): void {
  const flags: Readonly<Record<string, boolean>> = {
    'no-cache': request.noCache,
    pull: request.pull,
    squash: request.squash,
    'use-config-proxy': !request.useConfigProxy,
    // It also says which image to pull.
    platform: false,
  };
  const given = read.names.filter(input => flags[input] ?? read.text(input) !== '');
  const allowed = `nothing, because the source is ${source} and nothing is built`;
  for (const input of given) read.reject(input, shown(read, input), allowed, 'source: build');
}

// Secrets are never shown, and the first line of a Dockerfile is enough to recognise it.
function shown(read: InputReader, input: string): string {
  return input === 'secrets' ? '***' : (read.text(input).split('\n')[0] ?? '');
}

function readInline(read: InputReader): string {
  const text = read.text('dockerfile-inline');
  const file = read.text('file');
  if (text !== '' && file !== '') read.reject('file', file, 'nothing, because dockerfile-inline is given', 'file: ""');
  return text === '' ? '' : `${text}\n`;
}

// docker/build-push-action also splits these lists at commas.
function readItems(read: InputReader, input: string): string[] {
  return read
    .lines(input)
    .flatMap(line => line.split(','))
    .map(item => item.trim())
    .filter(item => item !== '');
}

// A line that cannot be parsed may be the secret itself, so the error gives only its number.
function readSecrets(
  read: InputReader,
  env: Readonly<Record<string, string | undefined>>,
): Pick<BuildRequest, 'secrets' | 'secretEnvs' | 'secretFiles'> {
  const secrets: Record<string, string> = {};
  for (const [i, line] of read.lines('secrets').entries()) {
    const [, id = '', value = ''] = /^([^=\s]+)=(.*)$/s.exec(line) ?? [];
    if (id !== '' && value !== '') secrets[id] = value;
    else read.reject('secrets', `item ${i + 1}`, 'id=value, one per line', 'secrets: token=${{ secrets.TOKEN }}');
  }
  const secretEnvs: Record<string, string> = {};
  for (const item of readItems(read, 'secret-envs')) {
    const [id = '', name = ''] = item.split('=');
    if (id !== '' && env[name] !== undefined) secretEnvs[id] = name;
    else read.reject('secret-envs', item, 'id=NAME of an environment variable that is set', 'secret-envs: token=TOKEN');
  }
  const secretFiles = read.pairs('secret-files', 'secret-files: npmrc=./.npmrc', () => undefined);
  return { secrets, secretEnvs, secretFiles };
}

function readPlatforms(read: InputReader): Platform[] {
  const [one, several] = [read.text('platform'), readItems(read, 'platforms')];
  if (one !== '' && several.length > 0) {
    read.reject('platforms', several.join(','), 'nothing, because platform is given', 'platforms: linux/amd64');
  }
  return [
    ...readPlatformList(read, 'platform', one === '' ? [] : [one]),
    ...readPlatformList(read, 'platforms', several),
  ];
}

function readPlatformList(read: InputReader, input: string, texts: readonly string[]): Platform[] {
  const allowed = input === 'platforms' ? 'os/arch[/variant], one per line' : undefined;
  return texts.flatMap(text => readPlatformInput(read, input, text, allowed) ?? []);
}

// Both of Docker's forms; an IPv6 address may be in brackets.
function readHosts(read: InputReader): string[] {
  return readItems(read, 'add-hosts').map(item => {
    const [, host = '', address = ''] = /^([^:=\s]+)[:=](?:\[(?=.*\]$))?([^\s\]]+)\]?$/.exec(item) ?? [];
    if (host === '' || !/^(host-gateway|[\d.]+|[\da-f:.]*:[\da-f:.]*)$/i.test(address)) {
      read.reject('add-hosts', item, 'host:ip or host=ip, one per line', 'add-hosts: mirror:10.0.0.7');
    }
    return `${host}:${address}`;
  });
}

type Limits = Pick<BuildRequest, 'shmSize' | 'ulimit' | 'memory' | 'memorySwap' | 'cpuShares' | 'cpusetCpus'>;

function readLimits(read: InputReader): Limits {
  const cpusetCpus = read.text('cpuset-cpus');
  if (cpusetCpus !== '' && !isCpuSet(cpusetCpus)) {
    read.reject('cpuset-cpus', cpusetCpus, 'numbers and ranges of CPUs', 'cpuset-cpus: 0-2,4');
  }
  return {
    shmSize: readSize(read, 'shm-size'),
    ulimit: readUlimits(read),
    memory: readSize(read, 'memory'),
    memorySwap: read.text('memory-swap') === '-1' ? -1 : readSize(read, 'memory-swap'),
    cpuShares: read.text('cpu-shares') === '' ? 0 : read.integer('cpu-shares', 1, 262_144),
    cpusetCpus,
  };
}

function readSize(read: InputReader, input: string): number {
  const text = read.text(input);
  if (text === '') return 0;
  const bytes = parseSize(text);
  if (bytes === undefined) read.reject(input, text, 'a size above 0, in bytes or with k, m, g', `${input}: 64m`);
  return bytes ?? 0;
}

function readUlimits(read: InputReader): string[] {
  return read.lines('ulimit').map(line => {
    const [, name = '', soft = '', hard = soft] = /^([a-z]+)=(-1|\d+)(?::(-1|\d+))?$/.exec(line) ?? [];
    if (name === '') read.reject('ulimit', line, 'name=soft[:hard], one per line', 'ulimit: nofile=1024:4096');
    return `${name}=${soft}:${hard}`;
  });
}

function readSwitch(read: InputReader, input: string): string {
  const text = read.text(input);
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : text;
}
