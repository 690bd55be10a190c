/** What is known before an image goes into the engine. */
export interface LoadFacts {
  /** Whether the archive can be read in parts. */
  readonly seekable: boolean;
  /** Whether the engine is on this machine. */
  readonly local: boolean;
  /** Whether the engine pulls from a registry on this machine without TLS. */
  readonly pullsPlainly: boolean;
  /** Whether the engine uses the containerd image store. */
  readonly containerd: boolean;
  /** Whether the image will have a name: one that has none is gone when its temporary name is removed. */
  readonly tagged: boolean;
  /** Bytes of the layers of the image. */
  readonly size: number;
  /** Bytes of those layers that the engine has already and that would not be sent as a tar. */
  readonly shared: number;
}

/** How an image goes into the engine: `pull` from the loopback registry of this step, or `stream` as by docker load. */
export interface LoadMethod {
  readonly method: 'pull' | 'stream';
  readonly because: string;
}

// Of the time that a stream takes, which a pull saves (bench/RESULTS.md).
const saving = 0.1;

/** Chooses the faster load method. */
export function chooseLoadMethod(facts: LoadFacts): LoadMethod {
  const { seekable, local, pullsPlainly, containerd, tagged, size, shared } = facts;
  if (!local) return stream('the engine is on another machine');
  if (!pullsPlainly) return stream('podman pulls from no registry without TLS');
  if (!seekable) return stream('the archive can only be read as a whole');
  if (!tagged) return stream('the image gets no name');
  if (containerd) return pull('its store accepts single layers only by a pull');
  // It knows only the digests of what it pulled or pushed.
  if (shared > size * saving) return stream('the engine has some of its layers, and may not know their digests');
  return pull('it unpacks one layer while it fetches the next');
}

function pull(because: string): LoadMethod {
  return { method: 'pull', because };
}

function stream(because: string): LoadMethod {
  return { method: 'stream', because };
}
