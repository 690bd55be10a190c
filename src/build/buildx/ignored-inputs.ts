import type { BuildRequest } from '../request.ts';

/** What decides whether a builder of buildx silently ignores inputs. */
export interface DriverFacts {
  /** The builder's driver; `docker` is an engine's own BuildKit. */
  readonly driver: string;
  /** Whether that engine's BuildKit honours limits, as it does since API 1.42. */
  readonly limits: boolean;
  /** Whether that engine keeps its images in the containerd store. */
  readonly containerd: boolean;
}

/** The given inputs that the builder would ignore, each with the reason. */
export function findIgnoredInputs(
  request: Pick<BuildRequest, 'shmSize' | 'ulimit' | 'cgroupParent' | 'annotations'>,
  { driver, limits, containerd }: DriverFacts,
): string[] {
  if (driver !== 'docker') return [];
  const old = 'engines before Docker 23';
  const ignored: [input: string, isIgnored: boolean, by: string][] = [
    ['shm-size', !limits && request.shmSize > 0, old],
    ['ulimit', !limits && request.ulimit.length > 0, old],
    ['cgroup-parent', !limits && request.cgroupParent !== '', old],
    ['annotations', !containerd && request.annotations.length > 0, 'engines without the containerd image store'],
  ];
  return ignored.filter(([, isIgnored]) => isIgnored).map(([input, , by]) => `${input} (as ${by} do)`);
}
