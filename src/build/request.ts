import type { Platform } from '../image/platform.ts';

type TextMap = Readonly<Record<string, string>>;

/** What to build and how; the fields are named after the inputs of docker/build-push-action. */
export interface BuildRequest {
  /** A folder, a tar file, or the address of a git repository, a tar or a Dockerfile. */
  readonly context: string;
  /** Path of the Dockerfile; empty: `{context}/Dockerfile`. */
  readonly file: string;
  /** The text of the Dockerfile; empty: it is a file. */
  readonly dockerfileInline: string;
  readonly target: string;
  readonly buildArgs: TextMap;
  readonly labels: TextMap;
  readonly noCache: boolean;
  /** Stages that are built without cache. */
  readonly noCacheFilters: readonly string[];
  readonly pull: boolean;
  /** Addresses and folders by name. */
  readonly buildContexts: TextMap;
  /** Values by id. */
  readonly secrets: TextMap;
  /** Names of environment variables by id; all of them are set. */
  readonly secretEnvs: TextMap;
  /** Paths by id. */
  readonly secretFiles: TextMap;
  /** `default` or `id=socket-or-key`. */
  readonly ssh: readonly string[];
  /** Empty: the builder's own platform. */
  readonly platforms: readonly Platform[];
  /** Image references, or `type=…,…`. */
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Empty: the builder's default. */
  readonly network: string;
  /** `host:ip` each. */
  readonly addHosts: readonly string[];
  /** Bytes; 0: the builder's default. */
  readonly shmSize: number;
  /** `name=soft:hard` each; -1 is unlimited. */
  readonly ulimit: readonly string[];
  /** Bytes; 0: no limit. */
  readonly memory: number;
  /** Bytes of memory and swap together; -1 is unlimited, 0 the builder's default. */
  readonly memorySwap: number;
  /** 0: the builder's default. */
  readonly cpuShares: number;
  /** `0-2,4`; empty: all. */
  readonly cpusetCpus: string;
  readonly cgroupParent: string;
  readonly isolation: string;
  readonly squash: boolean;
  readonly annotations: readonly string[];
  readonly attests: readonly string[];
  /** As written, `false` and `true` in lower case; empty: not given. */
  readonly provenance: string;
  /** As written, `false` and `true` in lower case; empty: not given. */
  readonly sbom: string;
  /** Name of a buildx builder. */
  readonly builder: string;
  /** Entitlements. */
  readonly allow: readonly string[];
  /** Whether the proxies of the docker config become build arguments. */
  readonly useConfigProxy: boolean;
}
