import { artifactPaths } from './paths/artifacts.ts';
import { cachePaths } from './paths/cache.ts';
import { enginePaths } from './paths/engine.ts';
import { githubPaths } from './paths/github.ts';
import { registryPaths } from './paths/registry.ts';
import type { Work } from './paths/work.ts';

/** The paths to the outside. */
export const paths: Readonly<Record<string, Work>> = {
  ...artifactPaths,
  ...cachePaths,
  ...githubPaths,
  ...registryPaths,
  ...enginePaths,
};
