import { readKeeping, type KeepingInputs } from '../../archive/inputs.ts';
import { readVerifyCommand } from '../../archive/inputs/checks.ts';
import type { VerifyRequest } from '../../../checks/request.ts';
import type { TagLatest } from '../../archive/inputs/publish.ts';
import type { InputReader } from '../../shared/input-reader.ts';

/** What the user said to `command: build` of the action `tree`; most of it holds for each image as for the root action. */
export interface TreeBuildInputs {
  readonly keeping: KeepingInputs;
  /** How many images are worked on at once; 0: as many as there are CPUs. */
  readonly maxParallel: number;
  /** Whether nothing is begun any more once an image has failed. */
  readonly failFast: boolean;
  readonly noCache: boolean;
  /** Whether images of other places are pulled anew before something is made from them. */
  readonly pull: boolean;
  /** Network of `RUN`; empty: the builder's default. */
  readonly network: string;
  /** Its command is empty where the image's own `test.sh` judges. */
  readonly verify: VerifyRequest;
  readonly ifNoTest: 'ignore' | 'warn' | 'error';
  readonly push: boolean;
  readonly tagLatest: TagLatest;
  readonly allowDirty: boolean;
  readonly token: string;
  /** How often a pull or a request to a registry that failed in passing is tried again. */
  readonly retries: number;
  /** Milliseconds of silence; 0 waits for ever. */
  readonly idleTimeout: number;
}

/** Reads the inputs of `command: build`. */
export function readBuildInputs(read: InputReader): TreeBuildInputs {
  return {
    maxParallel: read.text('max-parallel') ? read.integer('max-parallel', 1, 256) : 0,
    ...{ failFast: read.flag('fail-fast'), noCache: read.flag('no-cache'), pull: read.flag('pull') },
    network: read.text('network'),
    verify: readVerifyCommand(read),
    ifNoTest: read.oneOf('if-no-test', ['ignore', 'warn', 'error']),
    push: read.flag('push'),
    tagLatest: read.oneOf('tag-latest', ['auto', 'true', 'false']),
    allowDirty: read.flag('allow-dirty'),
    keeping: readKeeping(read),
    token: read.text('github-token'),
    retries: read.integer('retries', 0, 20),
    idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
  };
}
