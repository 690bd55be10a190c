import { codecLevels, type LayerCompression } from './compress/codec.ts';

/** What is known before an image leaves the engine. */
export interface ExportFacts extends LayerCompression {
  /** The format of the archive to be made. */
  readonly format: string;
  /** Whether this machine and its engine are used by later jobs too. */
  readonly stays: boolean;
  /** Whether the engine is on this machine. */
  readonly local: boolean;
  /** Whether the engine pushes to a registry on this machine without TLS. */
  readonly pushesPlainly: boolean;
  /** Whether the engine uses the containerd image store. */
  readonly containerd: boolean;
  /** Whether the config digest is known. A containerd store reveals it by a push, which some engines cannot do, and only if the name stands for one image. */
  readonly identified: boolean;
  /** Number of layers of the image. */
  readonly layers: number;
  /** How many of them are archived already, so that they need not be sent. */
  readonly known: number;
}

/**
 * How an image leaves the engine: by `push` to the loopback registry of this step, or by `save` as by docker save. Of
 * the tar that is saved, `layers` compresses each layer by itself; otherwise the tar is compressed as a whole.
 */
export interface ExportMethod {
  readonly method: 'push' | 'layers' | 'save';
  readonly because: string;
}

/**
 * Chooses the faster export method (measured in bench/RESULTS.md). An engine with a classic store compresses with gzip
 * while it pushes, which is slower than zstd here, but it does not send again what it has compressed once.
 */
export function chooseExportMethod(facts: ExportFacts): ExportMethod {
  const { format, local, pushesPlainly, containerd, identified } = facts;
  if (format !== 'zip') return { method: 'save', because: `archive-format ${format} is what docker save gives` };
  if (!local) return save(facts, 'the engine is on another machine');
  if (!pushesPlainly) return save(facts, 'podman pushes to no registry without TLS');
  if (!containerd) return chooseForClassic(facts);
  if (identified) return push("the engine's store gives its layers as they are");
  return { method: 'save', because: 'the engine cannot push to this step, or has several images under this name' };
}

function chooseForClassic(facts: ExportFacts): ExportMethod {
  const { compression, level, stays, layers, known } = facts;
  if (compression === 'zstd' && !stays) return save(facts, 'this step compresses faster than the engine');
  if (level !== codecLevels[compression].usual)
    return save(facts, `compression-level ${level} is not what the engine compresses with`);
  if (known > 0) return push(`${known} of ${layers} layers are archived already`);
  return push('the engine compresses while it sends, each layer once');
}

function push(because: string): ExportMethod {
  return { method: 'push', because };
}

function save({ compression }: ExportFacts, because: string): ExportMethod {
  return { method: compression === 'zstd' ? 'layers' : 'save', because };
}
