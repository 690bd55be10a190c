/** What is known before an image leaves the engine. */
export interface RoadFacts {
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
  /** Whether the engine compresses as fast as this action does (since 23). */
  readonly fast: boolean;
  /** Layers of the image. */
  readonly layers: number;
  /** How many of them are archived already, so that they need not be sent. */
  readonly known: number;
  /** How many of them earlier archives in the folder have, so that the engine can probably be asked for them again. */
  readonly seen: number;
}

/** How an image gets out of the engine: `push` to a registry of this step on loopback, or `save` as docker save does. */
export interface Road {
  readonly road: 'push' | 'save';
  readonly because: string;
  /** Blobs that the engine may send before the other road is taken. */
  readonly mostSent: number;
}

// What a push sends beside layers: the configuration, and attestations.
const besides = 5;

/** The level that engines compress with is about this one's. */
export const usualLevel = 1;

/** Chooses the quicker road out of the engine (measured in bench/RESULTS.md). */
export function chooseRoad(facts: RoadFacts): Road {
  const { format, level, local, containerd, identified, fast, layers, known, seen } = facts;
  if (!local) return save('the engine is on another machine');
  if (format !== 'zip') return save(`archive-format ${format} is what docker save gives`);
  if (containerd && !identified)
    return save('the engine cannot push to this step, or has several images under this name');
  if (containerd) return push("the engine's store gives its layers as they are", Infinity);
  if (level !== usualLevel) return save(`compression-level ${level} is not what the engine compresses with`);
  const some = `${known} of ${layers} layers are archived already`;
  if (fast) return push(known > 0 ? some : 'the engine compresses while it sends', Infinity);
  if (known > 0 && known * 2 >= layers) return push(some, layers - known + besides);
  if (seen > 0 && seen * 2 >= layers)
    return push('its layers come again and again: compressed once, they are not sent again', Infinity);
  return save('this engine compresses slowly');
}

function push(because: string, mostSent: number): Road {
  return { road: 'push', because, mostSent };
}

function save(because: string): Road {
  return { road: 'save', because, mostSent: 0 };
}
