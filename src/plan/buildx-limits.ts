import type { BuildInputs } from '../inputs/build.ts';

/** What decides whether a builder passes over inputs without a word. */
export interface LimitFacts {
  /** Of the builder; `docker` is an engine's own BuildKit. */
  readonly driver: string;
  /** Whether that engine's BuildKit honours limits, as it does since API 1.42. */
  readonly limits: boolean;
}

/** The inputs that a builder of buildx would pass over; none where it honours all of them. */
export function findIgnored(
  inputs: Pick<BuildInputs, 'shmSize' | 'ulimit' | 'cgroupParent'>,
  { driver, limits }: LimitFacts,
): string[] {
  if (driver !== 'docker' || limits) return [];
  return [
    ...(inputs.shmSize > 0 ? ['shm-size'] : []),
    ...(inputs.ulimit.length > 0 ? ['ulimit'] : []),
    ...(inputs.cgroupParent !== '' ? ['cgroup-parent'] : []),
  ];
}
