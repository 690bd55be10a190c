/** What decides how an image comes from a builder of buildx. */
export interface OutputFacts {
  /** The builder's driver; `docker` is an engine's own BuildKit. */
  readonly driver: string;
  /** Whether the engine keeps its images in the containerd store. */
  readonly containerd: boolean;
  /** How many platforms were asked for; 0 is the builder's own. */
  readonly platforms: number;
  /** Whether an archive of all platforms was asked for. */
  readonly combine: boolean;
}

/** Where the image goes: into the engine, to be saved from there, or as an OCI layout to the standard output of buildx. */
export interface OutputChoice {
  readonly output: 'engine' | 'layout' | 'none';
  readonly because: string;
}

/** Chooses the output that loads no image into an engine just to save it from there; `none` when the builder has no output. */
export function chooseOutput({ driver, containerd, platforms, combine }: OutputFacts): OutputChoice {
  if (driver !== 'docker') return { output: 'layout', because: `a builder of driver ${driver} keeps no images` };
  if (platforms < 2 && !combine) return { output: 'engine', because: "the builder is the engine's own" };
  if (!containerd) {
    return { output: 'none', because: 'this engine keeps images of one platform, and gives no OCI layout' };
  }
  return { output: 'layout', because: 'an engine that builds for several platforms gives an OCI layout' };
}
