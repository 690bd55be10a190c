import { messageOf } from '../../core/errors.ts';
import { EngineError } from '../../docker/errors.ts';

/** Why an engine cannot use our loopback registry, so that another method is needed. */
export class LoopbackRefusal extends Error {
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'LoopbackRefusal';
  }
}

/** Turns an engine's refusal into a `LoopbackRefusal`; other errors, such as a lost connection, stay what they are. */
export function toLoopbackRefusal(what: string, error: unknown): unknown {
  return error instanceof EngineError ? new LoopbackRefusal(`${what}: ${messageOf(error)}`, error) : error;
}
