/** What is known before an image leaves the engine. */
export interface ExportFacts {
  /** The format of the archive to be made. */
  readonly format: string;
  /** The deflate level asked for, 0 to 9. */
  readonly level: number;
  /** Whether the engine is on this machine. */
  readonly local: boolean;
  /** Whether the engine pushes to a registry on this machine without TLS. */
  readonly pushesPlainly: boolean;
  /** Whether the engine uses the containerd image store. */
  readonly containerd: boolean;
  /** Whether the config digest is known. A containerd store tells it by a push, which some engines cannot do, and not if a name stands for several images. */
  readonly identified: boolean;
  /** Number of layers of the image. */
  readonly layers: number;
  /** How many of them are archived already, so that they need not be sent. */
  readonly known: number;
}

/** How an image leaves the engine: `push` to the loopback registry of this step, or `save` as by docker save. */
export interface ExportMethod {
  readonly method: 'push' | 'save';
  readonly because: string;
}

// Engines compress with about this level.
const engineLevel = 1;

/**
 * Chooses the faster export method (measured in bench/RESULTS.md). Docker 20.10 compresses so slowly that a single save
 * would be faster, but it does not send again what it has compressed once, so from the second version on a push is faster.
 */
export function chooseExportMethod(facts: ExportFacts): ExportMethod {
  const { format, level, local, pushesPlainly, containerd, identified, layers, known } = facts;
  if (!local) return save('the engine is on another machine');
  if (!pushesPlainly) return save('podman pushes to no registry without TLS');
  if (format !== 'zip') return save(`archive-format ${format} is what docker save gives`);
  if (containerd && !identified)
    return save('the engine cannot push to this step, or has several images under this name');
  if (containerd) return push("the engine's store gives its layers as they are");
  if (level !== engineLevel) return save(`compression-level ${level} is not what the engine compresses with`);
  if (known > 0) return push(`${known} of ${layers} layers are archived already`);
  return push('the engine compresses while it sends, each layer once');
}

function push(because: string): ExportMethod {
  return { method: 'push', because };
}

function save(because: string): ExportMethod {
  return { method: 'save', because };
}
