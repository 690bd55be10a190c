/** What decides how an image comes from a builder of buildx. */
export interface OutputFacts {
  /** Of the builder; `docker` is an engine's own BuildKit. */
  readonly driver: string;
  /** Whether the engine keeps its images in containerd's store. */
  readonly containerd: boolean;
  /** How many platforms were asked for; 0 is the builder's own one. */
  readonly platforms: number;
  /** Whether an archive of all platforms was asked for. */
  readonly combine: boolean;
}

/** How it comes: into the engine, to be saved from there, or as an OCI layout on the standard output of buildx. */
export interface BuildxOutput {
  readonly output: 'engine' | 'layout' | 'none';
  readonly because: string;
}

/** Chooses the way that loads nothing into an engine which is not there anyway; `none` where the builder has no way. */
export function chooseOutput({ driver, containerd, platforms, combine }: OutputFacts): BuildxOutput {
  if (driver !== 'docker') return { output: 'layout', because: `a builder of driver ${driver} keeps no images` };
  if (platforms < 2 && !combine) return { output: 'engine', because: "the builder is the engine's own" };
  const because = 'an engine that is not asked for one platform alone gives an OCI layout';
  if (containerd) return { output: 'layout', because };
  return { output: 'none', because: 'this engine keeps images of one platform, and gives no OCI layout' };
}
