import type { BuildRequest } from './request.ts';
import { formatPlatform, type Platform } from '../image/platform.ts';
import type { Query } from '../docker/engine.ts';

/** Writes a build's inputs as the engine API takes them; `dockerfile` is the path inside the context. */
export function makeBuildQuery(
  inputs: BuildRequest,
  reference: string,
  dockerfile: string,
  platform: Platform | undefined,
): Query {
  return {
    t: reference,
    dockerfile,
    buildargs: inputs.buildArgs,
    labels: inputs.labels,
    rm: '1',
    forcerm: '1',
    ...(inputs.target && { target: inputs.target }),
    ...(inputs.noCache && { nocache: '1' }),
    ...(inputs.pull && { pull: '1' }),
    ...(platform && { platform: formatPlatform(platform) }),
    ...(inputs.cacheFrom.length > 0 && { cachefrom: JSON.stringify(inputs.cacheFrom) }),
    ...(inputs.network && { networkmode: inputs.network }),
    ...(inputs.addHosts.length > 0 && { extrahosts: inputs.addHosts }),
    ...makeLimits(inputs),
    ...(inputs.isolation && { isolation: inputs.isolation }),
    ...(inputs.squash && { squash: '1' }),
  };
}

function makeLimits(inputs: BuildRequest): Query {
  return {
    ...(inputs.shmSize > 0 && { shmsize: String(inputs.shmSize) }),
    ...(inputs.ulimit.length > 0 && { ulimits: JSON.stringify(inputs.ulimit.map(toUlimit)) }),
    ...(inputs.memory > 0 && { memory: String(inputs.memory) }),
    ...(inputs.memorySwap !== 0 && { memswap: String(inputs.memorySwap) }),
    ...(inputs.cpuShares > 0 && { cpushares: String(inputs.cpuShares) }),
    ...(inputs.cpusetCpus && { cpusetcpus: inputs.cpusetCpus }),
    ...(inputs.cgroupParent && { cgroupparent: inputs.cgroupParent }),
  };
}

function toUlimit(text: string): { Name: string; Soft: number; Hard: number } {
  const [Name = '', soft, hard] = text.split(/[=:]/);
  return { Name, Soft: Number(soft), Hard: Number(hard) };
}
