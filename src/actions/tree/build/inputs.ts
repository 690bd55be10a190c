import type { VerifyRequest } from '../../../checks/request.ts';
import { readStorageRequest } from '../../archive/inputs/storage.ts';
import { readVerifyRequest } from '../../archive/inputs/checks.ts';
import type { PublishRequest, StorageRequest } from '../../archive/request.ts';
import type { InputReader } from '../../shared/input-reader.ts';

/** The inputs of `command: build`; most of them apply to each image as they do in the root action. */
export interface TreeBuildRequest {
  readonly keeping: StorageRequest;
  /** How many images to work on at once; 0: as many as there are CPUs. */
  readonly maxParallel: number;
  /** Whether no further image is started once one has failed. */
  readonly failFast: boolean;
  readonly noCache: boolean;
  /** Whether images from outside the tree are pulled again before images are built from them. */
  readonly pull: boolean;
  /** Network of `RUN`; empty: the builder's default. */
  readonly network: string;
  /** An empty command stands for the image's own `test.sh`. */
  readonly verify: VerifyRequest;
  readonly ifNoTest: 'ignore' | 'warn' | 'error';
  readonly push: boolean;
  readonly tagLatest: PublishRequest['tagLatest'];
  readonly allowDirty: boolean;
  readonly token: string;
  /** How often a pull or a request to a registry is repeated after a transient error. */
  readonly retries: number;
  /** Milliseconds without progress; 0: no limit. */
  readonly idleTimeout: number;
}

/** Reads the inputs of `command: build`. */
export function readBuildInputs(read: InputReader): TreeBuildRequest {
  return {
    maxParallel: read.text('max-parallel') ? read.integer('max-parallel', 1, 256) : 0,
    failFast: read.flag('fail-fast'),
    noCache: read.flag('no-cache'),
    pull: read.flag('pull'),
    network: read.text('network'),
    verify: readVerifyRequest(read),
    ifNoTest: read.oneOf('if-no-test', ['ignore', 'warn', 'error']),
    push: read.flag('push'),
    tagLatest: read.oneOf('tag-latest', ['auto', 'true', 'false']),
    allowDirty: read.flag('allow-dirty'),
    keeping: readStorageRequest(read),
    token: read.text('github-token'),
    retries: read.integer('retries', 0, 20),
    idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
  };
}
