import type { RunnerEnvironment } from '../../core/environment.ts';
import type { RegistryLogin } from '../../docker/credentials.ts';
import type { BuildRequest } from '../request.ts';
import type { BuildxBuilder } from './builder.ts';

/** A build by `docker buildx`. */
export interface BuildxBuild {
  readonly request: BuildRequest;
  /** `repository:tag` */
  readonly reference: string;
  /** A value of `--output`; `dest=-` in it writes the image to the standard output. */
  readonly output: string;
  readonly builder: BuildxBuilder;
  readonly registry: RegistryLogin | undefined;
  /** The engine; empty: the one that the environment names. */
  readonly dockerHost: string;
  /** Milliseconds without progress before the build is given up; 0 means no limit. */
  readonly idleTimeout: number;
  readonly environment: RunnerEnvironment;
  /** The job's token, for a context in the job's own repository. */
  readonly token: string;
  /** Called with every secret that the build uses. */
  readonly mask: (secret: string) => void;
}
