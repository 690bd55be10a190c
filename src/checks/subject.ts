import type { Log } from '../core/log.ts';
import type { Engine } from '../docker/engine.ts';
import type { EngineImage } from '../docker/image.ts';

/** An image to check, and what the checks need to reach it. */
export interface CheckSubject {
  readonly engine: Engine;
  readonly image: EngineImage;
  /** `linux/arm64`; undefined: the image's own. */
  readonly platform?: string;
  /** The workflow run, which labels every container. */
  readonly runId: string;
  /** Absolute. */
  readonly workspace: string;
  /** Milliseconds that the engine may be silent; 0 means no limit. */
  readonly idleTimeout: number;
  readonly log: Log;
  readonly signal: AbortSignal;
}
