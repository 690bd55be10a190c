import type { BuildRequest } from '../../../build/request.ts';
import { isCpuSet, parseSize } from '../../../core/sizes.ts';
import { treeError } from './diagnostics.ts';
import { readYamlString, type YamlMap } from './yaml.ts';

/** Limits of `RUN` instructions. */
export type BuildLimits = Pick<BuildRequest, 'memory' | 'memorySwap' | 'cpuShares' | 'cpusetCpus'>;

const limitNames = {
  memory: 'memory',
  memswap: 'memorySwap',
  cpushares: 'cpuShares',
  cpusetcpus: 'cpusetCpus',
} as const;

/** Reads `container_limits`, such as `memory=512m,cpusetcpus=0-2,4`. Throws `TREE`. */
export function readBuildLimits(map: YamlMap, file: string): BuildLimits {
  const limits = { memory: 0, memorySwap: 0, cpuShares: 0, cpusetCpus: '' };
  const text = readYamlString(map, 'container_limits', file) ?? '';
  // A comma before a digit belongs to a list of CPUs.
  for (const part of text.split(/,(?=[a-z])/).filter(Boolean)) {
    const [, key = '', value = ''] = /^([a-z]+)=(.+)$/.exec(part.trim()) ?? [];
    const name = Object.hasOwn(limitNames, key) ? limitNames[key as keyof typeof limitNames] : undefined;
    const limit = name && parseLimit(name, value);
    if (!name || limit === undefined) {
      const allowed = 'memory=512m, memswap=1g or -1, cpushares=512, cpusetcpus=0-2,4, separated by commas';
      const problem = `container_limits has ${JSON.stringify(part)}, allowed: ${allowed}`;
      throw treeError(file, map.lineOf('container_limits'), problem);
    }
    Object.assign(limits, { [name]: limit });
  }
  return limits;
}

function parseLimit(name: keyof BuildLimits, value: string): number | string | undefined {
  if (name === 'cpusetCpus') return isCpuSet(value) ? value : undefined;
  if (name === 'cpuShares') return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined;
  if (name === 'memorySwap' && value === '-1') return -1;
  return parseSize(value);
}
