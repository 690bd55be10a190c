import type { BuildRequest } from '../request.ts';

/** What decides whether a builder of buildx passes over inputs without a word. */
export interface DriverFacts {
  /** Of the builder; `docker` is an engine's own BuildKit. */
  readonly driver: string;
  /** Whether that engine's BuildKit honours limits, as it does since API 1.42. */
  readonly limits: boolean;
  /** Whether that engine keeps its images in containerd's store. */
  readonly containerd: boolean;
}

/** The inputs that the builder would pass over, each with the reason; none where it honours all of them. */
export function findIgnoredInputs(
  inputs: Pick<BuildRequest, 'shmSize' | 'ulimit' | 'cgroupParent' | 'annotations'>,
  { driver, limits, containerd }: DriverFacts,
): string[] {
  if (driver !== 'docker') return [];
  const old = 'engines before Docker 23';
  const ignored: [input: string, given: boolean, by: string][] = [
    ['shm-size', !limits && inputs.shmSize > 0, old],
    ['ulimit', !limits && inputs.ulimit.length > 0, old],
    ['cgroup-parent', !limits && inputs.cgroupParent !== '', old],
    ['annotations', !containerd && inputs.annotations.length > 0, 'engines without the containerd image store'],
  ];
  return ignored.filter(([, given]) => given).map(([input, , by]) => `${input} (as ${by} do)`);
}
