/** What to check before anything is published or stored. */
export interface CheckRequest {
  readonly numericUser: boolean;
  /** Absolute, normalized paths. */
  readonly required: readonly string[];
  /** Absolute, normalized paths. */
  readonly forbidden: readonly string[];
  readonly extract: readonly Extraction[];
  readonly run?: RunRequest;
  readonly verify?: VerifyRequest;
}

/** A file or folder to copy out of the image. */
export interface Extraction {
  /** Absolute, normalized path in the image. */
  readonly from: string;
  /** Path in the workspace; with `/` at its end, a folder to put it into. */
  readonly to: string;
}

/** What a container of the image has to do. */
export interface RunRequest {
  /** The container's arguments; empty: the image's own command. */
  readonly command: readonly string[];
  readonly exitCode: number;
  /** What the output has to match. */
  readonly output?: RegExp;
  /** Milliseconds. */
  readonly timeout: number;
  /** Undefined: the container has to end by itself. */
  readonly wait?: WaitRequest;
}

/** What a container that serves has to answer. */
export interface WaitRequest {
  /** A TCP port that has to be open. */
  readonly port?: number;
  /** A path that has to be answered with 2xx or 3xx. */
  readonly http?: { readonly port: number; readonly path: string };
}

/** A command on the host that judges the archive. */
export interface VerifyRequest {
  /** Shell text with placeholders. */
  readonly command: string;
  /** Milliseconds. */
  readonly timeout: number;
}
