/** What is known before an image leaves the engine. */
export interface ExportFacts {
  /** The archive to be made. */
  readonly format: string;
  /** Deflate level asked for, 0 to 9. */
  readonly level: number;
  /** Whether the engine is on this machine. */
  readonly local: boolean;
  /** Whether its images are in containerd's store. */
  readonly containerd: boolean;
  /** Whether it is known which image it is: a containerd store tells that by a push, which not every engine can do and which several images under one name do not. */
  readonly identified: boolean;
  /** Layers of the image. */
  readonly layers: number;
  /** How many of them are archived already, so that they need not be sent. */
  readonly known: number;
}

/** How an image gets out of the engine: `push` to a registry of this step on loopback, or `save` as docker save does. */
export interface ExportMethod {
  readonly road: 'push' | 'save';
  readonly because: string;
}

/** The level that engines compress with is about this one's. */
export const usualLevel = 1;

/**
 * Chooses the quicker road out of the engine (measured in bench/RESULTS.md). Docker 20.10 compresses so slowly that one
 * save would be quicker; but what it has compressed once it does not send again, so two versions are quicker by a push.
 */
export function chooseExportMethod(facts: ExportFacts): ExportMethod {
  const { format, level, local, containerd, identified, layers, known } = facts;
  if (!local) return save('the engine is on another machine');
  if (format !== 'zip') return save(`archive-format ${format} is what docker save gives`);
  if (containerd && !identified)
    return save('the engine cannot push to this step, or has several images under this name');
  if (containerd) return push("the engine's store gives its layers as they are");
  if (level !== usualLevel) return save(`compression-level ${level} is not what the engine compresses with`);
  if (known > 0) return push(`${known} of ${layers} layers are archived already`);
  return push('the engine compresses while it sends, each layer once');
}

function push(because: string): ExportMethod {
  return { road: 'push', because };
}

function save(because: string): ExportMethod {
  return { road: 'save', because };
}
