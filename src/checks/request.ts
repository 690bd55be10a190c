/** One line of `extract`. */
export interface Extraction {
  /** Absolute, normalized path in the image. */
  readonly from: string;
  /** Path in the workspace; with `/` at its end a folder to put it into. */
  readonly to: string;
}

/** What a container has to do before its image is saved. */
export interface RunRequest {
  /** The container's arguments; empty: the image's own command. */
  readonly command: readonly string[];
  readonly exitCode: number;
  readonly output?: RegExp;
  /** Milliseconds. */
  readonly timeout: number;
  /** Not given: the container has to end by itself. */
  readonly wait?: WaitRequest;
}

/** What a container that serves has to answer. */
export interface WaitRequest {
  /** A TCP port that has to be open. */
  readonly port?: number;
  readonly http?: { readonly port: number; readonly path: string };
}

/** A command on the host that judges the archive. */
export interface VerifyRequest {
  /** Shell text with placeholders. */
  readonly command: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** What is checked before anything ships. */
export interface CheckRequest {
  readonly numericUser: boolean;
  /** Absolute, normalized paths. */
  readonly required: readonly string[];
  readonly forbidden: readonly string[];
  readonly extract: readonly Extraction[];
  readonly run?: RunRequest;
  readonly verify?: VerifyRequest;
}
