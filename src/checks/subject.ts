import type { EngineImage } from '../docker/image.ts';
import type { Log } from '../core/log.ts';
import type { Engine } from '../docker/engine.ts';

/** An image to check, and how to get at it. */
export interface CheckSubject {
  readonly engine: Engine;
  readonly image: EngineImage;
  /** `linux/arm64`, where the user named one. */
  readonly platform?: string;
  /** The workflow run, which every container is labelled with. */
  readonly runId: string;
  /** Absolute. */
  readonly workspace: string;
  /** Milliseconds of silence of the engine; 0 waits for ever. */
  readonly idleTimeout: number;
  readonly log: Log;
  readonly signal: AbortSignal;
}
