import { formatPlatform, type Platform } from '../image/platform.ts';
import type { Query } from '../docker/dockerode.ts';
import type { BuildRequest } from './request.ts';

/** Writes a build request as the query of the engine API; `dockerfile` is its path inside the context. */
export function makeBuildQuery(
  request: BuildRequest,
  reference: string,
  dockerfile: string,
  platform: Platform | undefined,
): Query {
  return {
    t: reference,
    dockerfile,
    buildargs: request.buildArgs,
    labels: request.labels,
    rm: '1',
    forcerm: '1',
    target: request.target || undefined,
    nocache: request.noCache ? '1' : undefined,
    pull: request.pull ? '1' : undefined,
    platform: platform && formatPlatform(platform),
    cachefrom: toJson(request.cacheFrom),
    networkmode: request.network || undefined,
    extrahosts: request.addHosts.length > 0 ? request.addHosts : undefined,
    shmsize: toNumber(request.shmSize),
    ulimits: toJson(request.ulimit.map(toUlimit)),
    memory: toNumber(request.memory),
    // -1 is unlimited.
    memswap: request.memorySwap === 0 ? undefined : String(request.memorySwap),
    cpushares: toNumber(request.cpuShares),
    cpusetcpus: request.cpusetCpus || undefined,
    cgroupparent: request.cgroupParent || undefined,
    isolation: request.isolation || undefined,
    squash: request.squash ? '1' : undefined,
  };
}

function toNumber(value: number): string | undefined {
  return value > 0 ? String(value) : undefined;
}

function toJson(items: readonly unknown[]): string | undefined {
  return items.length > 0 ? JSON.stringify(items) : undefined;
}

function toUlimit(text: string): { Name: string; Soft: number; Hard: number } {
  const [Name = '', soft, hard] = text.split(/[=:]/);
  return { Name, Soft: Number(soft), Hard: Number(hard) };
}
