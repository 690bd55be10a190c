import type { RunnerEnvironment } from '../../core/environment.ts';
import type { Log } from '../../core/log.ts';
import type { Platform } from '../../image/platform.ts';

/** The options of `s2i build`. */
export interface S2iRequest {
  /** A folder or git URL. */
  readonly source: string;
  /** The builder image. */
  readonly builder: string;
  /** Further options, `--name=value` each. */
  readonly args: readonly string[];
  /** Whether the new image takes over artifacts of the image that has the tag now. */
  readonly incremental: boolean;
  /** Whether to show the builder image's usage first. */
  readonly usage: boolean;
}

/** A build by the program `s2i`. */
export interface S2iBuild {
  readonly request: S2iRequest;
  /** `repository:tag` */
  readonly reference: string;
  /** The platform that the image must have; undefined: any. */
  readonly platform: Platform | undefined;
  /** The engine to build on; empty: the one that the environment names. */
  readonly dockerHost: string;
  /** Milliseconds without output before the program is ended; 0 means no limit. */
  readonly idleTimeout: number;
  readonly environment: RunnerEnvironment;
  readonly log: Log;
  readonly signal: AbortSignal;
}
